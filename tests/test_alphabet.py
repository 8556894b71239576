"""Words stand in the order of their language, under its own letters."""

import random

import pytest

from taxonomy.alphabet import initial, sort_key

# Each list as a dictionary of the language has it.
LISTS = {
    "cs": "cizinec čas dítě hodina chlapec chování internet rodina řízení sexting škola "
    "zneužití žena",
    "da": "barn bistand byrde bæreevne børn bånd offer zone ægteskab øjenvidne Aalborg ånd",
    "de": "Abbildung Achtsamkeit Ächtung Ärger Kinder offen Öffentlichkeit Ohnmacht Opfer "
    "Übergriff Verbrechen",
    "es": "abuso ánimo cana canto caña capa nación nana niñera niñez nudo ñandú ñoqui obra",
    "et": "saatja seks šantaaž zoofiilia žanr tunnistaja vanem õigus ärakasutamine öö ülekuulamine",
    "fa": "بهره پورنو تجاوز جرم چت زن ژاله کودک گروه نوجوان وب هرزه یاری",
    "fi": "alaikäinen hyväksikäyttö lapsi yhteys zoomi åländsk äiti ääni öljy",
    "fr": "abus âge agression cote coté côte éditeur enfant État grooming œuvre traite",
    "hu": "oktatás orvos öreg őrzés per ujj üldözés űrlap zaklatás",
    "lt": "cenzūra čia ilgas ypatingas išnaudojimas įvaikis jaunas sekimas šantažas žala",
    "nb": "barn bistand bærer bønn bånd offer zoom æresdrap østlig åndelig",
    "pl": "cel ćma dziecko lista los łańcuch łapówka maltretowanie szkoda świadek zgoda źródło "
    "żebractwo",
    "ro": "abuz ademenire infracțiune ispită împuternicire înșelătorie joc sexting supraviețuitor "
    "șantaj tabu tată tânăr trafic țintă",
    "ru": "дети ёлка ель ёмкость жертва игра изнасилование йод ребёнок",
    "sv": "barnaga barnarbete barnporr barnäktenskap offer zon åldersgräns ånger ärekränkning "
    "övergrepp",
    "th": "การค้าเด็ก ข่มขืน ความรุนแรง ค้ามนุษย์ เด็ก โสเภณี เหยื่อ",
    "tr": "cinsel çevrimiçi çocuk dava ırkçılık ilgi istismar okul ödev suç şantaj şiddet ulus "
    "üvey",
    "uk": "гвалтування ґендер діти експлуатація єдність жертва ідентифікація їжа йод кібербулінг",
    "vi": "an ảnh ăn ân ấu bạo dụ đồi mại",
}


@pytest.mark.parametrize("language", LISTS)
def test_words_stand_in_the_order_of_their_language(language):
    words = LISTS[language].split()
    mixed = random.Random(5).sample(words, len(words))

    assert sorted(mixed, key=lambda word: sort_key(word, language)) == words
    assert sorted(mixed, key=lambda word: sort_key(word, f"{language}-001")) == words


@pytest.mark.parametrize(
    ("language", "word", "letter"),
    [
        ("es", "ñandú", "Ñ"),
        ("es", "Ávila", "A"),
        ("fr", "État", "E"),
        ("sv", "A\u030angermanland", "Å"),  # decomposed
        ("da", "aabenhed", "Å"),
        ("de", "Übergriff", "U"),
        ("cs", "Chlapec", "CH"),
        ("pl", "łapówka", "Ł"),
        ("tr", "ırkçılık", "I"),
        ("tr", "istismar", "İ"),
        ("tr", "Iğdır", "I"),
        ("vi", "ấu dâm", "Â"),
        ("lt", "Ypatingas", "I"),
        ("ru", "ёлка", "Е"),
        ("fa", "كودك", "ک"),
        ("th", "เด็ก", "ด"),
        ("zh", "儿童色情", "儿"),
        ("en", "“self-generated” images", "S"),
        ("en", "3D images", "#"),
        ("en", "…", "#"),
        ("sv", "", "#"),
    ],
)
def test_a_word_stands_under_a_letter_of_its_language(language, word, letter):
    assert initial(word, language) == letter


def test_punctuation_and_accents_part_only_what_is_otherwise_alike():
    words = ["re-sale", "resale", "résale", "resales"]

    assert sorted(set(words), key=sort_key) == words
