"""What is published, ready to be browsed: made anew when the change log moves, then only read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from taxonomy import languages
from taxonomy.entry.model import Entry, Term, Texts, Usage
from taxonomy.entry.scheme import Group, Scheme, Section
from taxonomy.errors import NotFound
from taxonomy.search.contract import Label, Suggestion, TermHit
from taxonomy.search.suggestions import Suggestions
from taxonomy.text import fold, initial, sort_key


@dataclass(frozen=True, slots=True)
class Card:
    """A concept as lists show it: its labels with their verdicts, its definitions."""

    scheme: str
    concept: str
    section: str | None
    group: str | None
    preferred: Texts
    definitions: Texts
    terms: tuple[TermHit, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which concepts are wanted; language and usage are those of one and the same term."""

    scheme: str | None = None
    section: str | None = None
    group: str | None = None
    language: str | None = None
    usage: Usage | None = None

    def fits(self, card: Card) -> bool:
        """Whether a concept is among the wanted."""
        return (
            self.scheme in {None, card.scheme}
            and self.section in {None, card.section}
            and self.group in {None, card.group}
            and any(self._fits_term(term) for term in card.terms)
        )

    def _fits_term(self, term: TermHit) -> bool:
        wanted = self.usage in {None, term.usage}
        return wanted and languages.matches(term.language, self.language)


class SectionCount(NamedTuple):
    """A section and how many concepts stand in it."""

    section: Section
    concepts: int


class GroupCount(NamedTuple):
    """A group and how many concepts belong to it."""

    group: Group
    concepts: int


class Shelf:
    """Everything that readers browse, as it stood at one position of the change log."""

    def __init__(
        self, position: int, schemes: Mapping[str, Scheme], cards: Mapping[tuple[str, str], Card]
    ) -> None:
        """Put the cards in place; `stocked` is what callers want."""
        self.position = position
        self.schemes = schemes
        self._cards = cards
        self._narrower: Mapping[tuple[str, str], tuple[str, ...]] = {}
        self._related: Mapping[tuple[str, str], tuple[str, ...]] = {}

    @classmethod
    def stocked(cls, position: int, schemes: Iterable[Scheme], entries: Iterable[Entry]) -> "Shelf":
        """The shelf for what is published at a position."""
        narrower: dict[tuple[str, str], list[str]] = {}
        related: dict[tuple[str, str], dict[str, None]] = {}
        cards = {}
        for entry in entries:
            here = (entry.scheme, entry.concept)
            cards[here] = _card(entry)
            for target in entry.broader:
                narrower.setdefault((entry.scheme, target), []).append(entry.concept)
            for target in entry.related:
                related.setdefault(here, {})[target] = None
                related.setdefault((entry.scheme, target), {})[entry.concept] = None
        shelf = cls(position, {scheme.id: scheme for scheme in schemes}, cards)
        shelf._narrower = {key: tuple(concepts) for key, concepts in narrower.items()}
        shelf._related = {key: tuple(concepts) for key, concepts in related.items()}
        return shelf

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

    def concepts(self, wanted: Filter | None = None) -> tuple[Card, ...]:
        """The concepts that fit, in the order of their schemes."""
        if wanted is None:
            return tuple(self._cards.values())
        return tuple(card for card in self._cards.values() if wanted.fits(card))

    def card(self, scheme: str, concept: str) -> Card | None:
        """What lists show of one concept."""
        return self._cards.get((scheme, concept))

    def narrower(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that name this one as broader."""
        return self._narrower.get((scheme, concept), ())

    def related(self, scheme: str, concept: str) -> tuple[str, ...]:
        """The concepts that are related to this one, whichever of the two says so."""
        return self._related.get((scheme, concept), ())

    def sections(self, scheme: str) -> tuple[SectionCount, ...]:
        """The sections of a scheme in their order. Raises `NotFound`."""
        counts = self._counts
        return tuple(
            SectionCount(section, counts["section", scheme, section.id])
            for section in self.scheme(scheme).sections
        )

    def groups(self, scheme: str) -> tuple[GroupCount, ...]:
        """The groups of a scheme in their order. Raises `NotFound`."""
        counts = self._counts
        return tuple(
            GroupCount(group, counts["group", scheme, group.id])
            for group in self.scheme(scheme).groups
        )

    def suggest(
        self, text: str, *, language: str | None = None, limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Labels that begin with a text or have a word that does."""
        return self._suggestions.beginning(text, language=language, limit=limit)

    def lookup(self, label: str, *, language: str | None = None) -> tuple[TermHit, ...]:
        """Every term with exactly that label, folded; those written just so come first."""
        wanted = label.strip()
        found = [
            term
            for term in self._by_label.get(fold(label), ())
            if languages.matches(term.language, language)
        ]
        return tuple(sorted(found, key=lambda term: (term.label != wanted, term.usage.rank)))

    def languages(self) -> Mapping[str, int]:
        """How many terms each language has, the richest first."""
        return self._languages

    def letters(self, language: str) -> Mapping[str, tuple[TermHit, ...]]:
        """The terms of a language under their first letters, sorted."""
        letters: dict[str, list[TermHit]] = {}
        for term in sorted(
            (term for term in self._terms if term.language == language), key=_sorting
        ):
            letters.setdefault(initial(term.label), []).append(term)
        return {letter: tuple(terms) for letter, terms in letters.items()}

    def to_avoid(self, language: str | None = None) -> tuple[TermHit, ...]:
        """The discouraged terms, sorted by label."""
        return tuple(
            sorted(
                (
                    term
                    for term in self._terms
                    if term.usage is Usage.DISCOURAGED
                    and languages.matches(term.language, language)
                ),
                key=_sorting,
            )
        )

    @cached_property
    def _terms(self) -> tuple[TermHit, ...]:
        return tuple(term for card in self._cards.values() for term in card.terms)

    @cached_property
    def _by_label(self) -> Mapping[str, list[TermHit]]:
        found: dict[str, list[TermHit]] = {}
        for term in self._terms:
            found.setdefault(fold(term.label), []).append(term)
        return found

    @cached_property
    def _languages(self) -> Mapping[str, int]:
        return dict(Counter(term.language for term in self._terms).most_common())

    @cached_property
    def _counts(self) -> Counter[tuple[str, str, str | None]]:
        return Counter(
            key
            for card in self._cards.values()
            for key in (
                ("section", card.scheme, card.section),
                ("group", card.scheme, card.group),
            )
        )

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(
            Suggestion(term.scheme, term.concept, term.label, term.language, term.usage)
            for term in self._terms
        )


def _sorting(term: TermHit) -> tuple[str, str]:
    return sort_key(term.label)


def _card(entry: Entry) -> Card:
    return Card(
        scheme=entry.scheme,
        concept=entry.concept,
        section=entry.section,
        group=entry.group,
        preferred=entry.preferred,
        definitions={each.language: each.text for each in entry.definitions},
        terms=tuple(_term_hit(entry, term) for term in entry.terms),
    )


def _term_hit(entry: Entry, term: Term) -> TermHit:
    return TermHit(
        scheme=entry.scheme,
        concept=entry.concept,
        label=term.label,
        language=term.language,
        usage=term.usage,
        reason=term.reason,
        replacements=tuple(Label(each.label, each.language) for each in term.replacements),
        verified=term.confidence.verified,
    )
