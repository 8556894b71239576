"""Stop words, folded: a query need not match them, unless it has no other words."""

from collections.abc import Mapping

STOPWORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "في من على الى عن مع او و هو هي هذا هذه التي الذي ما لا ان بين كل هل كيف ماذا",
        "ca": "a al als amb d de del dels el els en i la les o per que un una es com quin",
        "da": "af at de den der det en er et for fra hvad hvordan i med og om paa som til ved",
        "de": "am an auf aus bei bin das dem den der des die ein eine einem einen einer eines fur "
        "im in ist man mit nach oder sind statt und von vor was wie wird zu zum zur uber",
        "en": "a about an and any are as at be by can do does for from how i in instead is it its "
        "may me my of ok on one or say should than that the their them there they this to use was "
        "we what when which who why with word you",
        "es": "a al como con cual de del el en es esta este la las lo los o para pero por que se "
        "ser si sin son su sus un una uno unas unos y",
        "fi": "ja on tai se ne mika miten etta joka jotka",
        "fr": "a au aux avec c ce ces cet cette comment d dans de des doit du elle en est et faut "
        "il ils je l la le les leur lors on ou par pas plutot pour qu quand que quel quelle qui s "
        "sa se ses son sur un une y",
        "it": "a ad al alla alle agli ai che chi ci come con d da dal dalla dei del della delle di "
        "e ed gli i il in l la le lo nel nella o per quale si sono su un una uno",
        "nb": "av at de den der det en er et for fra hva hvordan i med og om pa som til ved",
        "nl": "aan als bij dat de die dit een en er het hoe in is men met naar of om op te tot uit "
        "van voor wat welk zijn",
        "pl": "a albo co czy dla do i jak jest na nie o od po sie w z za ze",
        "pt": "a ao aos as com como da das de do dos e em na nas no nos o os ou para pela pelas "
        "pelo pelos por qual que se sem sua um uma",
        "ru": "а без в во для до и из или их к как ли на не о об от по при с со то у что это",
        "sv": "av att de den det en er ett for fran hur i med och om pa som till vad vid",
        "tr": "bir bu da de icin ile mi ne ve veya",
    }.items()
}
