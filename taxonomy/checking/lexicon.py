"""What the words of a dictionary may lead to a term by, for many words of a text at once.

Looked up one by one, the words of a first text cost more than all else. A dictionary's
words, and what each comes to, are therefore kept as arrays beside the dictionary,
made once on each machine, when a text is long enough for it to pay. They tell of most
words in bulk that they lead nowhere, and of others that no dictionary has them.
"""

import logging
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from taxonomy.checking import cutting, numbering
from taxonomy.checking.cutting import is_western
from taxonomy.checking.numbering import Codes, Numbers

_log = logging.getLogger(__name__)

SIGNS = 3  # of each word
_BITS = 21  # of each sign
_ANYTHING = 1 << SIGNS * _BITS  # beside the signs of a word that may lead to more than they tell
_LEAST_BITS = 14
_ROOM = 7  # bits: places of a table for each sign, so that few words are looked up in vain

Rows = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Lexicon:
    """Every word of a language's dictionary that has codes, in small letters, with its signs.

    A row each of: what words are sorted by, their first codes, their signs.
    """

    def __init__(self, rows: Rows) -> None:
        """Take rows that `made` has made."""
        self._mixed, self._first, self._signs = rows

    def signs(self, codes: Codes) -> tuple[Flags, Numbers]:
        """Which of some words there are, and the signs of these, those of a word together."""
        mixed = codes.mixed()
        at = np.minimum(np.searchsorted(self._mixed, mixed), len(self._mixed) - 1)
        are_here = (self._mixed[at] == mixed) & (self._first[at] == codes.first)
        return are_here, self._signs[at[are_here]].astype(np.int64)


class Signs:
    """The signs that lead anywhere; some others may seem to, but none of them is missed."""

    def __init__(self, strings: Iterable[str]) -> None:
        """Know the signs of some strings."""
        known = np.fromiter(map(_sign, strings), np.int64)
        self._bits = min(_BITS, max(_LEAST_BITS, len(known).bit_length() + _ROOM))
        self._table = np.zeros(1 << self._bits, bool)
        self._table[known & (len(self._table) - 1)] = True

    def among(self, signs: Numbers) -> Flags:
        """Which words have one of them, by the signs of each."""
        mask = len(self._table) - 1
        found = signs < 0  # anything
        for each in range(SIGNS):
            found |= self._table[signs >> (each * _BITS) & mask]
        return found


def made(words: Iterable[str], led_by: Callable[[str], tuple[str, ...]]) -> Rows:
    """The rows of a dictionary's words; `led_by` gives the three strings that each comes to."""
    signs: dict[str, int] = {}
    for word in words:
        if word.isalnum() and is_western(word):
            small = word.lower()
            # In capitals it may be another word.
            is_one = word == small and small not in signs
            signs[small] = _packed(led_by(word)) if is_one else _ANYTHING
    codes = numbering.codes(cutting.in_a_row(list(signs)))
    packed = np.fromiter(signs.values(), np.uint64, len(signs))
    rows = np.stack((codes.mixed(), codes.first, packed))[:, codes.first != 0]
    return rows[:, np.argsort(rows[0])]


def kept(path: Path) -> Lexicon | None:
    """What is kept in a file; None where there is none, or it is damaged."""
    try:
        return Lexicon(np.load(path, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, EOFError):
        return None


def keep(path: Path, rows: Rows) -> Lexicon:
    """A lexicon that is kept in a file from now on, if it can be; those before it go."""
    folder, language = path.parent, path.name.partition(".")[0]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as unfinished:
            whole = Path(unfinished) / path.name
            np.save(whole, rows)
            whole.replace(path)
        for other in folder.glob(f"{language}.*{path.suffix}"):
            if other != path:  # of an earlier edition
                other.unlink(missing_ok=True)
    except OSError as error:
        _log.info("The words of a dictionary cannot be kept in %s: %s", folder, error)
    return Lexicon(rows)


def _sign(string: str) -> int:
    return crc32(string.encode()) & ((1 << _BITS) - 1)


def _packed(strings: tuple[str, ...]) -> int:
    return sum(_sign(each) << (place * _BITS) for place, each in enumerate(strings))
