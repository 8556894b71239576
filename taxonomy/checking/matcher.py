"""All terms of a language in one pass over a text, by a tree of words.

A text is cut into words once; a word that begins nothing costs a look-up in a
dictionary. Where one does, the tree is followed as far as the words, and what
stands between them, allow.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from copy import copy
from typing import NamedTuple

from taxonomy.checking import cutting
from taxonomy.checking.cutting import Cut
from taxonomy.checking.dictionaries import Dictionaries
from taxonomy.checking.known import Kept, Known
from taxonomy.checking.pairs import Pairs
from taxonomy.checking.planting import Planting
from taxonomy.checking.rules import Rule
from taxonomy.checking.tree import END, Ending, Node, Tree
from taxonomy.checking.words import Words
from taxonomy.entry.scheme import ProtectedPhrase

# What may stand between two words of a term: spaces, one line break, one hyphen, apostrophe,
# dash or slash; never the end of a sentence.
_SPACE = r"[^\S\r\n\u2028\u2029]*"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BETWEEN = re.compile(
    rf"{_UNSEEN}{_SPACE}{_UNSEEN}(?:(?:\r?\n){_SPACE})?"
    rf"(?:[-_/'\u2010-\u2013\u2019\u02bc](?:\r?\n)?)?{_SPACE}{_UNSEEN}"
)
_IN_NAMES = re.compile(r"[^\w.!?]{0,6}")
_HYPHENATED = re.compile(r"[-\u2010]\r?\n[ \t]*")


class Match(NamedTuple):
    """Where the words of a text are those of labels: `text[start:end]`, and which rules' labels."""

    start: int
    end: int
    rules: tuple[Rule, ...]


class Scanned(NamedTuple):
    """What a text holds: terms, names, and words that tell what it is about, with their places."""

    terms: list[Match]
    names: list[tuple[int, int]]
    telling: list[tuple[int, int, str]]


def _count_nothing(_: int) -> None:
    """Allow as many as there are."""


class Matcher:
    """Finds the terms of one language; threads share it.

    What it looks for never changes: `changed` makes another. Of the texts that it has
    read it keeps the words that a dictionary or a label has, to be quicker with the next; never
    their order, nor others.
    """

    def __init__(
        self,
        language: str,
        rules: Iterable[Rule],
        phrases: Iterable[ProtectedPhrase] = (),
        context: Iterable[str] = (),
        known: Dictionaries | None = None,
    ) -> None:
        """Make the tree. `context` are the words that tell what a text is about."""
        self.language = language
        planting = Planting(Words(language, known), Tree(), Counter())
        for rule in rules:
            planting.plant(rule)
        for phrase in phrases:
            planting.plant_name(phrase.text)
        self._everywhere = frozenset(context)
        planting.plant_telling(self._everywhere)
        self._hold(planting, Pairs(planting.tree.root, END), Kept())

    def changed(
        self, old: Iterable[Rule], new: Iterable[Rule], order: Callable[[Rule], int]
    ) -> "Matcher":
        """A matcher for other rules in the place of some, which costs no more than those.

        `order` tells, of rules with one label, which comes first.
        """
        planting = self._planting.copy()
        beginnings = [keys for rule in new for keys in planting.plant(rule, order)]
        for rule in old:  # after the new ones: most words stay
            planting.uproot(rule)
        pairs = self._pairs
        differs = [pairs.add(keys) for keys in beginnings]
        if pairs.is_full:
            pairs = Pairs(planting.tree.root, END)
        is_same = pairs is self._pairs and not any(differs) and not planting.words.turned
        made = copy(self)
        made._hold(planting, pairs, self._kept if is_same else Kept())  # noqa: SLF001 - its own
        return made

    def _hold(self, planting: Planting, pairs: Pairs, kept: Kept) -> None:
        self._planting, self._pairs, self._kept = planting, pairs, kept
        self._words, self._tree = planting.words, planting.tree.root

    def context(self, rule: Rule) -> Collection[str]:
        """The words beside one of which a rule is meant."""
        return rule.context or self._everywhere

    def scan(self, text: str, count: Callable[[int], None] = _count_nothing) -> Scanned:
        """Every term, name and telling word of a text, also those inside others.

        `count` is told now and then how many terms there are so far, and may refuse more.
        """
        scanned = Scanned([], [], [])
        known = Known(self._words, self._pairs, self._kept)
        for offset, piece in cutting.pieces(text):
            self._scan(piece, offset, known, scanned)
            count(len(scanned.terms))
        return scanned

    def _scan(self, piece: str, offset: int, known: Known, scanned: Scanned) -> None:
        is_hyphenated = cutting.has_hyphens_at_line_ends(piece)
        cut = cutting.words(piece, singly=is_hyphenated)
        if is_hyphenated:
            cut = _joined(cut, known)
        for at in known.beginnings(cut):
            for key in known.keys_of(cut.words[at]):
                node = self._tree.get(key)
                if node is not None:
                    for last, ended, strictly in _along(node, known, cut, at):
                        span = offset + cut.starts[at], offset + cut.ends[last]
                        _note(scanned, span, ended, strictly=strictly)


def _note(scanned: Scanned, span: tuple[int, int], ended: Ending, *, strictly: bool) -> None:
    """Keep what the words of a text come to; a label that holds commas may have them there."""
    rules, parted, is_name, telling = ended
    if is_name:
        scanned.names.append(span)
    for word in telling:
        scanned.telling.append((*span, word))
    meant = rules if strictly else parted
    if meant:
        scanned.terms.append(Match(*span, meant))


def _joined(cut: Cut, known: Known) -> Cut:
    """One word for two that a hyphen and the end of a line part, where terms have that word."""
    words, starts, ends = list(cut.words), list(cut.starts), list(cut.ends)
    for at in range(len(words) - 2, -1, -1):
        gap, word = cut.text[ends[at] : starts[at + 1]], words[at] + words[at + 1]
        if _HYPHENATED.fullmatch(gap) and known.leads_somewhere(word):
            words[at : at + 2] = [word]
            del starts[at + 1], ends[at]
    return Cut(cut.text, words, starts, ends)


def _along(
    node: Node, known: Known, cut: Cut, at: int, *, strictly: bool = True
) -> list[tuple[int, Ending, bool]]:
    """What ends at a word or after it, each with the number of its last word."""
    ended = node.get(END)
    found = [] if ended is None else [(at, ended, strictly)]
    following = at + 1
    if len(node) == len(found) or following >= len(cut.starts):
        return found
    children = [node[key] for key in known.keys_of(cut.words[following]) if key in node]
    if children:
        gap = cut.text[cut.ends[at] : cut.starts[following]]
        strictly = strictly and (gap == " " or _BETWEEN.fullmatch(gap) is not None)
        if strictly or _IN_NAMES.fullmatch(gap):
            for child in children:
                found += _along(child, known, cut, following, strictly=strictly)
    return found
