"""What is known of languages: one row each, and a fair guess for all others.

Languages are BCP 47 tags; a row is found by the tag's first subtag. A language
without a row works all the same: its words are folded and not stemmed.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import lru_cache

import langcodes


@dataclass(frozen=True, slots=True)
class Language:
    """All that this code knows of a language: to add one is to add a row.

    `name` is the language's own name for itself, `latin` whether it is written in Latin
    letters. `order` tells which letters do not stand where their folding does (as CLDR
    has them): `N<Ñ` is after all that begins with n, `Y=Ü` is sorted as a y.
    """

    tag: str
    name: str
    _: KW_ONLY
    right_to_left: bool = False
    latin: bool = True
    order: str = ""
    # The Snowball algorithm, and whether it cuts prefixes: ال, mem-, ge-.
    stemmer: str | None = None
    stemmer_cuts_prefixes: bool = False
    # Function words, folded, which a query need not match unless it has no other words.
    stopwords: frozenset[str] = frozenset()
    # Articles and the like that lose their vowel before another: l'enfant, dell'abuso.
    elided: frozenset[str] = frozenset()
    # What is spelled in two ways is compared in one: British as American, digraphs as umlauts;
    # and plurals that no stemmer reaches, of the words that this field speaks of most. Words
    # without what `spelled_otherwise` finds, as most are, fit none of the patterns.
    spellings: tuple[tuple[re.Pattern[str], str], ...] = ()
    spelled_otherwise: re.Pattern[str] | None = None
    # Whether there is a dictionary of lemmas, and whether words that it lacks are guessed:
    # endings tell all that a guess would, but where words are compounded.
    lemmatised: bool = False
    guessed: bool = True
    # Words that stand for each other inside a term: articles, melted prepositions.
    equivalent: Mapping[str, str] = field(default_factory=dict)
    plural_in_s: bool = False
    # Whether no other word of a sentence follows a noun's gender; whether a noun comes first.
    genderless: bool = False
    head_first: bool = False
    # What the model that detects languages calls it; in whose words its texts are checked.
    detected_as: str | None = None
    written_as: str | None = None


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_DANISH_NORWEGIAN = "Y=Ü Z<Æ=Ä<Ø=Ö<Å=AA"

# fmt: off
LANGUAGES: Mapping[str, Language] = {
    row.tag: row
    for row in (
        Language("ar", "العربية", stemmer="arabic", right_to_left=True, latin=False,
            head_first=True, stemmer_cuts_prefixes=True,
            spelled_otherwise=re.compile(r"طفال|ضحايا"),
            spellings=((re.compile(r"[أا]طفال"), "طفل"), (re.compile(r"ضحايا"), "ضحية")),
            stopwords=_words("التي الذي الى ان او بين على عن في كل كيف لا ما ماذا مع من هذا "
            "هذه هل هو هي و")),
        Language("bg", "български", latin=False, order="И<Й", lemmatised=True),
        Language("ca", "català", stemmer="catalan", lemmatised=True, guessed=False,
            plural_in_s=True, head_first=True, elided=_words("d l m n s t"),
            equivalent={"d": "de", "del": "de", "dels": "de"},
            stopwords=_words("a al als amb com d de del dels el els en es i la les o per que "
            "quin un una")),
        Language("cs", "čeština", stemmer="czech", order="C<Č H<CH R<Ř S<Š Z<Ž", lemmatised=True),
        Language("da", "dansk", stemmer="danish", order=_DANISH_NORWEGIAN, lemmatised=True,
            stopwords=_words("af at de den der det en er et for fra hvad hvordan i med og om "
            "paa som til ved")),
        Language("de", "Deutsch", stemmer="german", lemmatised=True, plural_in_s=True,
            spelled_otherwise=re.compile(r"ae|oe|ue"),
            spellings=((re.compile(r"(?<![aeiouq])([aou])e"), r"\1"),),
            stopwords=_words("am an auf aus bei bin das dem den der des die ein eine einem "
            "einen einer eines fur im in ist man mit nach oder sind statt "
            "uber und von vor was wie wird zu zum zur")),
        Language("el", "Ελληνικά", stemmer="greek", latin=False, lemmatised=True),
        Language("en", "English", stemmer="english", lemmatised=True, guessed=False,
            plural_in_s=True, genderless=True,
            spelled_otherwise=re.compile(r"children|men|ae|oe|is|our|ll"),
            spellings=((re.compile(r"^children$"), "child"),
            (re.compile(r"^(wo)?men$"), r"\1man"),
            (re.compile(r"^(p)ae(?=d)|(?<=[a-z])(ae(?=[a-z])|oe(?=[dst]|tus))"), r"\1e"),
            (re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ing$|ations?$|ers?$)"), "iz"),
            (re.compile(r"(?<=[a-z]{2}[bilnv])our(?=$|s|al|e|i|a)"), "or"),
            (re.compile(r"(?<=[a-z]{3})ll(?=ed$|ing$|ers?$)"), "l")),
            stopwords=_words("a about an and any are as at be by can do does for from how i "
            "in instead is it its may me my of ok on one or say should than "
            "that the their them there they this to use was we what when "
            "which who why with word you")),
        Language("es", "español", stemmer="spanish", order="N<Ñ", lemmatised=True, guessed=False,
            plural_in_s=True, head_first=True,
            equivalent={"del": "de", "la": "el", "los": "el", "las": "el"},
            stopwords=_words("a al como con cual de del el en es esta este la las lo los o "
            "para pero por que se ser si sin son su sus un una unas uno "
            "unos y")),
        Language("et", "eesti", stemmer="estonian", order="S<Š<Z<Ž W<Õ<Ä<Ö<Ü", lemmatised=True,
            genderless=True),
        Language("fa", "فارسی", stemmer="persian", right_to_left=True, latin=False,
            order="ب<پ ج<چ ز<ژ ک=ك<گ ن<و<ه ی=ي", genderless=True),
        Language("fi", "suomi", stemmer="finnish", order="Y=Ü Z<Å<Ä=Æ<Ö=Ø", lemmatised=True,
            genderless=True, stopwords=_words("etta ja joka jotka mika miten ne on se tai")),
        Language("fr", "français", stemmer="french", lemmatised=True, guessed=False,
            plural_in_s=True, head_first=True,
            elided=_words("c d j jusqu l lorsqu m n puisqu qu s t"),
            equivalent={"d": "de", "du": "de", "des": "de", "l": "le", "la": "le", "les": "le",
            "aux": "au"},
            stopwords=_words("a au aux avec c ce ces cet cette comment d dans de des doit du "
            "elle en est et faut il ils je l la le les leur lors on ou par "
            "pas plutot pour qu quand que quel quelle qui s sa se ses son "
            "sur un une y")),
        Language("he", "עברית", right_to_left=True, latin=False, order="כ=ך מ=ם נ=ן פ=ף צ=ץ",
            head_first=True),
        Language("hi", "हिन्दी", stemmer="hindi", latin=False, lemmatised=True),
        Language("hu", "magyar", stemmer="hungarian", order="O<Ö=Ő U<Ü=Ű", lemmatised=True,
            genderless=True),
        Language("id", "Indonesia", stemmer="indonesian", lemmatised=True, genderless=True,
            stemmer_cuts_prefixes=True),
        Language("it", "italiano", stemmer="italian", lemmatised=True, guessed=False,
            head_first=True, elided=_words("all coll d dall dell l nell quell sull un"),
            equivalent={"d": "di", "del": "di", "dello": "di", "della": "di", "dell": "di",
            "dei": "di", "degli": "di", "delle": "di"},
            stopwords=_words("a ad agli ai al alla alle che chi ci come con d da dal dalla "
            "dei del della delle di e ed gli i il in l la le lo nel nella o "
            "per quale si sono su un una uno")),
        Language("ja", "日本語", latin=False, genderless=True),
        Language("ko", "한국어", latin=False, genderless=True),
        Language("lt", "lietuvių", stemmer="lithuanian", order="C<Č I=Y S<Š Z<Ž",
            lemmatised=True),
        Language("nb", "norsk bokmål", stemmer="norwegian", order=_DANISH_NORWEGIAN,
            lemmatised=True, detected_as="no",
            stopwords=_words("at av de den der det en er et for fra hva hvordan i med og om "
            "pa som til ved")),
        Language("nl", "Nederlands", stemmer="dutch", lemmatised=True, plural_in_s=True,
            stemmer_cuts_prefixes=True, spelled_otherwise=re.compile(r"kinderen"),
            spellings=((re.compile(r"^kinderen$"), "kind"),),
            stopwords=_words("aan als bij dat de die dit een en er het hoe in is men met "
            "naar of om op te tot uit van voor wat welk zijn")),
        Language("nn", "norsk nynorsk", stemmer="norwegian", order=_DANISH_NORWEGIAN,
            lemmatised=True, written_as="nb"),
        Language("no", "norsk", stemmer="norwegian", order=_DANISH_NORWEGIAN, written_as="nb"),
        Language("pl", "polski", stemmer="polish", order="A<Ą C<Ć E<Ę L<Ł N<Ń O<Ó S<Ś Z<Ź<Ż",
            lemmatised=True,
            stopwords=_words("a albo co czy dla do i jak jest na nie o od po sie w z za ze")),
        Language("pt", "português", stemmer="portuguese", lemmatised=True, guessed=False,
            plural_in_s=True, head_first=True,
            equivalent={"do": "de", "da": "de", "dos": "de", "das": "de", "os": "o", "as": "o",
            "a": "o"},
            stopwords=_words("a ao aos as com como da das de do dos e em na nas no nos o os "
            "ou para pela pelas pelo pelos por qual que se sem sua um uma")),
        Language("ro", "română", stemmer="romanian", order="A<Ă<Â I<Î S<Ș=Ş T<Ț=Ţ",
            lemmatised=True, head_first=True),
        Language("ru", "русский", stemmer="russian", latin=False, order="И<Й", lemmatised=True,
            spelled_otherwise=re.compile(r"ё"), spellings=((re.compile(r"ё"), "е"),),
            stopwords=_words("а без в во для до и из или их к как ли на не о об от по при с "
            "со то у что это")),
        Language("sv", "svenska", stemmer="swedish", order="Y=Ü Z<Å<Ä=Æ<Ö=Ø", lemmatised=True,
            stopwords=_words("att av de den det en er ett for fran hur i med och om pa som "
            "till vad vid")),
        Language("th", "ไทย", latin=False, genderless=True),
        Language("tr", "Türkçe", stemmer="turkish", order="C<Ç G<Ğ H<I=ı<İ=i O<Ö S<Ş U<Ü",
            lemmatised=True, genderless=True,
            stopwords=_words("bir bu da de icin ile mi ne ve veya")),
        Language("uk", "українська", latin=False, order="Г<Ґ Е<Є И<І<Ї<Й", lemmatised=True),
        Language("ur", "اردو", right_to_left=True, latin=False,
            order="ب<پ ت<ٹ ج<چ د<ڈ ر<ڑ ز<ژ ک=ك<گ ن=ں<و<ہ=ه=ھ<ء ی=ي<ے"),
        Language("vi", "Tiếng Việt", order="A<Ă<Â D<Đ E<Ê O<Ô<Ơ U<Ư", genderless=True),
        Language("zh", "中文", latin=False, genderless=True),
    )
}
# fmt: on


def get(tag: str) -> Language:
    """The row of a language; one that knows nothing but the tag where there is none."""
    return LANGUAGES.get(base(tag)) or Language(tag, tag)


@lru_cache(maxsize=1_024)
def base(tag: str) -> str:
    """The language itself, without script or region: `pt` of `pt-BR`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def matches(tag: str, wanted: str | None) -> bool:
    """Whether a tag is in a range: `pt` takes in `pt-BR` (RFC 4647, 3.3.1), None takes in all."""
    if wanted is None or tag == wanted:
        return True
    return f"{tag}-".lower().startswith(f"{wanted}-".lower())


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one; so is a text without letters."""
    letter = next((sign for sign in text if sign.isalpha()), "a")
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN"))


@lru_cache(maxsize=1_024)
def is_valid(tag: str) -> bool:
    """Whether a tag is well-formed and each of its subtags is registered (BCP 47)."""
    return langcodes.tag_is_valid(tag)
