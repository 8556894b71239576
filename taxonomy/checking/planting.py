"""Rules, names and telling words put into the tree of a matcher, and taken out of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from taxonomy.checking.rules import Rule
from taxonomy.checking.tree import Ending, Order, Tree
from taxonomy.checking.words import Words
from taxonomy.text import RUNNING

_ASIDE = re.compile(
    r"\s*\([^()]*\)|[_*:/]-?(?:r|in|innen|n)\b"
)  # of a label: the other gender, more


class Planting(NamedTuple):
    """A tree with the words that it is made of; `telling` counts who wants each telling word."""

    words: Words
    tree: Tree
    telling: Counter[str]

    def copy(self) -> "Planting":
        """The same, to be changed while texts are read by this."""
        return Planting(self.words.copy(), Tree(self.tree.root), self.telling.copy())

    def plant(self, rule: Rule, order: Order | None = None) -> list[list[str]]:
        """Put a rule and its context in; returns the keys of all that was planted."""
        written = [self._keys(each, self.words.key, rule) for each in _written(rule)]
        for keys in written:
            self.tree.change(keys, lambda ending: ending.with_rule(rule, order))
        return [*written, *self.plant_telling(dict.fromkeys(rule.context))]

    def plant_name(self, text: str) -> None:
        """Put the name of something in, in which no term is meant."""
        keys = [self.words.key(each) for each in RUNNING.findall(text)]
        self.tree.change(keys, lambda ending: ending._replace(is_name=True))

    def plant_telling(self, context: Iterable[str]) -> list[list[str]]:
        """Put words in that tell what a text is about; returns the keys of those that are new."""
        planted = []
        for word in context:
            self.telling[word] += 1
            if self.telling[word] == 1:
                keys = [self.words.telling_key(each) for each in RUNNING.findall(word)]
                self.tree.change(keys, partial(Ending.with_telling, word=word))
                planted.append(keys)
        return planted

    def uproot(self, rule: Rule) -> None:
        """Take a rule out, with its words and its context, so far as no other has them."""
        for each in _written(rule):
            keys = self._keys(each, self.words.drop, rule)
            self.tree.change(keys, lambda ending: ending.without_rule(rule))
        for word in dict.fromkeys(rule.context):
            self.telling[word] -= 1
            if not self.telling[word]:
                del self.telling[word]
                keys = [self.words.drop_telling(each) for each in RUNNING.findall(word)]
                self.tree.change(keys, partial(Ending.without_telling, word=word))

    @staticmethod
    def _keys(written: str, key: Callable[..., str], rule: Rule) -> list[str]:
        return [key(word, abbreviation=rule.abbreviation) for word in RUNNING.findall(written)]


def _written(rule: Rule) -> set[str]:
    """The label, and without what stands in brackets or adds the other gender."""
    return {rule.label, _ASIDE.sub("", rule.label)}
