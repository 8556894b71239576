"""The structure behind "as you type": a sorted list in which beginnings stand together."""

from bisect import bisect_left
from collections.abc import Iterable

from taxonomy import languages
from taxonomy.search.contract import Suggestion
from taxonomy.text import fold, words

_LAST = "\U0010ffff"
_LOOKED_AT = 400  # of a short beginning's many labels, the shortest this many are ranked


class Suggestions:
    """Labels by each of their words, folded; made once, read by many threads."""

    def __init__(self, labels: Iterable[Suggestion]) -> None:
        """Sort the labels by the beginnings that they can be found by."""
        keyed: list[tuple[str, int, Suggestion]] = []
        for label in labels:
            folded = fold(label.label)
            starts = {0, *(folded.find(word.folded) for word in words(label.label))}
            keyed += [(folded[start:], start, label) for start in starts if start >= 0]
        keyed.sort(key=lambda each: (each[0], each[1], each[2].label))
        self._keys = [key for key, _, _ in keyed]
        self._labels = [(start, label) for _, start, label in keyed]

    def beginning(
        self, text: str, *, language: str | None = None, limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Labels that begin with a text, then those with a word that does.

        Among them the preferred and the short come first; each once.
        """
        folded = fold(text)
        if not folded:
            return ()
        start = bisect_left(self._keys, folded)
        end = bisect_left(self._keys, folded + _LAST)
        found = [
            (place > 0, label.usage.rank, len(label.label), label.label, number)
            for number in range(start, min(end, start + _LOOKED_AT))
            for place, label in [self._labels[number]]
            if languages.matches(label.language, language)
        ]
        best: dict[tuple[str, str, str, str], Suggestion] = {}
        for *_, number in sorted(found):
            label = self._labels[number][1]
            best.setdefault((label.label, label.language, label.scheme, label.concept), label)
            if len(best) == limit:
                break
        return tuple(best.values())
