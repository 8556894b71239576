"""What the words of texts lead to: found once a text, or once for all where it tells nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from taxonomy.checking import numbering
from taxonomy.checking.cutting import Coded, Cut
from taxonomy.checking.numbering import UNMET, Codes, Table
from taxonomy.checking.pairs import Numbers, Pairs
from taxonomy.checking.words import Words

_MOST = 65_536  # words that are kept
_BITS = 13  # of the table of what a text has besides: most of 1 MB has a place there


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that were met: the number of each, and the keys of those that have any.

    The table has the numbers of most, to be had in bulk.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    table: Table = field(default_factory=Table)


class Known:
    """What each word that a text has leads to, found once; forgotten with the text.

    Only what a dictionary or the vocabulary has is kept for the texts that follow: it tells nothing
    of this one.
    """

    def __init__(self, words: Words, pairs: Pairs, kept: Kept) -> None:
        """Begin a text; what earlier ones left is `kept`."""
        self._words, self._pairs, self._kept = words, pairs, kept
        self._table = Table(_BITS)
        self._numbers: dict[str, int] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def beginnings(self, cut: Cut) -> list[int]:
        """Which of the words of a text, in their order, are to be looked at."""
        if cut.coded is not None:
            return self._pairs.beginnings(self._by_codes(cut.text, cut.coded))
        met = map(self._kept.numbers.get, cut.words, repeat(UNMET))
        numbers = np.fromiter(met, np.int64, len(cut.words))
        unmet = np.flatnonzero(numbers == UNMET)
        if len(unmet):
            numbers[unmet] = self._looked_up([cut.words[at] for at in unmet.tolist()])
        return self._pairs.beginnings(numbers)

    def leads_somewhere(self, word: str) -> bool:
        """Whether a word, met or not, has any keys."""
        if word not in self._kept.numbers and word not in self._numbers:
            self._meet(word)
        return bool(self.keys_of(word))

    def keys_of(self, word: str) -> tuple[str, ...]:
        """The keys of a word that has been met."""
        return self._kept.keys.get(word) or self._keys.get(word, ())

    def _by_codes(self, text: str, coded: Coded) -> Numbers:
        """The numbers of words by their codes, which are kept where the words are."""
        codes = numbering.codes(coded)
        numbers = self._kept.table.numbers(codes)
        unmet = np.flatnonzero(numbers == UNMET)
        if len(unmet):
            numbers[unmet] = self._table.numbers(codes.some(unmet))
            new = unmet[numbers[unmet] == UNMET]
            if len(new):
                numbers[new] = self._met(text, coded, codes, new)
        return numbers

    def _met(self, text: str, coded: Coded, codes: Codes, new: Numbers) -> Numbers:
        """The numbers of words that no table has; of most it can be told in bulk."""
        are_kept, are_strange = self._words.in_bulk(numbering.codes(coded.small(new)))
        numbers = np.zeros(len(new), np.int64)
        strangers = np.flatnonzero(are_strange)
        may_lead = self._words.may_lead(coded.some(text, new[strangers]))
        asked = np.concatenate((np.flatnonzero(~are_kept & ~are_strange), strangers[may_lead]))
        words = coded.some(text, new[asked])
        numbers[asked] = self._looked_up(words)
        are_kept[asked] = [word in self._kept.numbers for word in words]
        for table, some in ((self._kept.table, are_kept), (self._table, ~are_kept)):
            table.keep(codes.some(new[some]), numbers[some])
        return numbers

    def _looked_up(self, words: Sequence[str]) -> list[int]:
        """The number of each word; those that are new are met, once each."""
        own, kept = self._numbers, self._kept.numbers
        return [
            own[word] if word in own else kept[word] if word in kept else self._meet(word)
            for word in words
        ]

    def _meet(self, word: str) -> int:
        keys, is_known = self._words.keys(word)
        number = self._pairs.number(keys)
        is_kept = is_known and len(self._kept.numbers) < _MOST
        if keys:
            (self._kept.keys if is_kept else self._keys)[word] = keys
        (self._kept.numbers if is_kept else self._numbers)[word] = number
        return number
