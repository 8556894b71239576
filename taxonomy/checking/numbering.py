"""Numbers of words, had for all words of a piece of text at once, by their bytes.

To make a string of each word and look it up is most of what a check would cost. Up to
sixteen bytes are two numbers of a machine, which are compared in bulk; what a table
does not have, longer words among it, is looked up one by one.
"""

import threading
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from taxonomy.checking.cutting import Coded

UNMET = -1  # in place of a word's number
_BYTES = 8  # of one machine number
_LONGEST = 2 * _BYTES
_BITS = 16  # of the places of a table: three times as many as a long English text has words
# Odd numbers without pattern, a pair for each of the places where a word can be kept.
_SPREAD = (
    (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)),
    (np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x94D049BB133111EB)),
    (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)),
    (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0xA24BAED4963EE407)),
)

Numbers = NDArray[np.int64]
Packed = NDArray[np.uint64]


class Codes(NamedTuple):
    """The bytes of words, each as two machine numbers; both are 0 for those that are longer."""

    first: Packed
    second: Packed

    def some(self, places: Numbers) -> "Codes":
        """Those at some places."""
        return Codes(self.first.take(places), self.second.take(places))

    def mixed(self, way: int = 0) -> Packed:
        """Both codes in one number; a number and a first code go with but one second code."""
        first, second = _SPREAD[way]
        return (self.first * first) ^ (self.second * second)


class Table:
    """Numbers of words; threads share it, and what is kept once stays."""

    def __init__(self, bits: int = _BITS) -> None:
        """Begin without any; `bits` are those of the number of places."""
        # A row a word: its two codes, and its number and 1. Memory is taken as rows are filled.
        self._rows = np.zeros((1 << bits, 3), np.uint64)
        self._shift = np.uint64(64 - bits)
        self._using = threading.Lock()

    def numbers(self, codes: Codes) -> Numbers:
        """The number of each word, or `UNMET`."""
        numbers = self._at(codes, 0)
        for way in range(1, len(_SPREAD)):
            elsewhere = np.flatnonzero(numbers == UNMET)
            if len(elsewhere):
                numbers[elsewhere] = self._at(codes.some(elsewhere), way)
        return numbers

    def keep(self, codes: Codes, numbers: Numbers) -> None:
        """Keep the numbers of words for which there is a place."""
        rows = np.stack((*codes, (numbers + 1).astype(np.uint64)), axis=1)[codes.first != 0]
        for way in range(len(_SPREAD)):
            if not len(rows):
                return
            wanted = self._places(Codes(rows[:, 0], rows[:, 1]), way)
            with self._using:
                is_free = self._rows[wanted, 0] == 0
                self._rows[wanted[is_free]] = rows[is_free]  # of several, the last one stays
                rows = rows[(self._rows[wanted] != rows).any(axis=1)]

    def _at(self, codes: Codes, way: int) -> Numbers:
        with self._using:
            # The quickest way to take rows, which is safe: no place is outside the table.
            rows = self._rows.take(self._places(codes, way), axis=0, mode="clip")
        is_here = (rows[:, 0] == codes.first) & (rows[:, 1] == codes.second)
        found: Numbers = (rows[:, 2] * is_here).view(np.int64)  # a number and 1, or 0
        return found + UNMET

    def _places(self, codes: Codes, way: int) -> Numbers:
        return (codes.mixed(way) >> self._shift).view(np.int64)


def codes(coded: Coded) -> Codes:
    """The codes of all words of a piece."""
    # Eight bytes from every place on, as one number each: nothing is copied.
    padded = coded.spaced + bytes(_LONGEST)
    eights = np.ndarray(len(coded.spaced) + _BYTES + 1, "<u8", padded, strides=(1,))
    lengths = coded.ends - coded.starts
    first = eights[coded.starts] & _OF_FIRST.take(lengths, mode="clip")
    second = np.zeros_like(first)
    longer = np.flatnonzero(lengths > _BYTES)
    masks = _OF_SECOND.take(lengths.take(longer), mode="clip")
    second[longer] = eights[coded.starts.take(longer) + _BYTES] & masks
    return Codes(first, second)


def _masks(before: int) -> Packed:
    """Of eight bytes behind some others, those of a word, by its length; none of a longer one."""
    many = [max(0, min(_BYTES, length - before)) for length in range(_LONGEST + 1)]
    return np.array([*((1 << 8 * each) - 1 for each in many), 0], np.uint64)


_OF_FIRST, _OF_SECOND = _masks(0), _masks(_BYTES)
