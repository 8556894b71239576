"""What is known of languages: one row each, and a fair guess for all others.

Languages are BCP 47 tags; a row is found by the tag's first subtag. A language
without a row works all the same: its words are folded and not stemmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import langcodes


@dataclass(frozen=True, slots=True)
class Language:
    """What search and pages need to know of a language.

    `name` is the language's own name for itself, `stemmer` the Snowball
    algorithm for it, if there is one, `latin` whether it is written in Latin letters.
    """

    tag: str
    name: str
    stemmer: str | None = None
    right_to_left: bool = False
    latin: bool = True


LANGUAGES: Mapping[str, Language] = {
    row.tag: row
    for row in (
        Language("ar", "العربية", "arabic", right_to_left=True, latin=False),
        Language("bg", "български", latin=False),
        Language("ca", "català", "catalan"),
        Language("cs", "čeština", "czech"),
        Language("da", "dansk", "danish"),
        Language("de", "Deutsch", "german"),
        Language("el", "Ελληνικά", "greek", latin=False),
        Language("en", "English", "english"),
        Language("es", "español", "spanish"),
        Language("et", "eesti", "estonian"),
        Language("fa", "فارسی", "persian", right_to_left=True, latin=False),
        Language("fi", "suomi", "finnish"),
        Language("fr", "français", "french"),
        Language("he", "עברית", right_to_left=True, latin=False),
        Language("hi", "हिन्दी", "hindi", latin=False),
        Language("hu", "magyar", "hungarian"),
        Language("id", "Indonesia", "indonesian"),
        Language("it", "italiano", "italian"),
        Language("ja", "日本語", latin=False),
        Language("ko", "한국어", latin=False),
        Language("lt", "lietuvių", "lithuanian"),
        Language("nb", "norsk bokmål", "norwegian"),
        Language("nl", "Nederlands", "dutch"),
        Language("nn", "norsk nynorsk", "norwegian"),
        Language("no", "norsk", "norwegian"),
        Language("pl", "polski", "polish"),
        Language("pt", "português", "portuguese"),
        Language("ro", "română", "romanian"),
        Language("ru", "русский", "russian", latin=False),
        Language("sv", "svenska", "swedish"),
        Language("th", "ไทย", latin=False),
        Language("tr", "Türkçe", "turkish"),
        Language("uk", "українська", latin=False),
        Language("ur", "اردو", right_to_left=True, latin=False),
        Language("vi", "Tiếng Việt"),
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


@lru_cache(maxsize=1_024)
def is_valid(tag: str) -> bool:
    """Whether a tag is well-formed and each of its subtags is registered (BCP 47)."""
    return langcodes.tag_is_valid(tag)
