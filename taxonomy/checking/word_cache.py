"""The keys of the words of texts: looked up once a text, or once for all texts.

Only what a dictionary or the vocabulary has is stored for the texts that follow: it tells
nothing of the text that had it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from taxonomy.checking.word_keys import Keys, WordKeys

_MAX_WORDS = 65_536  # that are stored


@dataclass(frozen=True, slots=True)
class WordCache:
    """Words of earlier texts: those that lead to keys, and those that lead nowhere."""

    leading: dict[str, Keys] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)

    def store(self, words: Iterable[str], leading: dict[str, Keys]) -> None:
        """Store words, with the keys of those that lead to any."""
        for word in words:
            if len(self.leading) + len(self.others) >= _MAX_WORDS:
                return
            if word in leading:
                self.leading[word] = leading[word]
            else:
                self.others.add(word)


class TextWords:
    """The keys of the words of one text; forgotten with it."""

    def __init__(self, words: WordKeys, cache: WordCache) -> None:
        """Begin a text; threads share the cache."""
        self._words, self._cache = words, cache
        self._met: set[str] = set()
        self._leading: dict[str, Keys] = {}

    def look_up(self, words: Iterable[str]) -> dict[str, Keys]:
        """The keys of all words so far that lead to any, these among them."""
        new = set(words) - self._met
        self._met |= new
        new -= self._cache.others
        stored = self._cache.leading
        for word in stored.keys() & new:
            self._leading[word] = stored[word]
        leading, known = self._words.look_up(new - self._leading.keys())
        self._cache.store(known, leading)
        self._leading |= leading
        return self._leading
