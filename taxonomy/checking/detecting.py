"""Which language a paragraph is in, where nobody says."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+(?:\n\s*)?")
_SHORT = 60  # characters below which a paragraph is taken for the language of its text
_LOOKED_AT = 5_000  # characters of a text
_SURE = 0.9


def paragraphs(text: str, among: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs of a text, neighbours of one language as one: start, end, language."""
    known = tuple(sorted(among))
    whole = of_text(text, known)
    start, last, language = 0, 0, ""
    for found in _PARAGRAPH.finditer(text):
        own = _own(found[0], known, whole)
        if own != language and language:
            yield start, last, language
            start = found.start()
        last, language = found.end(), own
    if language:
        yield start, len(text), language


def of_text(text: str, among: tuple[str, ...]) -> str:
    """The language that a text is most likely in, of some."""
    if len(among) == 1 or not text.strip():
        return "en" if "en" in among else among[0]
    language: str = _identifier(among).classify(text[:_LOOKED_AT])[0]
    return language


def _own(paragraph: str, known: tuple[str, ...], whole: str) -> str:
    if len(paragraph) < _SHORT or len(known) == 1:
        return whole
    language, sure = _identifier(known).classify(paragraph[:_LOOKED_AT])
    return language if sure >= _SURE else whole


@cache
def _identifier(among: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(among))
    return identifier
