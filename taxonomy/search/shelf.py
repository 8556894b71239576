"""What is published, ready to be browsed: the schemes, and what is indexed of their concepts."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from taxonomy import languages
from taxonomy.alphabet import initial, sort_key
from taxonomy.entry.model import Usage
from taxonomy.entry.scheme import Group, Scheme, Section
from taxonomy.errors import NotFound
from taxonomy.search.contract import (
    Filter,
    ListedConcept,
    SearchEngine,
    Suggestion,
    TermHit,
    Tie,
)
from taxonomy.search.suggestions import Suggestions


class SectionCount(NamedTuple):
    """A section and how many concepts stand in it."""

    section: Section
    concepts: int


class GroupCount(NamedTuple):
    """A group and how many concepts belong to it."""

    group: Group
    concepts: int


class Shelf:
    """Everything that readers browse, as it stands at a position of the change log, or later.

    It holds the schemes alone; all else is asked of the index and of the
    suggestions, whose cost grows with the answer.
    """

    def __init__(
        self,
        position: int,
        schemes: Mapping[str, Scheme],
        engine: SearchEngine,
        suggestions: Suggestions,
    ) -> None:
        """Stand for a position that index and suggestions have reached."""
        self.position = position
        self.schemes = schemes
        self._engine = engine
        self._suggestions = suggestions

    def scheme(self, scheme: str) -> Scheme:
        """One scheme. Raises `NotFound`."""
        try:
            return self.schemes[scheme]
        except KeyError:
            raise NotFound("scheme", scheme) from None

    def section(self, scheme: str, section: str) -> Section:
        """A section of a scheme. Raises `NotFound`."""
        for each in self.scheme(scheme).sections:
            if each.id == section:
                return each
        raise NotFound("section", f"{scheme}/{section}")

    def group(self, scheme: str, group: str) -> Group:
        """A group of a scheme. Raises `NotFound`."""
        for each in self.scheme(scheme).groups:
            if each.id == group:
                return each
        raise NotFound("group", f"{scheme}/{group}")

    def concepts(
        self, wanted: Filter | None = None, *, first: int = 0, last: int | None = None
    ) -> tuple[ListedConcept, ...]:
        """The concepts that fit, from one place to another, in the order of their schemes."""
        return tuple(self._engine.concepts(wanted or Filter(), first, last))

    def count(self, wanted: Filter) -> int:
        """How many concepts fit."""
        return self._engine.count(wanted)

    def concept(self, scheme: str, concept: str) -> ListedConcept | None:
        """What lists show of one concept."""
        return self._engine.concept(scheme, concept)

    def narrower(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that name this one as broader."""
        return tuple(self._engine.tied(Tie.BROADER, scheme, concept))

    def relating(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that name this one as related."""
        return tuple(self._engine.tied(Tie.RELATED, scheme, concept))

    def sections(self, scheme: str) -> tuple[SectionCount, ...]:
        """The sections of a scheme in their order. Raises `NotFound`."""
        return tuple(
            SectionCount(each, self.count(Filter(scheme=scheme, section=each.id)))
            for each in self.scheme(scheme).sections
        )

    def groups(self, scheme: str) -> tuple[GroupCount, ...]:
        """The groups of a scheme in their order. Raises `NotFound`."""
        return tuple(
            GroupCount(each, self.count(Filter(scheme=scheme, group=each.id)))
            for each in self.scheme(scheme).groups
        )

    def suggest(
        self, text: str, *, language: str | None = None, limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Labels that begin with a text, then those that have a word that does."""
        among = None
        if language is not None:
            among = tuple(tag for tag in self._languages if languages.matches(tag, language))
        # The suggestions follow the log after the index does: what a reader may have seen
        # replaced already is left out.
        behind = self._suggestions.position < self._engine.shown
        found = self._suggestions.beginning(text, limit=limit, among=among)
        return tuple(each for each in found if not behind or self._is_there(each))

    def lookup(self, label: str, *, language: str | None = None) -> tuple[TermHit, ...]:
        """Every term with exactly that label, folded; those written just so come first."""
        wanted = label.strip()
        found = [
            term
            for term in self._engine.bearing(label)
            if languages.matches(term.language, language)
        ]
        return tuple(sorted(found, key=lambda term: (term.label != wanted, term.usage.rank)))

    def languages(self) -> Mapping[str, int]:
        """How many concepts have terms in each language, the richest first."""
        return self._languages

    def letters(self, language: str) -> Mapping[str, tuple[TermHit, ...]]:
        """The terms of a language under their first letters, sorted."""
        letters: dict[str, list[TermHit]] = {}
        for term in self._terms(Filter(language=language)):
            letters.setdefault(initial(term.label, term.language), []).append(term)
        return {letter: tuple(terms) for letter, terms in letters.items()}

    def to_avoid(self, language: str | None = None) -> tuple[TermHit, ...]:
        """The discouraged terms, sorted by label."""
        return self._terms(Filter(language=language, usage=Usage.DISCOURAGED))

    def _is_there(self, found: Suggestion) -> bool:
        return self._engine.bears(found.scheme, found.concept, found.label)

    @cached_property
    def _languages(self) -> Mapping[str, int]:
        return self._engine.languages()

    def _terms(self, wanted: Filter) -> tuple[TermHit, ...]:
        """The terms that fit, of the concepts that have one."""
        terms = (
            term
            for concept in self._engine.concepts(wanted, 0, None)
            for term in concept.terms
            if languages.matches(term.language, wanted.language)
            and wanted.usage in {None, term.usage}
        )
        return tuple(sorted(terms, key=lambda term: sort_key(term.label, term.language)))
