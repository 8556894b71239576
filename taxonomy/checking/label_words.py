"""The words that the labels of a language have, with their keys and stems; counted by use.

Counts tell when the last label with a word is gone, so that a matcher that was changed finds
what one made anew finds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from taxonomy.text import fold


@dataclass(slots=True)
class LabelWords:
    """Words with their keys, and what words of texts lead to those keys by.

    `is_changed` tells whether it has other words than what it was copied from.
    """

    keys: dict[str, int] = field(default_factory=dict)  # how often each is used
    by_form: dict[str, str] = field(default_factory=dict)
    by_stem: dict[str, tuple[str, ...]] = field(default_factory=dict)  # a key a word
    is_changed: bool = False
    _uses: dict[str, tuple[str, int]] = field(default_factory=dict)  # a word's key, how often
    _words_of_form: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Iterable[str]:
        """Every word, as labels have it."""
        return self._uses.keys()

    def copy(self) -> "LabelWords":
        """The same words, to be changed while texts are read by these."""
        return LabelWords(
            self.keys.copy(),
            self.by_form.copy(),
            self.by_stem.copy(),
            _uses=self._uses.copy(),
            _words_of_form=self._words_of_form.copy(),
        )

    def reuse(self, word: str) -> str | None:
        """Count one more use of a word; returns its key, or None where it is new."""
        key, uses = self._uses.get(word, ("", 0))
        if not uses:
            return None
        self._uses[word] = key, uses + 1
        return key

    def add(self, word: str, key: str, stems: tuple[str, ...]) -> str:
        """Add a new word; returns its key."""
        folded = fold(word)
        self._uses[word] = key, 1
        self._words_of_form[folded] = (*self._words_of_form.get(folded, ()), word)
        self.by_form[folded] = key
        for each in stems:
            self.by_stem[each] = (*self.by_stem.get(each, ()), key)
        self.is_changed = True
        return self.add_key(key)

    def remove(self, word: str, stems: tuple[str, ...]) -> str:
        """Count one use less of a word, and forget it after the last; returns its key."""
        key, uses = self._uses[word]
        if uses > 1:
            self._uses[word] = key, uses - 1
            return key
        del self._uses[word]
        folded = fold(word)
        _remove_one(self._words_of_form, folded, word)
        if folded not in self._words_of_form:
            del self.by_form[folded]
        for each in stems:
            _remove_one(self.by_stem, each, key)
        self.is_changed = True
        return self.remove_key(key)

    def add_key(self, key: str) -> str:
        """Count one more use of a key; returns it."""
        uses = self.keys.get(key, 0)
        self.is_changed |= not uses
        self.keys[key] = uses + 1
        return key

    def remove_key(self, key: str) -> str:
        """Count one use less of a key; returns it."""
        uses = self.keys.pop(key) - 1
        self.is_changed |= not uses
        if uses:
            self.keys[key] = uses
        return key


def _remove_one(lists: dict[str, tuple[str, ...]], name: str, one: str) -> None:
    """Remove one entry of the list under a name, and the name with its last entry."""
    left = list(lists.pop(name))
    left.remove(one)
    if left:
        lists[name] = tuple(left)
