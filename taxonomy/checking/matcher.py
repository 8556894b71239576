"""All terms of a language in one pass over a text, by a tree of words.

A text is cut into words once; a word that begins nothing costs a look-up in a
dictionary. Where one does, the tree is followed as far as the words, and what
stands between them, allow.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

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
_PARTED = re.compile(r"[,;:()]")
_HYPHENATED = re.compile(r"[-\u2010]\r?\n[ \t]*")
_END = ""  # the key under which a node of the tree holds the numbers of what ends there

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
                self._plant(
                    written, number, partial(self._words.key, abbreviation=rule.abbreviation)
                )
        self._names_from = len(self._rules)
        names = [phrase.text for phrase in phrases]
        for number, text in enumerate(names, self._names_from):
            self._plant(text, number, self._words.key)
        self._telling_from = self._names_from + len(names)
        self._telling: dict[str, int] = {}
        self._everywhere = self._told(context)
        own = (rule for rule in self._rules if rule.context)
        self._own = {rule.identity: self._told(rule.context) for rule in own}

    def context(self, rule: Rule) -> frozenset[int]:
        """The numbers of the words beside one of which a rule is meant."""
        return self._own.get(rule.identity, self._everywhere)

    def scan(self, text: str) -> Scanned:
        """Every term, name and telling word of a text, also those inside others."""
        cut = RUNNING.split(text)
        known = _Known(self._words)
        if _HYPHENATED.search(text):
            _join(cut, known)
        keys = [known[word] for word in cut[1::2]]
        begins = [at for at, each in enumerate(keys) if each]
        scanned = Scanned([], [], [])
        if not begins:
            return scanned
        ends = list(accumulate(map(len, cut)))  # of every gap and word, in turn
        tree, between = self._tree, cut[::2]
        for at in begins:
            for key in keys[at]:
                node = tree.get(key)
                if node is not None:
                    for last, ended, strictly in _along(node, keys, between, at, strictly=True):
                        self._note(scanned, ends[2 * at], ends[2 * last + 1], ended)
                        rules = self._rules_of(ended, strictly=strictly)
                        if rules:
                            scanned.terms.append(Match(ends[2 * at], ends[2 * last + 1], rules))
        return scanned

    def _rules_of(self, numbers: Iterable[int], *, strictly: bool) -> tuple[Rule, ...]:
        """The rules among some numbers; a label that holds commas may have them in a text."""
        rules = (self._rules[each] for each in numbers if each < self._names_from)
        return tuple(each for each in rules if strictly or _PARTED.search(each.label))

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
                self._plant(word, number, self._words.telling_key)
            numbers.append(number)
        return frozenset(numbers)

    def _plant(self, written: str, number: int, key: Callable[[str], str]) -> None:
        node = self._tree
        for word in RUNNING.findall(written):
            node = node.setdefault(key(word), {})
        if node is not self._tree and number not in node.get(_END, ()):
            node[_END] = (*node.get(_END, ()), number)


class _Known(dict[str, tuple[str, ...]]):
    """The keys of each word that a text has, found once; forgotten with the text."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self[word] = self._words.keys(word)
        return found


def _join(cut: list[str], known: _Known) -> None:
    """Make one word of two that a hyphen and the end of a line part, where a term has that word."""
    for gap in range(len(cut) - 3, 0, -2):
        joined = cut[gap - 1] + cut[gap + 1]
        if _HYPHENATED.fullmatch(cut[gap]) and known[joined]:
            whole = "".join(cut[gap - 1 : gap + 2])
            known[whole] = known[joined]
            cut[gap - 1 : gap + 2] = [whole]


def _along(
    node: Node, keys: Sequence[tuple[str, ...]], between: Sequence[str], at: int, *, strictly: bool
) -> Iterator[tuple[int, Sequence[int], bool]]:
    """What ends at a word or after it, each with the number of its last word."""
    ended = node.get(_END)
    if ended is not None:
        yield at, ended, strictly
    following = at + 1
    if following >= len(keys) or not keys[following] or len(node) == (ended is not None):
        return
    gap = between[following]
    strictly = strictly and (gap == " " or _BETWEEN.fullmatch(gap) is not None)
    if not strictly and not _IN_NAMES.fullmatch(gap):
        return
    for key in keys[following]:
        child = node.get(key)
        if child is not None:
            yield from _along(child, keys, between, following, strictly=strictly)
