"""All terms of a language in one pass over a text, by a tree of words.

A text is cut into words once; a word that begins nothing costs a look-up in a
dictionary. Where one does, the tree is followed as far as the words, and what
stands between them, allow.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, compress, count, islice
from operator import attrgetter, contains
from typing import Any, NamedTuple

from taxonomy.checking import cutting
from taxonomy.checking.cutting import Cut
from taxonomy.checking.rules import Phrase, Rule
from taxonomy.checking.words import Words
from taxonomy.text import RUNNING

# What may stand between two words of a term: spaces, one line break, one hyphen, apostrophe,
# dash or slash; never the end of a sentence.
_SPACE = r"[^\S\r\n\u2028\u2029]*"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BETWEEN = re.compile(
    rf"{_UNSEEN}{_SPACE}{_UNSEEN}(?:(?:\r?\n){_SPACE})?"
    rf"[-_/'\u2010-\u2013\u2019\u02bc]?(?:\r?\n)?{_SPACE}{_UNSEEN}"
)
_IN_NAMES = re.compile(r"[^\w.!?]{0,6}")
_ASIDE = re.compile(
    r"\s*\([^()]*\)|[_*:/]-?(?:r|in|innen|n)\b"
)  # of a label: the other gender, more
_END = ""  # the key under which a node of the tree holds the numbers of what ends there
_ANY = "*"  # the key, in each node that the root has, of words that have several keys
_KEPT = 65_536  # words of a dictionary

Node = dict[str, Any]  # key of a word → node


class Match(NamedTuple):
    """Where the words of a text are those of labels: `text[start:end]`, and which rules' labels."""

    start: int
    end: int
    rules: tuple[Rule, ...]


class Scanned(NamedTuple):
    """What a text holds: terms, names, and words that tell what it is about, by their number."""

    terms: list[Match]
    names: list[tuple[int, int]]
    telling: list[tuple[int, int, int]]


class Matcher:
    """Finds the terms of one language; it is never changed, so that threads share it."""

    def __init__(
        self,
        language: str,
        rules: Iterable[Rule],
        phrases: Iterable[Phrase] = (),
        context: Iterable[str] = (),
    ) -> None:
        """Make the tree. `context` are the words that tell what a text is about."""
        self.language = language
        self._rules = tuple(rules)
        self._words = Words(language)
        self._tree: Node = {}
        for number, rule in enumerate(self._rules):
            for written in {rule.label, _ASIDE.sub("", rule.label)}:
                self._plant(written, number, abbreviation=rule.abbreviation)
        self._names_from = len(self._rules)
        names = [phrase.text for phrase in phrases]
        for number, text in enumerate(names, self._names_from):
            self._plant(text, number)
        self._telling_from = self._names_from + len(names)
        self._telling: dict[str, int] = {}
        self._everywhere = self._told(context)
        own = (rule for rule in self._rules if rule.context)
        self._own = {rule.identity: self._told(rule.context) for rule in own}
        for node in self._tree.values():
            if node.keys() - {_END}:
                node[_ANY] = {}
        self._kept: dict[str, _Seen] = {}

    def context(self, rule: Rule) -> frozenset[int]:
        """The numbers of the words beside one of which a rule is meant."""
        return self._own.get(rule.identity, self._everywhere)

    def scan(self, text: str) -> Scanned:
        """Every term, name and telling word of a text, also those inside others."""
        scanned = Scanned([], [], [])
        known = _Known(self._words, self._tree, self._kept)
        for offset, piece in cutting.pieces(text):
            self._scan(piece, offset, known, scanned)
        return scanned

    def _scan(self, piece: str, offset: int, known: "_Known", scanned: Scanned) -> None:
        cut = cutting.words(piece)
        seen = list(map(known.__getitem__, cut.words))
        nodes, firsts = map(_NODE, seen), map(_FIRST, islice(seen, 1, None))
        # Most words begin nothing, or nothing that goes on as the text does: they are passed
        # over without a line of Python.
        for at in compress(count(), map(contains, nodes, chain(firsts, (None,)))):
            for key in seen[at].keys:
                node = self._tree.get(key)
                if node is not None:
                    for last, ended, strictly in _along(node, seen, cut, at, strictly=True):
                        span = offset + int(cut.starts[at]), offset + int(cut.ends[last])
                        self._note(scanned, *span, ended)
                        rules = self._rules_of(ended) if strictly else ()
                        if rules:
                            scanned.terms.append(Match(*span, rules))

    def _rules_of(self, numbers: Iterable[int]) -> tuple[Rule, ...]:
        return tuple(self._rules[each] for each in numbers if each < self._names_from)

    def _note(self, scanned: Scanned, start: int, end: int, numbers: Iterable[int]) -> None:
        """Keep what is a name or tells what a text is about."""
        for each in numbers:
            if self._names_from <= each < self._telling_from:
                scanned.names.append((start, end))
            elif each >= self._telling_from:
                scanned.telling.append((start, end, each))

    def _told(self, context: Iterable[str]) -> frozenset[int]:
        """The numbers of words that tell a context, planted where they are new."""
        numbers = []
        for word in context:
            number = self._telling.get(word)
            if number is None:
                number = self._telling[word] = self._telling_from + len(self._telling)
                self._plant(word, number)
            numbers.append(number)
        return frozenset(numbers)

    def _plant(self, written: str, number: int, *, abbreviation: bool = False) -> None:
        node = self._tree
        for word in RUNNING.findall(written):
            node = node.setdefault(self._words.key(word, abbreviation=abbreviation), {})
        if node is not self._tree and number not in node.get(_END, ()):
            node[_END] = (*node.get(_END, ()), number)


