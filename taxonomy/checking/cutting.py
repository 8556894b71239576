"""Running text cut into words, the quick way where its letters are those of Western Europe.

`Cut` is a piece of text with its words and where each begins and ends.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from taxonomy.text import RUNNING

_PIECE = 1 << 17  # characters: what is made of a piece is forgotten before the next
_LONG = 1 << 10  # characters from which it pays not to make a string of each word
_PARTS = re.compile("[.!?]")  # no term and no name goes on behind one
_WESTERN = "cp1252"  # one byte is one character, so that places stay what they are
_SPACE, _HYPHEN, _LINE_FEED, _RETURN = map(ord, " -\n\r")
_PARTED = ("-\n", "-\r", "\u2010\n", "\u2010\r")
_SOFT_HYPHEN = "\u00ad"  # belongs to the word before it, and to none where there is none

Places = Sequence[int]


class Coded(NamedTuple):
    """A piece of text, one byte a character, with spaces for all that is no word."""

    spaced: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def small(self, words: NDArray[np.int64]) -> "Coded":
        """Some of the words, in small letters."""
        return Coded(self.spaced.translate(_SMALL), self.starts[words], self.ends[words])

    def some(self, text: str, words: NDArray[np.int64]) -> list[str]:
        """Some of the words of the text, by their numbers."""
        starts, ends = self.starts[words].tolist(), self.ends[words].tolist()
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


class Row(Protocol):
    """Words by their numbers."""

    def __len__(self) -> int:
        """How many there are."""

    def __iter__(self) -> Iterator[str]:
        """All of them."""

    def __getitem__(self, at: int, /) -> str:
        """One of them."""


class Cut(NamedTuple):
    """The words of a text: word number n is `text[starts[n]:ends[n]]`; `coded` where it is long."""

    text: str
    words: Row
    starts: Places
    ends: Places
    coded: Coded | None = None


class _Slices:
    """Words that are made when they are asked for."""

    def __init__(self, text: str, coded: Coded) -> None:
        self._text = text
        self._starts, self._ends = _numbers(coded.starts), _numbers(coded.ends)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, at: int, /) -> str:
        return self._text[self._starts[at] : self._ends[at]]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces, each with its place, cut only where no term can be cut in two."""
    start = 0
    while len(text) - start > _PIECE:
        found = _PARTS.search(text, start + _PIECE)
        if found is None:
            break
        yield start, text[start : found.end()]
        start = found.end()
    yield start, text[start:]


def words(text: str, *, singly: bool = False) -> Cut:
    """The words of a text, as `RUNNING` has them; `singly` where each is wanted for itself."""
    codec = "ascii" if text.isascii() else _WESTERN  # the same for these, and quicker
    try:
        coded = None if _SOFT_HYPHEN in text else text.encode(codec)
    except UnicodeEncodeError:
        coded = None
    if coded is None:
        cut = RUNNING.split(text)
        places = list(accumulate(map(len, cut)))  # of every gap and word, in turn
        return Cut(text, cut[1::2], places[:-1:2], places[1::2])
    spaced = coded.translate(_SPACED)
    inside = np.frombuffer(b" %b " % spaced, np.uint8) != _SPACE
    turns = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = turns[::2], turns[1::2]
    begin, end = _numbers(starts), _numbers(ends)
    if singly or len(text) < _LONG:
        return Cut(text, spaced.decode(codec).split(), begin, end)
    made = Coded(spaced, starts, ends)
    return Cut(text, _Slices(text, made), begin, end, made)


def _numbers(places: NDArray[np.int64]) -> Sequence[int]:
    """The same, as numbers of Python's own, which come out of this in half the time."""
    return cast("Sequence[int]", places.data)


def has_hyphens_at_line_ends(text: str) -> bool:
    """Whether a hyphen may part a word of a text from its rest on the next line."""
    if not text.isascii():
        return any(end in text for end in _PARTED)
    signs = np.frombuffer(text.encode("ascii"), np.uint8)  # in a quarter of the time
    behind = signs.take(np.flatnonzero(signs[:-1] == _HYPHEN) + 1)
    return bool(((behind == _LINE_FEED) | (behind == _RETURN)).any())


def is_western(word: str) -> bool:
    """Whether the letters of a word are those that can be `coded`."""
    try:
        word.encode(_WESTERN)
    except UnicodeEncodeError:
        return False
    return True


def in_a_row(words: Sequence[str]) -> Coded:
    """Words as a text of them would have them. Raises `UnicodeEncodeError` for other letters."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.cumsum(lengths + 1) - 1
    return Coded(" ".join(words).encode(_WESTERN), ends - lengths, ends)


def _spaced() -> bytes:
    """Every byte as itself where it is part of a word, else as a space."""
    characters = (bytes([code]).decode(_WESTERN, "replace") for code in range(256))
    return b"".join(
        each.encode(_WESTERN) if RUNNING.fullmatch(each) else b" " for each in characters
    )


_SPACED = _spaced()
_SMALL = bytes(range(256)).decode(_WESTERN, "replace").lower().encode(_WESTERN, "replace")
