"""The catalogue: schemes and what is indexed of their concepts, a snapshot ready to be browsed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from taxonomy import languages
from taxonomy.entry.scheme import Group, Scheme, Section
from taxonomy.entry.verdicts import UNORDERED, Answer, SchemeOrder, judge
from taxonomy.errors import NotFound
from taxonomy.search.autocomplete.suggestion_file import LabelsWanted
from taxonomy.search.autocomplete.suggestions import Suggestions
from taxonomy.search.contract import (
    Filter,
    Hits,
    ListedConcept,
    ListedTerm,
    Query,
    SearchEngine,
    TermHit,
    Tie,
)
from taxonomy.text import fold

_SPARE = 3  # suggestions that are read for one that is shown: a label may have several senses


class SectionCount(NamedTuple):
    """A section and how many concepts stand in it."""

    section: Section
    concepts: int


class GroupCount(NamedTuple):
    """A group and how many concepts belong to it."""

    group: Group
    concepts: int


class Catalogue:
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
        order: SchemeOrder = UNORDERED,
    ) -> None:
        """Stand for a position that index and suggestions have reached."""
        self.order = order
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
        return tuple(self._engine.concepts(self._by_verdict(wanted or Filter()), first, last))

    def count(self, wanted: Filter) -> int:
        """How many concepts fit."""
        return self._engine.count(self._by_verdict(wanted))

    def concept(self, scheme: str, concept: str) -> ListedConcept | None:
        """What lists show of one concept."""
        return self._engine.concept(scheme, concept)

    def narrower(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that name this one as broader."""
        return tuple(self._engine.related_to(Tie.BROADER, scheme, concept))

    def relating(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that name this one as related."""
        return tuple(self._engine.related_to(Tie.RELATED, scheme, concept))

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

    def find(self, query: Query) -> Hits:
        """Answer a search; vocabularies without verdicts come after those with, at equal fit."""
        hits = self._engine.find(replace(query, order=self.order))
        known = {each.id for scheme in self.schemes.values() for each in scheme.sections}
        sections = {name: many for name, many in hits.facets["section"].items() if name in known}
        return replace(hits, facets={**hits.facets, "section": sections})

    def answer(
        self,
        label: str,
        *,
        language: str | None = None,
        scheme: str | None = None,
        readers: Sequence[str] = (),
    ) -> Answer:
        """The one verdict on a label, in a language or any, of a vocabulary or of all.

        Without a language, the first of the `readers`' languages that has it is meant.
        """
        found = self._engine.terms_with_label(label)
        wanted = (each for each in found if scheme in {None, each.scheme})
        return judge(label, wanted, language=language, readers=readers, order=self.order)

    def suggest(
        self, text: str, *, language: str | None = None, limit: int = 10
    ) -> tuple[ListedTerm, ...]:
        """Labels that begin with a text, then those that have a word that does.

        A label is there once, however many concepts have it; those that only vocabularies
        without verdicts have come last.
        """
        among = None if language is None else self._varieties(language)
        most = limit * _SPARE
        rows: dict[str, ListedTerm] = {}
        for each in self._standing(
            lambda: self._suggestions.beginning(text, limit=most, among=among)
        ):
            known = rows.setdefault(fold(each.label), each)
            if not self._gives_verdict(known) and self._gives_verdict(each):
                rows[fold(each.label)] = each
        ordered = sorted(rows.values(), key=lambda each: not self._gives_verdict(each))
        return tuple(ordered[:limit])

    def _by_verdict(self, wanted: Filter) -> Filter:
        """The filter, for which the usage of some vocabularies is no verdict."""
        return replace(wanted, without_verdicts=self.order.neutral)

    def _gives_verdict(self, term: ListedTerm) -> bool:
        return self.order.gives_verdicts(term.scheme)

    def lookup(self, label: str, *, language: str | None = None) -> tuple[TermHit, ...]:
        """Every term with exactly that label, folded; those written just so come first."""
        wanted = label.strip()
        found = [
            term
            for term in self._engine.terms_with_label(label)
            if languages.matches(term.language, language)
        ]
        return tuple(sorted(found, key=lambda term: (term.label != wanted, term.usage.rank)))

    def languages(self) -> Mapping[str, int]:
        """How many concepts have terms in each language, the richest first."""
        return self._languages

    def letters(self, language: str) -> Mapping[str, int]:
        """The letters of a language in their order, and how many terms stand under each."""
        return self._suggestions.letters(language, self._varieties(language))

    def terms(self, language: str, *, first: int, last: int) -> tuple[ListedTerm, ...]:
        """The terms of a language from A to Z, from one place to another."""
        among = self._varieties(language)
        return self._standing(
            lambda: self._suggestions.in_order(language, among, first=first, last=last)
        )

    def avoided(self, containing: str = "") -> Mapping[str, int]:
        """How many terms are discouraged in each language, of those that contain a text."""
        return self._suggestions.avoided(self._labels((), containing))

    def avoided_letters(self, among: Sequence[str], containing: str = "") -> Mapping[str, int]:
        """The letters under which terms of some languages are discouraged, and how many."""
        return self._suggestions.avoided_letters(self._labels(among, containing))

    def to_avoid(
        self,
        among: Sequence[str],
        *,
        first: int,
        last: int,
        containing: str = "",
        letter: str | None = None,
    ) -> tuple[TermHit, ...]:
        """The discouraged terms of some languages, one after the other, each from A to Z.

        Only those from one place to another are looked at.
        """
        wanted = self._labels(among, containing)._replace(initial=letter)
        found = self._suggestions.to_avoid(wanted, first=first, last=last)
        return tuple(hit for each in found for hit in self._hits(each))

    def _labels(self, among: Sequence[str], containing: str) -> LabelsWanted:
        return LabelsWanted(among, self.order.neutral, fold(containing))

    @cached_property
    def _languages(self) -> Mapping[str, int]:
        return self._engine.languages()

    def _varieties(self, language: str) -> tuple[str, ...]:
        return tuple(tag for tag in self._languages if languages.matches(tag, language))

    def _standing(self, ask: Callable[[], Iterable[ListedTerm]]) -> tuple[ListedTerm, ...]:
        """What the suggestions tell, without what a reader may have seen replaced already.

        They follow the log after the index does.
        """
        behind = self._suggestions.position < self._engine.shown
        return tuple(each for each in ask() if not behind or self._hits(each))

    def _hits(self, listed: ListedTerm) -> list[TermHit]:
        """A term with all that is to be told of it; nothing where it was replaced meanwhile."""
        return [hit for hit in self._engine.terms_with_label(listed.label) if hit.listed == listed]
