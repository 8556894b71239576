"""Text positions: offsets as lines and columns, as UTF-16 units, and as pages."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_TEXTS = {"word/document.xml", "content.xml"}  # the parts with the text of DOCX and ODT
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # characters that are two units in UTF-16


@dataclass(frozen=True, slots=True)
class TextPosition:
    """Where words stand in what was checked; what is not known of it is None.

    `start` and `end` count code points of the decoded file, the other two UTF-16 units;
    in a document that is no text itself (DOCX, ODT, PDF) they count in the paragraph.
    Lines, columns, pages and paragraphs are counted from 1, paragraphs in their part or
    page. A `unit` is one of a translation, a `cue` one of subtitles, a `part` that file of
    a packed document in which the paragraph is.
    """

    start: int
    end: int
    start_utf16: int
    end_utf16: int
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    paragraph: int | None = None
    page: int | None = None
    unit: str | None = None
    cue: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        position = (
            self.beside,
            f"page {self.page}" if self.page else "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
        )
        return ", ".join(filter(None, position))

    @property
    def beside(self) -> str:
        """The name of the part, such as “header1”, where that is not the text itself."""
        return "" if self.part in _TEXTS else PurePosixPath(self.part or "").stem


class LineIndex:
    """The places of one text; lines and columns are counted from 1, in code points."""

    def __init__(self, text: str) -> None:
        """Keep the text; what is asked of it is found out then."""
        self.text = text

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def utf16(self, offset: int) -> int:
        """The same offset in UTF-16 units, as JavaScript and Java count."""
        return offset + bisect_left(self._astral, offset)

    def place(self, start: int, end: int) -> TextPosition:
        """Where `text[start:end]` stands."""
        first, last = self.line_and_column(start), self.line_and_column(end)
        return TextPosition(start, end, self.utf16(start), self.utf16(end), *first, *last)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_ENDS.finditer(self.text))]

    @cached_property
    def _astral(self) -> list[int]:
        return [found.start() for found in _ASTRAL.finditer(self.text)]
