"""All terms of a language in one pass over a text, by a trie of word keys.

A text is cut into words once, and each different word is looked up once; most begin
nothing. Where one begins a label, the trie is followed as far as the words, and what
stands between them, allow. Not Aho–Corasick: keys are found by word, and a word has several.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from itertools import chain
from typing import NamedTuple

from taxonomy.checking import tokenizer
from taxonomy.checking.lemmas import DICTIONARIES, LemmaSource
from taxonomy.checking.rulebook import Rule
from taxonomy.checking.tokenizer import Tokens
from taxonomy.checking.trie import END, Node, RuleTrie, Trie, TrieEnd
from taxonomy.checking.word_cache import TextWords, WordCache
from taxonomy.checking.word_keys import Keys, WordKeys
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


class LabelMatch(NamedTuple):
    """Where the words of a text are those of labels: `text[start:end]`, and which rules' labels."""

    start: int
    end: int
    rules: tuple[Rule, ...]


class Scanned(NamedTuple):
    """What a text holds: terms, names, and words that tell what it is about, with offsets."""

    terms: list[LabelMatch]
    names: list[tuple[int, int]]
    context: list[tuple[int, int, str]]


def _count_nothing(_: int) -> None:
    """Allow as many as there are."""


class Matcher:
    """Finds the terms of one language; threads share it.

    What it looks for never changes: `changed` makes another. Of the texts that it has
    read it stores the words that a dictionary or a label has, to be quicker with the next; never
    their order, nor others.
    """

    def __init__(
        self,
        language: str,
        rules: Iterable[Rule],
        phrases: Iterable[ProtectedPhrase] = (),
        context: Iterable[str] = (),
        lemmas: LemmaSource = DICTIONARIES,
    ) -> None:
        """Make the trie. `context` are the words that tell what a text is about."""
        self.language = language
        added = RuleTrie(WordKeys(language, lemmas), Trie(), Counter())
        for rule in rules:
            added.add(rule)
        for phrase in phrases:
            added.add_name(phrase.text)
        self._everywhere = frozenset(context)
        added.add_context(self._everywhere)
        self._rules, self._cache = added, WordCache()

    @property
    def words(self) -> WordKeys:
        """The words of its labels."""
        return self._rules.words

    def changed(
        self, old: Iterable[Rule], new: Iterable[Rule], order: Callable[[Rule], int]
    ) -> "Matcher":
        """A matcher for other rules in the place of some, which costs no more than those.

        `order` tells, of rules with one label, which comes first.
        """
        rules = self._rules.copy()
        for rule in new:
            rules.add(rule, order)
        for rule in old:  # after the new ones: most words stay
            rules.remove(rule)
        made = copy(self)
        made._rules = rules  # noqa: SLF001 - its own
        if rules.words.is_changed:
            made._cache = WordCache()  # noqa: SLF001 - its own
        return made

    def context(self, rule: Rule) -> Collection[str]:
        """The words beside one of which a rule is meant."""
        return rule.context or self._everywhere

    def scan(self, text: str, count: Callable[[int], None] = _count_nothing) -> Scanned:
        """Every term, name and context word of a text, also those inside others.

        `count` is called now and then with how many terms there are so far, and may refuse more.
        """
        scanned = Scanned([], [], [])
        words = TextWords(self._rules.words, self._cache)
        for offset, piece in tokenizer.pieces(text):
            self._scan(piece, offset, words, scanned)
            count(len(scanned.terms))
        return scanned

    def _scan(self, piece: str, offset: int, words: TextWords, scanned: Scanned) -> None:
        tokens = tokenizer.tokenize(piece)
        if tokenizer.has_hyphen_at_line_end(piece):
            tokens = _joined(tokens, words)
        keys = words.look_up(tokens.words)
        first = _first_nodes(self._rules.trie.root, keys)
        following = chain(tokens.words[1:], ("",))
        for at, (word, follower) in enumerate(zip(tokens.words, following, strict=False)):
            if word in first:
                behind = keys.get(follower, ())
                for node in first[word]:
                    # Most words that begin a label are followed by none that goes on.
                    if END in node or not node.keys().isdisjoint(behind):
                        for last, ending, strictly in _along(node, keys, tokens, at):
                            span = offset + tokens.starts[at], offset + tokens.ends[last]
                            _note(scanned, span, ending, strictly=strictly)


def _first_nodes(root: Node, keys: dict[str, Keys]) -> dict[str, list[Node]]:
    """The nodes that words lead to from the root, of those that lead to any."""
    nodes = ((word, [root[key] for key in some if key in root]) for word, some in keys.items())
    return {word: some for word, some in nodes if some}


def _note(scanned: Scanned, span: tuple[int, int], ending: TrieEnd, *, strictly: bool) -> None:
    """Note what the words of a text come to; a label that holds commas may have them there."""
    rules, parted, is_name, context = ending
    if is_name:
        scanned.names.append(span)
    for word in context:
        scanned.context.append((*span, word))
    meant = rules if strictly else parted
    if meant:
        scanned.terms.append(LabelMatch(*span, meant))


def _joined(tokens: Tokens, known: TextWords) -> Tokens:
    """One word for two that a hyphen and the end of a line part, where terms have that word."""
    words, starts, ends = list(tokens.words), list(tokens.starts), list(tokens.ends)
    for at in range(len(words) - 2, -1, -1):
        gap = tokens.text[ends[at] : starts[at + 1]]
        if _HYPHENATED.fullmatch(gap):
            word = words[at] + words[at + 1]
            if word in known.look_up([word]):
                words[at : at + 2] = [word]
                del starts[at + 1], ends[at]
    return Tokens(tokens.text, words, starts, ends)


def _along(
    node: Node, keys: dict[str, Keys], tokens: Tokens, at: int, *, strictly: bool = True
) -> Iterator[tuple[int, TrieEnd, bool]]:
    """What ends at a word or after it, each with the number of its last word."""
    ending = node.get(END)
    if ending is not None:
        yield at, ending, strictly
    following = at + 1
    if len(node) == (ending is not None) or following >= len(tokens.words):
        return
    children = [node[key] for key in keys.get(tokens.words[following], ()) if key in node]
    if children:
        gap = tokens.text[tokens.ends[at] : tokens.starts[following]]
        strictly = strictly and (gap == " " or _BETWEEN.fullmatch(gap) is not None)
        if strictly or _IN_NAMES.fullmatch(gap):
            for child in children:
                yield from _along(child, keys, tokens, following, strictly=strictly)
