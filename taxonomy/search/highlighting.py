"""Which pieces of a text matched, so that faces can mark them without trusting markup."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, takewhile

from taxonomy import languages
from taxonomy.search.analysis import beginnings
from taxonomy.stemming import stem
from taxonomy.text import fold, written

Pieces = tuple[tuple[str, bool], ...]

_SIMPLE = "\u052f"  # up to here, Latin to Cyrillic, a word folds letter by letter
EXCERPT = 160  # characters of a text that are shown around what matched


def pieces(text: str, language: str, stems: Collection[str]) -> Pieces:
    """A text cut where words match; each piece says whether it did, and together they are it."""
    return tuple(_cut(text, 0, len(text), _matching(written(text), language, stems)))


def excerpt(text: str, language: str, stems: Collection[str]) -> Pieces:
    """The part of a text around the first match, cut likewise; nothing after it is looked at."""
    words = written(text)
    first = next(_matching(words, language, stems), None)
    start = max(0, first[0] - EXCERPT // 2) if first and len(text) > EXCERPT else 0
    end = min(len(text), start + EXCERPT)
    shown = takewhile(lambda word: word[1] - len(word[0]) < end, words)
    places = chain([first] if first else (), _matching(shown, language, stems))
    return (
        *((("…", False),) if start else ()),
        *_cut(text, start, end, places),
        *((("…", False),) if end < len(text) else ()),
    )


def _matching(
    words: Iterable[tuple[str, int]], language: str, stems: Collection[str]
) -> Iterator[tuple[int, int]]:
    base = languages.base(language)
    first = beginnings(stems, base)
    if first is not None:  # a letter is sooner folded than a word is stemmed
        words = (word for word in words if word[0][0] > _SIMPLE or fold(word[0][0])[:1] in first)
    return ((end - len(word), end) for word, end in words if stem(word, base) in stems)


def _cut(
    text: str, start: int, end: int, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in places:
        if last <= at:  # words of unspaced scripts overlap
            continue
        if first > at:
            yield text[at:first], False
        yield text[max(first, at) : min(last, end)], True
        at = min(last, end)
    if at < end:
        yield text[at:end], False