class _Seen(NamedTuple):
    """What a word of a text leads to: its keys, what may follow it, and what it follows by."""

    keys: tuple[str, ...]
    node: Container[str | None]
    first: str | None


class _Every:
    """What may follow a word that is to be looked at whatever follows."""

    def __contains__(self, key: object) -> bool:
        return True


_NODE, _FIRST = attrgetter("node"), attrgetter("first")
_NOTHING = _Seen((), frozenset(), None)


class _Known(dict[str, _Seen]):
    """What each word that a text has leads to, found once; forgotten with the text.

    Only what stands in a dictionary is kept for the texts that follow: it tells nothing
    of this one.
    """

    def __init__(self, words: Words, tree: Node, kept: dict[str, _Seen]) -> None:
        super().__init__()
        self._words, self._tree, self._kept = words, tree, kept

    def __missing__(self, word: str) -> _Seen:
        found = self._kept.get(word)
        if found is None:
            keys = self._words.keys(word)
            found = self._seen(keys) if keys else _NOTHING
            if len(self._kept) < _KEPT and self._words.has(word):
                self._kept[word] = found
        self[word] = found
        return found

    def _seen(self, keys: tuple[str, ...]) -> _Seen:
        nodes = [self._tree[key] for key in keys if key in self._tree]
        follow: Container[str | None] = nodes[0] if nodes else frozenset()
        if len(nodes) > 1 or any(_END in node for node in nodes):
            follow = _Every()
        return _Seen(keys, follow, keys[0] if len(keys) == 1 else _ANY)


def _along(
    node: Node, seen: Sequence[_Seen], cut: Cut, at: int, *, strictly: bool
) -> Iterator[tuple[int, Sequence[int], bool]]:
    """What ends at a word or after it, each with the number of its last word."""
    ended = node.get(_END)
    if ended is not None:
        yield at, ended, strictly
    following = at + 1
    if following >= len(seen) or not seen[following].keys:
        return
    gap = cut.text[cut.ends[at] : cut.starts[following]]
    strictly = strictly and (gap == " " or _BETWEEN.fullmatch(gap) is not None)
    if not strictly and not _IN_NAMES.fullmatch(gap):
        return
    for key in seen[following].keys:
        child = node.get(key)
        if child is not None:
            yield from _along(child, seen, cut, following, strictly=strictly)
