"""Where in a text something stands: lines, columns, and offsets in UTF-16 units."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # characters that are two units in UTF-16


class Places:
    """The places of one text; lines and columns are counted from 1, in code points."""

    def __init__(self, text: str) -> None:
        """Keep the text; what is asked of it is found out then."""
        self._text = text

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def utf16(self, offset: int) -> int:
        """The same offset in UTF-16 units, as JavaScript and Java count."""
        return offset + bisect_left(self._astral, offset)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_ENDS.finditer(self._text))]

    @cached_property
    def _astral(self) -> list[int]:
        return [found.start() for found in _ASTRAL.finditer(self._text)]
