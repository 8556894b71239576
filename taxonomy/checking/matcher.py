"""All terms of a language in one pass over a text, by a tree of words.

A text is cut into words once; a word that begins nothing costs a look-up in a
dictionary. Where one does, the tree is followed as far as the words, and what
stands between them, allow.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from taxonomy.checking import cutting
from taxonomy.checking.cutting import Cut
from taxonomy.checking.pairs import Pairs
from taxonomy.checking.rules import Phrase, Rule
from taxonomy.checking.words import Words, has
from taxonomy.text import RUNNING

# What may stand between two words of a term: spaces, one line break, one hyphen, apostrophe,
# dash or slash; never the end of a sentence.
_SPACE = r"[^\S\r\n\u2028\u2029]*"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BETWEEN = re.compile(
    rf"{_UNSEEN}{_SPACE}{_UNSEEN}(?:(?:\r?\n){_SPACE})?"
    rf"(?:[-_/'\u2010-\u2013\u2019\u02bc](?:\r?\n)?)?{_SPACE}{_UNSEEN}"
)
_IN_NAMES = re.compile(r"[^\w.!?]{0,6}")
_ASIDE = re.compile(
    r"\s*\([^()]*\)|[_*:/]-?(?:r|in|innen|n)\b"
)  # of a label: the other gender, more
_PARTED = re.compile(r"[,;:()]")
_HYPHENATED = re.compile(r"[-\u2010]\r?\n[ \t]*")
_END = ""  # the key under which a node of the tree holds the numbers of what ends there
_KEPT = 65_536  # words of a dictionary
_UNMET = -1  # in place of a word's number

Node = dict[str, Any]  # key of a word → node


class Match(NamedTuple):
    """Where the words of a text are those of labels: `text[start:end]`, and which rules' labels."""

    start: int
    end: int
    rules: tuple[Rule, ...]


class _Kept(NamedTuple):
    """Words that were met: the number of each, and the keys of those that have any."""

    numbers: dict[str, int]
    keys: dict[str, tuple[str, ...]]


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
            key = partial(self._words.key, abbreviation=rule.abbreviation)
            for written in {rule.label, _ASIDE.sub("", rule.label)}:
                self._plant(written, number, key)
        self._names_from = len(self._rules)
        names = [phrase.text for phrase in phrases]
        for number, text in enumerate(names, self._names_from):
            self._plant(text, number, self._words.key)
        self._telling_from = self._names_from + len(names)
        self._telling: dict[str, int] = {}
        self._everywhere = self._told(context)
        own = (rule for rule in self._rules if rule.context)
        self._own = {rule.identity: self._told(rule.context) for rule in own}
        self._pairs = Pairs(self._tree, _END)
        self._kept = _Kept({}, {})

    def context(self, rule: Rule) -> frozenset[int]:
        """The numbers of the words beside one of which a rule is meant."""
        return self._own.get(rule.identity, self._everywhere)

    def scan(self, text: str) -> Scanned:
        """Every term, name and telling word of a text, also those inside others."""
        scanned = Scanned([], [], [])
        known = _Known(self._words, self._pairs, self._kept)
        for offset, piece in cutting.pieces(text):
            self._scan(piece, offset, known, scanned)
        return scanned

    def _scan(self, piece: str, offset: int, known: "_Known", scanned: Scanned) -> None:
        cut = cutting.words(piece)
        if _HYPHENATED.search(piece):
            cut = _joined(cut, known)
        for at in known.beginnings(cut.words):
            for key in known.keys_of(cut.words[at]):
                node = self._tree.get(key)
                if node is not None:
                    for last, ended, strictly in _along(node, known, cut, at, strictly=True):
                        span = offset + int(cut.starts[at]), offset + int(cut.ends[last])
                        self._note(scanned, *span, ended)
                        rules = self._rules_of(ended, strictly=strictly)
                        if rules:
                            scanned.terms.append(Match(*span, rules))

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


class _Known:
    """What each word that a text has leads to, found once; forgotten with the text.

    Only what stands in a dictionary is kept for the texts that follow: it tells nothing
    of this one.
    """

    def __init__(self, words: Words, pairs: Pairs, kept: _Kept) -> None:
        self._words, self._pairs, self._kept = words, pairs, kept
        self._own = _Kept({}, {})

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """Which of the words of a text, in their order, are to be looked at."""
        met = map(self._kept.numbers.get, words, repeat(_UNMET))
        numbers = np.fromiter(met, np.int64, len(words))
        for at in np.flatnonzero(numbers == _UNMET).tolist():
            word = words[at]
            number = self._own.numbers.get(word)
            if number is None:  # unless it was met in this very piece
                number = self._kept.numbers.get(word)
            numbers[at] = self._meet(word) if number is None else number
        return self._pairs.beginnings(numbers)

    def leads_somewhere(self, word: str) -> bool:
        """Whether a word, met or not, has any keys."""
        if word not in self._kept.numbers and word not in self._own.numbers:
            self._meet(word)
        return bool(self.keys_of(word))

    def keys_of(self, word: str) -> tuple[str, ...]:
        """The keys of a word that has been met."""
        return self._kept.keys.get(word) or self._own.keys.get(word, ())

    def _meet(self, word: str) -> int:
        keys = self._words.keys(word)
        number = self._pairs.number(keys)
        keep = len(self._kept.numbers) < _KEPT and has(word, self._words.base)
        into = self._kept if keep else self._own
        if keys:
            into.keys[word] = keys
        into.numbers[word] = number
        return number


def _joined(cut: Cut, known: _Known) -> Cut:
    """One word for two that a hyphen and the end of a line part, where terms have that word."""
    words, starts, ends = list(cut.words), list(cut.starts), list(cut.ends)
    for at in range(len(words) - 2, -1, -1):
        gap, word = cut.text[ends[at] : starts[at + 1]], words[at] + words[at + 1]
        if _HYPHENATED.fullmatch(gap) and known.leads_somewhere(word):
            words[at : at + 2] = [word]
            del starts[at + 1], ends[at]
    return Cut(cut.text, words, starts, ends)


def _along(
    node: Node, known: _Known, cut: Cut, at: int, *, strictly: bool
) -> Iterator[tuple[int, Sequence[int], bool]]:
    """What ends at a word or after it, each with the number of its last word."""
    ended = node.get(_END)
    if ended is not None:
        yield at, ended, strictly
    following = at + 1
    if following >= len(cut.words) or not (keys := known.keys_of(cut.words[following])):
        return
    gap = cut.text[cut.ends[at] : cut.starts[following]]
    strictly = strictly and (gap == " " or _BETWEEN.fullmatch(gap) is not None)
    if not strictly and not _IN_NAMES.fullmatch(gap):
        return
    for key in keys:
        child = node.get(key)
        if child is not None:
            yield from _along(child, known, cut, following, strictly=strictly)
