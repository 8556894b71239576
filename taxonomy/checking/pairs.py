"""Which words of a text can begin a term, told from each word and the one behind it.

Most words begin nothing, and most of the others nothing that goes on as the text
does. To pass over them in bulk, a word is a number: that of its key as what follows,
and that of its key as what begins. Whether a term begins with two keys is one bit of
a table, at a place reckoned from both numbers; where two pairs come to the same
place, a word is looked at in vain, but none is missed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FOLLOWING = 31  # bits of a number that tell the key as what follows; those above what begins
_ALWAYS = 1 << 62  # of a word that is to be looked at whatever follows
_SEVERAL = 1  # the number of a word that has several keys, as what follows
_LEAST = 64  # pairs for which there is room in any case
_ROOM = 16  # places of the table for each pair
_SPREAD = 0x9E3779B1  # a prime near the golden ratio of 2³²: neighbours come to lie apart

Numbers = NDArray[np.int64]


class Pairs:
    """The first two keys of everything in a tree of keys.

    More can be added while texts are read: who did not expect them looks at some
    words in vain.
    """

    def __init__(self, tree: Mapping[str, Mapping[str, Any]], end: str) -> None:
        """Read the tree, in whose nodes `end` is the key of what ends there."""
        self._beginning = {key: number for number, key in enumerate(tree, 1)}
        self._ending = {key for key, node in tree.items() if end in node}
        self._following: dict[str, int] = {}
        first, second = [], []
        for key, node in tree.items():
            goes_on = [each for each in node if each != end]
            numbers = [self._number_behind(each) for each in goes_on]
            if numbers:
                numbers.append(_SEVERAL)
            first += [self._beginning[key]] * len(numbers)
            second += numbers
        self._room = max(_LEAST, len(first))  # for as many as it was made with
        self._mask = (1 << (_ROOM * self._room).bit_length()) - 1
        self._table = np.zeros(self._mask + 1, bool)
        self._table[self._places(np.array(first, np.int64), np.array(second, np.int64))] = True

    @property
    def is_full(self) -> bool:
        """Whether so many were added that too many words would be looked at in vain."""
        return self._room < 0

    def add(self, keys: Sequence[str]) -> bool:
        """Know the beginning of what has these keys; tells whether numbers may differ by it."""
        if not keys:
            return False
        first, *others = keys
        known = len(self._beginning), len(self._ending), len(self._following)
        number = self._beginning.setdefault(first, len(self._beginning) + 1)
        is_new = False
        if others:
            behind = (self._number_behind(others[0]), _SEVERAL)
            places = self._places(np.full(2, number, np.int64), np.array(behind, np.int64))
            is_new = not self._table[places].all()
            self._table[places] = True
        else:
            self._ending.add(first)
        differs = known != (len(self._beginning), len(self._ending), len(self._following))
        self._room -= differs or is_new
        return differs

    def _number_behind(self, key: str) -> int:
        return self._following.setdefault(key, len(self._following) + _SEVERAL + 1)

    def number(self, keys: tuple[str, ...]) -> int:
        """The number of a word that has these keys; 0 where nothing can begin or follow with it."""
        if not keys:
            return 0
        begins = [key for key in keys if key in self._beginning]
        follows = [self._following[key] for key in keys if key in self._following]
        number = _SEVERAL if len(follows) > 1 else sum(follows)
        if len(begins) > 1 or not self._ending.isdisjoint(begins):
            return _ALWAYS | number
        return number | (self._beginning[begins[0]] << _FOLLOWING if begins else 0)

    def beginnings(self, numbers: Numbers) -> list[int]:
        """Which words of a text are to be looked at, by the numbers of all of them in turn."""
        begins = numbers >> _FOLLOWING
        found = begins >= _ALWAYS >> _FOLLOWING
        begins, follows = begins[:-1], numbers[1:] & ((1 << _FOLLOWING) - 1)
        is_pair = self._table[self._places(begins, follows)]
        found[:-1] |= is_pair & (begins != 0) & (follows != 0)
        places: list[int] = np.flatnonzero(found).tolist()
        return places

    def _places(self, first: Numbers, second: Numbers) -> Numbers:
        return (first * _SPREAD + second * (_SPREAD >> 9)) & self._mask
