"""Text runs: text taken out of a source, with the offset of each character in that source."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class RunPiece(NamedTuple):
    """`text[at:to]` stands at `source[start:end]`: letter by letter where both are as long.

    Else it stands there as a whole, as an `&amp;` does. What is `fixed` is markup
    that comes to text, such as a line break; it stays when the text is fixed.
    """

    at: int
    to: int
    start: int
    end: int
    fixed: bool = False

    def within(self, at: int, to: int) -> "RunPiece":
        """The part of it that `text[at:to]` has."""
        first, last = max(at, self.at), min(to, self.to)
        if self.end - self.start != self.to - self.at:
            return RunPiece(first, last, self.start, self.end, self.fixed)
        begins = self.start + first - self.at
        return RunPiece(first, last, begins, begins + last - first, self.fixed)


class Strand(NamedTuple):
    """A text and the pieces that it is made of, in its order."""

    text: str
    pieces: tuple[RunPiece, ...]


class EscapedCharacters(NamedTuple):
    """What is written for something else in a format, and what each comes to."""

    pattern: re.Pattern[str]
    meaning: Callable[[str], str]


class Weaver:
    """Makes one strand out of what is kept of a source."""

    def __init__(self, source: str) -> None:
        """Begin with nothing of that source."""
        self._source = source
        self._texts: list[str] = []
        self._pieces: list[RunPiece] = []
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Take a part of the source as it is."""
        self.stand(self._source[start:end], start, end)

    def read(self, start: int, end: int, escaped: EscapedCharacters) -> None:
        """Take a part of the source with what its signs mean."""
        for found in escaped.pattern.finditer(self._source, start, end):
            self.keep(start, found.start())
            self.stand(escaped.meaning(found[0]), *found.span())
            start = found.end()
        self.keep(start, end)

    def stand(self, text: str, start: int, end: int, *, fixed: bool = False) -> None:
        """Let a text stand for a part of the source."""
        if text:
            to = self.length + len(text)
            self._texts.append(text)
            self._pieces.append(RunPiece(self.length, to, start, end, fixed))
            self.length = to

    def taken(self) -> Strand:
        """What was kept since the last time."""
        strand = Strand("".join(self._texts), tuple(self._pieces))
        self._texts, self._pieces, self.length = [], [], 0
        return strand


def through(outer: Strand, inner: Strand) -> Strand:
    """A strand whose source is the text of another, led on to that one's own source."""
    pieces: list[RunPiece] = []
    for each in inner.pieces:
        parts = list(over(outer.pieces, each.start, each.end))
        if parts and each.end - each.start != each.to - each.at:
            pieces.append(each._replace(start=parts[0].start, end=parts[-1].end))
            continue
        shift = each.at - each.start
        for at, to, start, end, fixed in parts:
            pieces.append(RunPiece(at + shift, to + shift, start, end, fixed or each.fixed))
    return Strand(inner.text, tuple(pieces))


def over(pieces: Sequence[RunPiece], at: int, to: int) -> Iterator[RunPiece]:
    """The parts of pieces that `text[at:to]` is made of."""
    number = max(0, bisect_right(pieces, at, key=lambda piece: piece.at) - 1)
    while number < len(pieces) and pieces[number].at < to:
        if pieces[number].to > at:
            yield pieces[number].within(at, to)
        number += 1
