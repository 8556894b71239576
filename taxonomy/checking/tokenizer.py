"""The tokenizer of running text: words with their offsets, as `taxonomy.text.RUNNING` has them.

In the letters of Western Europe one byte is one character; there the boundaries of words are
found in bulk by numpy, in a fifth of the time of the regular expression.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, cast

from taxonomy.text import RUNNING

_PIECE = 1 << 17  # characters: what is made of a piece is let go before the next
_LONG = 1 << 15  # characters from which numpy pays, which takes a tenth of a second to import
_SENTENCE_END = re.compile("[.!?]")  # no term and no name goes on behind one
_WESTERN = "cp1252"
_SPACE = ord(" ")
_SOFT_HYPHEN = "\u00ad"  # belongs to the word before it, and to none where there is none
_HYPHEN_AT_LINE_END = re.compile("[-\u2010][\r\n]")


class Tokens(NamedTuple):
    """The words of a text: word number n is `words[n]`, which is `text[starts[n]:ends[n]]`."""

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces, each with its offset, cut only where no term can be cut in two."""
    start = 0
    while len(text) - start > _PIECE:
        found = _SENTENCE_END.search(text, start + _PIECE)
        if found is None:
            break
        yield start, text[start : found.end()]
        start = found.end()
    yield start, text[start:]


def tokenize(text: str) -> Tokens:
    """The words of a text."""
    if len(text) >= _LONG and _SOFT_HYPHEN not in text:
        try:
            return _tokenize_bytes(text, text.encode(_WESTERN))
        except UnicodeEncodeError:
            pass
    parts = RUNNING.split(text)
    offsets = list(accumulate(map(len, parts)))  # of every gap and word, in turn
    return Tokens(text, parts[1::2], offsets[:-1:2], offsets[1::2])


def _tokenize_bytes(text: str, encoded: bytes) -> Tokens:
    import numpy as np  # noqa: PLC0415 - a tenth of a second, which short texts do without

    spaced = encoded.translate(_SPACED)
    inside = np.frombuffer(b" %b " % spaced, np.uint8) != _SPACE
    turns = np.flatnonzero(inside[1:] != inside[:-1])
    # As numbers of Python's own, which come out of a buffer in half the time.
    starts, ends = (cast("Sequence[int]", each.data) for each in (turns[::2], turns[1::2]))
    return Tokens(text, spaced.decode(_WESTERN).split(), starts, ends)


def has_hyphen_at_line_end(text: str) -> bool:
    """Whether a hyphen may part a word of a text from its rest on the next line."""
    return _HYPHEN_AT_LINE_END.search(text) is not None


def _spaced() -> bytes:
    """Every byte as itself where it is part of a word, else as a space."""
    characters = (bytes([code]).decode(_WESTERN, "replace") for code in range(256))
    return b"".join(
        each.encode(_WESTERN) if RUNNING.fullmatch(each) else b" " for each in characters
    )


_SPACED = _spaced()
