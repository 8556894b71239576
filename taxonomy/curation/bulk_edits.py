"""Bulk edits: the same change in many entries, chosen, previewed and applied."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from taxonomy import languages
from taxonomy.entry.model import Entry, Reference, Source, Term, Texts, Usage
from taxonomy.text import fold


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries, and which of their terms; nothing said means all."""

    language: str | None = None
    usage: Usage | None = None
    section: str | None = None
    group: str | None = None
    text: str = ""

    def terms(self, entry: Entry) -> frozenset[int]:
        """The places of the terms that are meant; none where the entry is not."""
        if self.section not in {None, entry.section} or self.group not in {None, entry.group}:
            return frozenset()
        return frozenset(place for place, term in enumerate(entry.terms) if self._means(term))

    def _means(self, term: Term) -> bool:
        return (
            languages.matches(term.language, self.language)
            and self.usage in {None, term.usage}
            and fold(self.text) in fold(term.label)
        )


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What is changed: of the terms that are meant, or of the entries that have one."""

    usage: Usage | None = None
    reason: Texts = field(default_factory=dict)
    section: str | None = None
    source: Source | None = None
    reference: Reference | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether it would change nothing."""
        return not any((self.usage, self.reason, self.section, self.source, self.reference))

    def of(self, entry: Entry, terms: frozenset[int]) -> Entry:
        """The entry with the change."""
        return replace(
            entry,
            terms=tuple(
                self._term(term) if place in terms else term
                for place, term in enumerate(entry.terms)
            ),
            section=self.section or entry.section,
            sources=_with(entry.sources, self.source),
            references=_with(entry.references, self.reference),
        )

    def _term(self, term: Term) -> Term:
        reason: Mapping[str, str] = {**term.reason, **self.reason}
        return replace(term, usage=self.usage or term.usage, reason=reason)


def edited(
    entries: Iterable[Entry], selection: Selection, edit: BulkEdit
) -> Iterator[tuple[Entry, Entry]]:
    """Every entry that the edit changes, as it is and as it becomes."""
    for entry in entries:
        terms = selection.terms(entry)
        if entry.retirement is None and terms:
            changed = edit.of(entry, terms)
            if changed != entry:
                yield entry, changed


def _with(values: tuple, added: object) -> tuple:  # type: ignore[type-arg] # of either kind
    return values if added is None or added in values else (*values, added)
