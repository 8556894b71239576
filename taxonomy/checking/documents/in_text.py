"""Plain text: a paragraph is what blank lines set apart."""

import re
from collections.abc import Iterator

from taxonomy.checking.documents.runs import RunPiece
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.text_positions import LineIndex

_BLANK = re.compile(r"\r?\n(?:[^\S\n]*\n)+")


def segments(text: str) -> Iterator[Segment]:
    """The paragraphs of a text."""
    source = LineIndex(text)
    start = 0
    for blank in _BLANK.finditer(text):
        yield _segment(source, start, blank.start())
        start = blank.end()
    yield _segment(source, start, len(text))


def _segment(source: LineIndex, start: int, end: int) -> Segment:
    text = source.text[start:end]
    pieces = (RunPiece(0, len(text), start, end),)
    return Segment(text, SegmentPlace(source=source, pieces=pieces))
