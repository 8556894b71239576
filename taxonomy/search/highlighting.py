"""Which pieces of a text matched, so that faces can mark them without trusting markup."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, takewhile

from taxonomy import languages
from taxonomy.search.analysis import beginnings
from taxonomy.stemming import stem
from taxonomy.text import beginning, written

Pieces = tuple[tuple[str, bool], ...]

EXCERPT = 160  # characters of a text that are shown around what matched


def pieces(text: str, language: str, stems: Collection[str]) -> Pieces:
    """A text cut where words match; each piece says whether it did, and together they are it."""
    return tuple(_cut(text, 0, len(text), _matching(text, language, stems)))


def excerpt(text: str, language: str, stems: Collection[str]) -> Pieces:
    """The part of a text around the first match, cut likewise; nothing after it is looked at."""
    matching = _matching(text, language, stems)
    first = next(matching, None)
    start = max(0, first[0] - EXCERPT // 2) if first and len(text) > EXCERPT else 0
    end = min(len(text), start + EXCERPT)
    shown = takewhile(lambda place: place[0] < end, matching)
    places = chain([first] if first else (), shown)
    return (
        *((("…", False),) if start else ()),
        *_cut(text, start, end, places),
        *((("…", False),) if end < len(text) else ()),
    )


def _matching(text: str, language: str, stems: Collection[str]) -> Iterator[tuple[int, int]]:
    base = languages.base(language)
    first = beginnings(stems, base)
    words = written(text) if first is None else beginning(text, first)
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
