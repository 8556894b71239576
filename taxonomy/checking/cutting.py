"""Running text cut into words, the quick way where its letters are those of Western Europe.

`Cut` is a piece of text with its words and where each begins and ends.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from taxonomy.text import RUNNING

_PIECE = 1 << 16  # characters: what is made of a piece is forgotten before the next
_PARTS = re.compile("[.!?]")  # no term and no name goes on behind one
_WESTERN = "cp1252"  # one byte is one character, so that places stay what they are
_SPACE = ord(" ")
_SOFT_HYPHEN = "\u00ad"  # belongs to the word before it, and to none where there is none

Places = Sequence[int] | NDArray[np.int64]


class Cut(NamedTuple):
    """The words of a text: word number n is `text[starts[n]:ends[n]]`."""

    text: str
    words: Sequence[str]
    starts: Places
    ends: Places


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


def words(text: str) -> Cut:
    """The words of a text, as `RUNNING` has them."""
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
    return Cut(text, spaced.decode(codec).split(), turns[::2], turns[1::2])


def _spaced() -> bytes:
    """Every byte as itself where it is part of a word, else as a space."""
    characters = (bytes([code]).decode(_WESTERN, "replace") for code in range(256))
    return b"".join(
        each.encode(_WESTERN) if RUNNING.fullmatch(each) else b" " for each in characters
    )


_SPACED = _spaced()
