"""Plain text: a paragraph is what blank lines set apart."""

import re
from collections.abc import Iterator

from taxonomy.checking.documents.runs import Piece
from taxonomy.checking.documents.segments import Segment, Where
from taxonomy.checking.text_positions import Places

_BLANK = re.compile(r"\r?\n(?:[^\S\n]*\n)+")


def segments(text: str) -> Iterator[Segment]:
    """The paragraphs of a text."""
    source = Places(text)
    start = 0
    for blank in _BLANK.finditer(text):
        yield _segment(source, start, blank.start())
        start = blank.end()
    yield _segment(source, start, len(text))


def _segment(source: Places, start: int, end: int) -> Segment:
    text = source.text[start:end]
    pieces = (Piece(0, len(text), start, end),)
    return Segment(text, Where(source=source, pieces=pieces))
