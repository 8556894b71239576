"""The labels of a matcher as a tree of keys, and what ends at each of its nodes.

A tree that texts are read by never changes. Another is made of it that shares all
nodes but those on the way to what differs.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from taxonomy.checking.rules import Rule

END = ""  # the key under which a node holds what ends there; no word has it
_PARTED = re.compile(r"[,;:()]")

Node = dict[str, Any]  # key of a word → node
Order = Callable[[Rule], int]  # by which the rules of one label are told


class Ending(NamedTuple):
    """What the words on the way to a node come to: terms, a name, words that tell a context.

    `parted` are the rules whose labels hold commas, and may have them in a text.
    """

    rules: tuple[Rule, ...] = ()
    parted: tuple[Rule, ...] = ()
    is_name: bool = False
    telling: tuple[str, ...] = ()

    def with_rule(self, rule: Rule, order: Order | None) -> "Ending":
        """With one rule more, in its place among the others; behind them without an order."""
        if any(each is rule for each in self.rules):  # two spellings of a label have the same keys
            return self
        rules = (*self.rules, rule)
        return self._with(rules if order is None else sorted(rules, key=order))

    def without_rule(self, rule: Rule) -> "Ending":
        """Without that very rule; one that is equal stays."""
        return self._with(each for each in self.rules if each is not rule)

    def with_telling(self, word: str) -> "Ending":
        """With a word that tells what a text is about."""
        return self._replace(telling=(*self.telling, word))

    def without_telling(self, word: str) -> "Ending":
        """Without that word."""
        return self._replace(telling=tuple(each for each in self.telling if each != word))

    def _with(self, rules: Iterable[Rule]) -> "Ending":
        kept = tuple(rules)
        parted = tuple(each for each in kept if _PARTED.search(each.label))
        return self._replace(rules=kept, parted=parted)


_NOTHING = Ending()


class Tree:
    """Sequences of keys, each with its ending."""

    def __init__(self, root: Node | None = None) -> None:
        """Begin empty, or with the nodes of another tree, which stay as they are."""
        self.root: Node = {} if root is None else root.copy()
        # The nodes that are no other tree's; without any other, all are.
        self._own = None if root is None else {id(self.root): self.root}

    def change(self, keys: Sequence[str], turn: Callable[[Ending], Ending]) -> None:
        """Put another ending in the place of what ends with these keys, or of nothing.

        No keys are those of a label without words, which no text has.
        """
        if not keys:
            return
        way = [self.root]
        for key in keys:
            way.append(self._child(way[-1], key))
        ending = turn(way[-1].get(END, _NOTHING))
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
