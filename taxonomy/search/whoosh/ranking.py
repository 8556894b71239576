"""Ranking: how well a label matches the words of a query."""

from collections.abc import Sequence
from copy import copy
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from taxonomy import languages
from taxonomy.search.analysis import content, squashed, whole
from taxonomy.search.contract import Query
from taxonomy.search.whoosh.queries import QueryTerm
from taxonomy.search.whoosh.stored_documents import Card, CardTerm
from taxonomy.text import fold

LabelScore = tuple[float, ...]

_NOT_AT_ALL = (0,) * 12
_ALMOST = 0.75  # of the letters of a whole label that are as they were typed


class _InLanguage(NamedTuple):
    """What was asked for, in one language."""

    groups: tuple[frozenset[str], ...]  # for each word, the stems that stand for it
    stems: frozenset[str]
    whole: str


class QueryWords:
    """The words that were asked for; languages are analysed when they are met."""

    def __init__(
        self, query: Query, text: str, words: Sequence[QueryTerm], *, nearly: bool = False
    ) -> None:
        """Keep the words of a query with its filters; `nearly` where slips are forgiven."""
        self.query = query
        self.text = text.strip()
        self.words = tuple(words)
        self.folded = fold(text)
        self.nearly = nearly
        self._squashed = squashed(text)
        self._typed = frozenset(fold(word.text) for word in words)
        self._known: dict[str, _InLanguage] = {}

    def with_filters(self, query: Query) -> "QueryWords":
        """The same words with the filters of another query."""
        other = copy(self)
        other.query = query
        return other

    def stems(self, language: str) -> frozenset[str]:
        """What is marked in texts of a language."""
        return self._in(language).stems

    def candidates(self, card: Card) -> list[CardTerm]:
        """The terms of a concept that the filters let through."""
        language, usage = self.query.language, self.query.usage
        if language is None and usage is None:
            return list(card.terms)
        return [
            term
            for term in card.terms
            if languages.matches(term.language, language) and usage in {None, term.usage}
        ]

    def is_a_label_of(self, card: Card) -> bool:
        """Whether a term that the filters let through is what was asked for, as a whole."""
        return any(
            self.folded == term.keys.folded
            or self._squashed == term.keys.squashed
            or self._in(term.language).whole == term.keys.whole
            for term in self.candidates(card)
        )

    def best(self, card: Card) -> tuple[CardTerm, LabelScore]:
        """The term of a concept that fits best, and how well it does."""
        candidates = self.candidates(card)
        known, together = self._known, self._squashed
        fitting = [
            term
            for term in candidates
            if not (known.get(term.language) or self._in(term.language)).stems.isdisjoint(
                term.keys.content
            )
            or (term.keys.squashed == together and (together or term.keys.folded == self.folded))
        ]  # a label of signs alone, as an emoji, has no letters to be put together
        if not fitting:  # of a concept that some other text of its led to
            return candidates[0], (*_NOT_AT_ALL, -candidates[0].rank, False)
        every = [(self.label_score(term), term) for term in fitting]
        label_score, term = every[0] if len(every) == 1 else max(every, key=itemgetter(0))
        return term, label_score

    def label_score(self, term: CardTerm) -> LabelScore:
        """How well a term fits: as it was asked for, all words, few others, good usage."""
        keys, language = term.keys, term.language
        asked = self._in(language)
        shared = sum(not group.isdisjoint(keys.content) for group in asked.groups)
        similar = OSA.normalized_similarity(keys.squashed, self._squashed)
        covered = len(asked.stems.intersection(keys.content)) / max(1, len(keys.content))
        return (
            term.label == self.text,
            keys.folded == self.folded,
            keys.whole == asked.whole,
            keys.squashed == self._squashed,
            self.nearly and similar >= _ALMOST,
            shared == len(asked.groups),
            f" {asked.whole} " in f" {keys.whole} ",
            shared if covered == 1 else 0,
            shared,
            covered,
            len(self._typed.intersection(keys.folded.split(" "))),
            similar,
            -term.rank,
            language == "en",
        )

    def _in(self, language: str) -> _InLanguage:
        found = self._known.get(language)
        if found is None:
            found = self._known[language] = self._analysed(language)
        return found

    def _analysed(self, language: str) -> _InLanguage:
        needed = set(content(self.text, language))
        groups = tuple(
            frozenset(word.stems(language)) for word in self.words if word.stem(language) in needed
        )
        return _InLanguage(groups, frozenset().union(*groups), whole(self.text, language))
