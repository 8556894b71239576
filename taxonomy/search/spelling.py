"""Spelling correction: words of the vocabulary within a small edit distance of an unknown word."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LAST = "\U0010ffff"
_MOST = 6  # close words that stand in for one that is not known
_SHORTEST_BEGINNING = 3  # letters of a word's beginning that stand in for all of it
_SHORTEST_PART = 3  # letters of each part of a word that was written as one
_LONGEST = 64  # letters; no word of any label comes near


class Spelling:
    """The words of all labels, folded; words are added while others read.

    Words that no label has any more stay: they lead nowhere, which costs one
    look-up, while taking them out would cost counting.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Keep the words under their first letters, sorted."""
        self._under: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            self._under.setdefault(word[:1], []).append(word)

    def __contains__(self, word: str) -> bool:
        """Whether a word is one of them."""
        under = self._under.get(word[:1], [])
        place = bisect_left(under, word)
        return place < len(under) and under[place] == word

    def add(self, words: Iterable[str]) -> None:
        """Take in words."""
        for word in set(words):
            if word not in self:
                insort(self._under.setdefault(word[:1], []), word)

    def near(self, word: str) -> tuple[str, ...]:
        """The words that may have been meant, closest first: at most `_MOST`.

        The first letter is respected; letters that changed places count once
        (optimal string alignment); how far a word may be depends on its length.
        A word of which only the beginning was typed is close as well.
        """
        if not word or len(word) > _LONGEST:
            return ()
        under = self._under.get(word[:1], [])
        found: dict[str, float] = {}
        if len(word) >= _SHORTEST_BEGINNING:
            found.update(dict.fromkeys(_beginning(word, under, _MOST), 0.5))
        if furthest := tolerance(word):
            for other, distance, _ in process.extract(
                word, under, scorer=OSA.distance, score_cutoff=furthest, limit=_MOST
            ):
                found[other] = min(distance, found.get(other, distance))
        return tuple(sorted(found, key=lambda other: (found[other], len(other), other))[:_MOST])

    def containing(self, word: str) -> tuple[str, ...]:
        """The words that a word is a part of, shortest first: compounds, in many languages."""
        if not _SHORTEST_BEGINNING <= len(word) <= _LONGEST:
            return ()
        found = [other for under in self._under.values() for other in under if word in other]
        return tuple(sorted(found, key=lambda other: (len(other), other))[:_MOST])

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two words that were written as one, if it was so."""
        for cut in range(_SHORTEST_PART, min(len(word), _LONGEST) - _SHORTEST_PART + 1):
            if word[:cut] in self and word[cut:] in self:
                return word[:cut], word[cut:]
        return None

    def beginning(self, letters: str, *, limit: int) -> tuple[str, ...]:
        """Words that begin with some letters, in their order."""
        return tuple(_beginning(letters, self._under.get(letters[:1], []), limit))


def tolerance(word: str) -> int:
    """How many slips a word of this length may have."""
    if len(word) <= 3:  # noqa: PLR2004 - a slip in three letters makes another word
        return 0
    return 1 if len(word) <= 5 else 2  # noqa: PLR2004


def _beginning(letters: str, under: list[str], limit: int) -> list[str]:
    start = bisect_left(under, letters)
    return under[start : min(start + limit, bisect_left(under, letters + _LAST))]
