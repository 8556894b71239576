"""Which language a paragraph is in, where nobody says."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+(?:\n\s*)?")
_SHORT = 60  # characters below which a paragraph is taken for the language of its text
_LOOKED_AT = 5_000  # characters of a text
_SURE = 0.9
_CALLED = {"nb": "no"}  # what the model calls otherwise


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
    return _classified(text, among)[0]


def _own(paragraph: str, known: tuple[str, ...], whole: str) -> str:
    if len(paragraph) < _SHORT or len(known) == 1:
        return whole
    language, sure = _classified(paragraph, known)
    return language if sure >= _SURE else whole


def _classified(text: str, among: tuple[str, ...]) -> tuple[str, float]:
    language, sure = _identifier(among).classify(text[:_LOOKED_AT])
    return next((tag for tag, name in _CALLED.items() if name == language), language), sure


@cache
def _identifier(among: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([each for each in map(_named, among) if each in known])
    return identifier


def _named(tag: str) -> str:
    """A language as the model calls it."""
    return _CALLED.get(tag, tag)
