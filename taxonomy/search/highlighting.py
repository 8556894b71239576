"""Highlighting: which spans of a text matched, so that pages mark them without trusted markup."""

from collections.abc import Collection, Iterable, Iterator

from taxonomy import languages
from taxonomy.search.analysis import prefixes
from taxonomy.stemming import stem
from taxonomy.text import beginning, written

Pieces = tuple[tuple[str, bool], ...]

EXCERPT = 160  # characters of a text that are shown around what matched


def pieces(text: str, language: str, stems: Collection[str]) -> Pieces:
    """A text cut where words match; each piece says whether it did, and together they are it."""
    return tuple(_cut(text, 0, len(text), _matching(text, language, stems)))


def excerpt(text: str, language: str, stems: Collection[str]) -> Pieces:
    """The part of a text around the first match, cut likewise."""
    matching = _matching(text, language, stems)
    start = max(0, matching[0][0] - EXCERPT // 2) if matching and len(text) > EXCERPT else 0
    end = min(len(text), start + EXCERPT)
    places = (place for place in matching if place[0] < end)
    return (
        *((("…", False),) if start else ()),
        *_cut(text, start, end, places),
        *((("…", False),) if end < len(text) else ()),
    )


def _matching(text: str, language: str, stems: Collection[str]) -> list[tuple[int, int]]:
    """Where the words that were asked for stand."""
    base = languages.base(language)
    first = prefixes(stems, base)
    words = written(text) if first is None else beginning(text, first)
    return sorted((end - len(word), end) for word, end in words if stem(word, base) in stems)


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
