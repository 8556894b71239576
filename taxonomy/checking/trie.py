"""The labels of a matcher as a trie: word keys lead from node to node, rules stand at the ends.

A copy-on-write trie: one that texts are read by never changes; another is made of it that shares
all nodes but those on the way to what differs. Here rather than from a library, since keys are
words, a node has several kinds of ends, and an edit must not cost the making of the whole.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from taxonomy.checking.rulebook import Rule
from taxonomy.checking.word_keys import WordKeys
from taxonomy.text import RUNNING

END = ""  # the key under which a node holds what ends there; no word has it
_PARTED = re.compile(r"[,;:()]")
# Of a label: the other gender, more.
_ASIDE = re.compile(r"\s*\([^()]*\)|[_*:/]-?(?:r|in|innen|n)\b")

Node = dict[str, Any]  # key of a word → node
Order = Callable[[Rule], int]  # by which the rules of one label are sorted


class TrieEnd(NamedTuple):
    """What the words on the way to a node come to: terms, a name, words that tell a context.

    `parted` are the rules whose labels hold commas, and may have them in a text.
    """

    rules: tuple[Rule, ...] = ()
    parted: tuple[Rule, ...] = ()
    is_name: bool = False
    context: tuple[str, ...] = ()

    def with_rule(self, rule: Rule, order: Order | None) -> "TrieEnd":
        """With one rule more, in its place among the others; behind them without an order."""
        if any(each is rule for each in self.rules):  # two spellings of a label have the same keys
            return self
        rules = (*self.rules, rule)
        return self._with(rules if order is None else sorted(rules, key=order))

    def without_rule(self, rule: Rule) -> "TrieEnd":
        """Without that very rule; one that is equal stays."""
        return self._with(each for each in self.rules if each is not rule)

    def with_context(self, word: str) -> "TrieEnd":
        """With a word that tells what a text is about."""
        return self._replace(context=(*self.context, word))

    def without_context(self, word: str) -> "TrieEnd":
        """Without that word."""
        return self._replace(context=tuple(each for each in self.context if each != word))

    def _with(self, rules: Iterable[Rule]) -> "TrieEnd":
        left = tuple(rules)
        parted = tuple(each for each in left if _PARTED.search(each.label))
        return self._replace(rules=left, parted=parted)


_NOTHING = TrieEnd()


class Trie:
    """Sequences of keys, each with its ending."""

    def __init__(self, root: Node | None = None) -> None:
        """Begin empty, or with the nodes of another trie, which stay as they are."""
        self.root: Node = {} if root is None else root.copy()
        # The nodes that are no other trie's; without any other, all are.
        self._own = None if root is None else {id(self.root): self.root}

    def change(self, keys: Sequence[str], change: Callable[[TrieEnd], TrieEnd]) -> None:
        """Put another ending in the place of what ends with these keys, or of nothing.

        No keys are those of a label without words, which no text has.
        """
        if not keys:
            return
        way = [self.root]
        for key in keys:
            way.append(self._child(way[-1], key))
        ending = change(way[-1].get(END, _NOTHING))
        if ending != _NOTHING:
            way[-1][END] = ending
            return
        way[-1].pop(END, None)
        for node, key in zip(reversed(way[:-1]), reversed(keys), strict=True):
            if node[key]:
                break
            del node[key]

    def _child(self, node: Node, key: str) -> Node:
        """The node that a key leads to, as one that may be changed."""
        child: Node | None = node.get(key)
        if child is not None and (self._own is None or id(child) in self._own):
            return child
        own: Node = {} if child is None else child.copy()
        node[key] = own
        if self._own is not None:
            self._own[id(own)] = own
        return own


class RuleTrie(NamedTuple):
    """A trie of rules with the words of their labels; `uses` counts each context word."""

    words: WordKeys
    trie: Trie
    uses: Counter[str]

    def copy(self) -> "RuleTrie":
        """The same, to be changed while texts are read by this."""
        return RuleTrie(self.words.copy(), Trie(self.trie.root), self.uses.copy())

    def add(self, rule: Rule, order: Order | None = None) -> None:
        """Add a rule and its context."""
        for each in _written(rule):
            keys = _keys(each, self.words.key, rule)
            self.trie.change(keys, lambda ending: ending.with_rule(rule, order))
        self.add_context(dict.fromkeys(rule.context))

    def add_name(self, text: str) -> None:
        """Add the name of something, in which no term is meant."""
        keys = [self.words.key(each) for each in RUNNING.findall(text)]
        self.trie.change(keys, lambda ending: ending._replace(is_name=True))

    def add_context(self, context: Iterable[str]) -> None:
        """Add words that tell what a text is about."""
        for word in context:
            self.uses[word] += 1
            if self.uses[word] == 1:
                keys = [self.words.context_key(each) for each in RUNNING.findall(word)]
                self.trie.change(keys, partial(TrieEnd.with_context, word=word))

    def remove(self, rule: Rule) -> None:
        """Remove a rule, with the words and the context that no other rule has."""
        for each in _written(rule):
            keys = _keys(each, self.words.remove, rule)
            self.trie.change(keys, lambda ending: ending.without_rule(rule))
        for word in dict.fromkeys(rule.context):
            self.uses[word] -= 1
            if not self.uses[word]:
                del self.uses[word]
                keys = [self.words.remove_context(each) for each in RUNNING.findall(word)]
                self.trie.change(keys, partial(TrieEnd.without_context, word=word))


def _keys(written: str, key: Callable[..., str], rule: Rule) -> list[str]:
    return [key(word, abbreviation=rule.abbreviation) for word in RUNNING.findall(written)]


def _written(rule: Rule) -> set[str]:
    """The label, and without what stands in brackets or adds the other gender."""
    return {rule.label, _ASIDE.sub("", rule.label)}
