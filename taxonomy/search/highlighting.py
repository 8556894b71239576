"""Which pieces of a text matched, so that faces can mark them without trusting markup."""

from collections.abc import Collection, Iterator

from taxonomy import languages
from taxonomy.search.analysis import stem
from taxonomy.text import written

Pieces = tuple[tuple[str, bool], ...]

EXCERPT = 160  # characters of a text that are shown around what matched


def pieces(text: str, language: str, stems: Collection[str]) -> Pieces:
    """A text cut where words match; each piece says whether it did, and together they are it."""
    return tuple(_cut(text, 0, len(text), _places(text, language, stems)))


def excerpt(text: str, language: str, stems: Collection[str]) -> Pieces:
    """The part of a text around the first match, cut likewise."""
    places = _places(text, language, stems)
    start = max(0, places[0][0] - EXCERPT // 2) if places and len(text) > EXCERPT else 0
    end = min(len(text), start + EXCERPT)
    return (
        *((("…", False),) if start else ()),
        *_cut(text, start, end, places),
        *((("…", False),) if end < len(text) else ()),
    )


def _places(text: str, language: str, stems: Collection[str]) -> list[tuple[int, int]]:
    base = languages.base(language)
    return [(end - len(word), end) for word, end in written(text) if stem(word, base) in stems]


def _cut(
    text: str, start: int, end: int, places: list[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in places:
        if last <= at or first >= end:  # words of unspaced scripts overlap
            continue
        if first > at:
            yield text[at:first], False
        yield text[max(first, at) : min(last, end)], True
        at = min(last, end)
    if at < end:
        yield text[at:end], False
