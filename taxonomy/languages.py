"""What is known of languages: one row each, and a fair guess for all others.

Languages are BCP 47 tags; a row is found by the tag's first subtag. A language
without a row works all the same: its words are folded and not stemmed.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import langcodes


@dataclass(frozen=True, slots=True)
class Language:
    """What search and pages need to know of a language.

    `name` is the language's own name for itself, `stemmer` the Snowball
    algorithm for it, if there is one, `latin` whether it is written in Latin letters.
    `order` tells which letters do not stand where their folding does (as CLDR
    has them): `N<Ñ` is after all that begins with n, `Y=Ü` is sorted as a y.
    """

    tag: str
    name: str
    stemmer: str | None = None
    right_to_left: bool = False
    latin: bool = True
    order: str = ""


_DANISH_NORWEGIAN = "Y=Ü Z<Æ=Ä<Ø=Ö<Å=AA"

LANGUAGES: Mapping[str, Language] = {
    row.tag: row
    for row in (
        Language("ar", "العربية", "arabic", right_to_left=True, latin=False),
        Language("bg", "български", latin=False, order="И<Й"),
        Language("ca", "català", "catalan"),
        Language("cs", "čeština", "czech", order="C<Č H<CH R<Ř S<Š Z<Ž"),
        Language("da", "dansk", "danish", order=_DANISH_NORWEGIAN),
        Language("de", "Deutsch", "german"),
        Language("el", "Ελληνικά", "greek", latin=False),
        Language("en", "English", "english"),
        Language("es", "español", "spanish", order="N<Ñ"),
        Language("et", "eesti", "estonian", order="S<Š<Z<Ž W<Õ<Ä<Ö<Ü"),
        Language(
            "fa",
            "فارسی",
            "persian",
            right_to_left=True,
            latin=False,
            order="ب<پ ج<چ ز<ژ ک=ك<گ ن<و<ه ی=ي",
        ),
        Language("fi", "suomi", "finnish", order="Y=Ü Z<Å<Ä=Æ<Ö=Ø"),
        Language("fr", "français", "french"),
        Language("he", "עברית", right_to_left=True, latin=False, order="כ=ך מ=ם נ=ן פ=ף צ=ץ"),
        Language("hi", "हिन्दी", "hindi", latin=False),
        Language("hu", "magyar", "hungarian", order="O<Ö=Ő U<Ü=Ű"),
        Language("id", "Indonesia", "indonesian"),
        Language("it", "italiano", "italian"),
        Language("ja", "日本語", latin=False),
        Language("ko", "한국어", latin=False),
        Language("lt", "lietuvių", "lithuanian", order="C<Č I=Y S<Š Z<Ž"),
        Language("nb", "norsk bokmål", "norwegian", order=_DANISH_NORWEGIAN),
        Language("nl", "Nederlands", "dutch"),
        Language("nn", "norsk nynorsk", "norwegian", order=_DANISH_NORWEGIAN),
        Language("no", "norsk", "norwegian", order=_DANISH_NORWEGIAN),
        Language("pl", "polski", "polish", order="A<Ą C<Ć E<Ę L<Ł N<Ń O<Ó S<Ś Z<Ź<Ż"),
        Language("pt", "português", "portuguese"),
        Language("ro", "română", "romanian", order="A<Ă<Â I<Î S<Ș=Ş T<Ț=Ţ"),
        Language("ru", "русский", "russian", latin=False, order="И<Й"),
        Language("sv", "svenska", "swedish", order="Y=Ü Z<Å<Ä=Æ<Ö=Ø"),
        Language("th", "ไทย", latin=False),
        Language("tr", "Türkçe", "turkish", order="C<Ç G<Ğ H<I=ı<İ=i O<Ö S<Ş U<Ü"),
        Language("uk", "українська", latin=False, order="Г<Ґ Е<Є И<І<Ї<Й"),
        Language(
            "ur",
            "اردو",
            right_to_left=True,
            latin=False,
            order="ب<پ ت<ٹ ج<چ د<ڈ ر<ڑ ز<ژ ک=ك<گ ن=ں<و<ہ=ه=ھ<ء ی=ي<ے",
        ),
        Language("vi", "Tiếng Việt", order="A<Ă<Â D<Đ E<Ê O<Ô<Ơ U<Ư"),
        Language("zh", "中文", latin=False),
    )
}


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
