"""The words that the labels of a language have, counted, so that none stays that no label has."""

from dataclasses import dataclass, field

from taxonomy.text import fold


@dataclass(slots=True)
class Stock:
    """Words with their keys, and what words of texts lead to those keys by.

    `turned` tells whether other words are in it than when it was copied.
    """

    keys: dict[str, int] = field(default_factory=dict)  # how often each is held
    by_form: dict[str, str] = field(default_factory=dict)
    by_stem: dict[str, tuple[str, ...]] = field(default_factory=dict)  # a key a word
    turned: bool = False
    _written: dict[str, tuple[str, int]] = field(default_factory=dict)
    _spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the words of a form

    def copy(self) -> "Stock":
        """The same words, to be changed while texts are read by these."""
        return Stock(
            self.keys.copy(),
            self.by_form.copy(),
            self.by_stem.copy(),
            _written=self._written.copy(),
            _spellings=self._spellings.copy(),
        )

    def again(self, word: str) -> str | None:
        """Take a word in once more; returns its key, or None where it was not met."""
        key, many = self._written.get(word, ("", 0))
        if not many:
            return None
        self._written[word] = key, many + 1
        return key

    def take(self, word: str, key: str, stems: tuple[str, ...]) -> str:
        """Take a word in that was not met; returns its key."""
        folded = fold(word)
        self._written[word] = key, 1
        self._spellings[folded] = (*self._spellings.get(folded, ()), word)
        self.by_form[folded] = key
        for each in stems:
            self.by_stem[each] = (*self.by_stem.get(each, ()), key)
        self.turned = True
        return self.hold(key)

    def drop(self, word: str, stems: tuple[str, ...]) -> str:
        """Let go of a word, as often as it was taken in; returns its key."""
        key, many = self._written[word]
        if many > 1:
            self._written[word] = key, many - 1
            return key
        del self._written[word]
        folded = fold(word)
        _lessen(self._spellings, folded, word)
        if folded not in self._spellings:
            del self.by_form[folded]
        for each in stems:
            _lessen(self.by_stem, each, key)
        self.turned = True
        return self.release(key)

    def hold(self, key: str) -> str:
        """Hold a key, as often as this is said."""
        many = self.keys.get(key, 0)
        self.turned |= not many
        self.keys[key] = many + 1
        return key

    def release(self, key: str) -> str:
        """Hold a key once less."""
        many = self.keys.pop(key) - 1
        self.turned |= not many
        if many:
            self.keys[key] = many
        return key


def _lessen(held: dict[str, tuple[str, ...]], name: str, one: str) -> None:
    """Take one of what is held under a name away, and the name with the last."""
    left = list(held.pop(name))
    left.remove(one)
    if left:
        held[name] = tuple(left)
