"""The quality report: broken rules and gaps over a whole scheme, entry by entry."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from taxonomy.curation import rules
from taxonomy.curation.rule_context import RuleContext
from taxonomy.curation.translation_staleness import TextKey, texts
from taxonomy.entry.model import Entry, NoteKind, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Severity
from taxonomy.messages import Message, Untranslated
from taxonomy.text import fold

_NEAR = 1_000  # entries that are kept at hand, since relations lead to neighbours


class QualityFinding(StrEnum):
    """Kinds of things to look at."""

    RULE = "rule"
    ORPHAN = "orphan"
    CLASH = "clash"
    SHARED = "shared"
    UNVERIFIED = "unverified"
    OUTDATED = "outdated"


class EntryPart(StrEnum):
    """Parts of an entry that every language should have."""

    PREFERRED = "preferred term"
    DEFINITION = "definition"
    SCOPE = "scope note"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at: where, and what is the matter.

    It is an error where the entry could not be published as it is.
    """

    kind: QualityFinding
    concept: str
    pointer: str
    message: Message
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Quality:
    """How a scheme stands. `covered` counts, by language and part, the concepts that have it.

    A concept has the reasons where every term that warns has one; none is
    missing where no term warns.
    """

    concepts: int
    covered: Mapping[str, Mapping[EntryPart, int]]
    missing: Mapping[tuple[str, EntryPart], tuple[str, ...]]
    looks: tuple[Look, ...]

    def of(self, kind: QualityFinding) -> tuple[Look, ...]:
        """The findings of one kind."""
        return tuple(each for each in self.looks if each.kind is kind)


class Bearer(NamedTuple):
    """A concept that has a label, where, and with which verdict."""

    concept: str
    place: int
    label: str
    usage: Usage


def report(
    scheme: Scheme,
    entries: Iterable[Entry],
    look_up: Callable[[str], Entry | None],
    outdated: Callable[[str], frozenset[TextKey]],
) -> Quality:
    """How a scheme stands; `entries` are read once, retired ones are left aside.

    `outdated` tells the outdated translations of a concept.
    """
    survey = _Survey(scheme, lru_cache(_NEAR)(look_up), outdated)
    for entry in entries:
        if entry.retirement is None:
            survey.take(entry)
    return survey.quality()


class _Survey:
    """What is gathered while the entries pass by."""

    def __init__(
        self,
        scheme: Scheme,
        look_up: Callable[[str], Entry | None],
        outdated: Callable[[str], frozenset[TextKey]],
    ) -> None:
        self._scheme = scheme
        self._look_up = look_up
        self._outdated = outdated
        self._concepts: list[str] = []
        self._languages: set[str] = set()
        self._covered: defaultdict[tuple[str, EntryPart], set[str]] = defaultdict(set)
        self._unwarned: set[str] = set()
        self._bearers: defaultdict[tuple[str, str], list[Bearer]] = defaultdict(list)
        self._looks: list[Look] = []
        self._alone: dict[str, None] = {}
        self._led_to: set[str] = set()

    def take(self, entry: Entry) -> None:
        """Look at one entry."""
        self._concepts.append(entry.concept)
        self._languages |= {term.language for term in entry.terms}
        for language, part in _parts(entry):
            self._covered[language, part].add(entry.concept)
        if not any(term.usage.warns for term in entry.terms):
            self._unwarned.add(entry.concept)
        # A context of its own for each, so that not all of a large scheme is kept.
        self._looks += _rules(entry, RuleContext(self._scheme, self._look_up))
        self._looks += _unverified(entry)
        self._looks += _outdated(entry, self._outdated(entry.concept))
        for place, term in enumerate(entry.terms):
            bearer = Bearer(entry.concept, place, term.label, term.usage)
            self._bearers[term.language, fold(term.label)].append(bearer)
        ties = {*entry.broader, *entry.related}
        self._led_to |= ties
        if not ties:
            self._alone[entry.concept] = None

    def quality(self) -> Quality:
        """What was found."""
        missing = {
            (language, part): tuple(self._missing(language, part))
            for language in sorted({*self._languages, *(tag for tag, _ in self._covered)})
            for part in EntryPart
        }
        covered: dict[str, dict[EntryPart, int]] = {language: {} for language, _ in missing}
        for (language, part), concepts in missing.items():
            covered[language][part] = len(self._concepts) - len(concepts)
        orphans = (_orphan(each) for each in self._alone if each not in self._led_to)
        looks = (*self._looks, *orphans, *_clashes(self._bearers))
        return Quality(len(self._concepts), covered, missing, looks)

    def _missing(self, language: str, part: EntryPart) -> Iterator[str]:
        covered = self._covered.get((language, part), set())
        for concept in self._concepts:
            if concept not in covered and not (
                part is EntryPart.REASONS and concept in self._unwarned
            ):
                yield concept


def _parts(entry: Entry) -> Iterator[tuple[str, EntryPart]]:
    """Which languages have which parts."""
    for language in entry.preferred:
        yield language, EntryPart.PREFERRED
    for definition in entry.definitions:
        yield definition.language, EntryPart.DEFINITION
    for note in entry.notes:
        if note.kind is NoteKind.SCOPE:
            yield note.language, EntryPart.SCOPE
    warned = [term for term in entry.terms if term.usage.warns]
    for language in {tag for term in warned for tag in term.reason}:
        if all(language in term.reason for term in warned):
            yield language, EntryPart.REASONS


def _rules(entry: Entry, around: RuleContext) -> Iterator[Look]:
    for each in rules.violations(entry, around):
        yield Look(QualityFinding.RULE, entry.concept, each.pointer, each.message, each.severity)


def _unverified(entry: Entry) -> Iterator[Look]:
    for place, term in enumerate(entry.terms):
        if not term.confidence.verified:
            message = Message(
                "“%(label)s” (%(language)s) has not been checked against a source.",
                label=term.label,
                language=term.language,
            )
            yield Look(
                QualityFinding.UNVERIFIED, entry.concept, f"/terms/{place}/confidence", message
            )


def _outdated(entry: Entry, outdated: frozenset[TextKey]) -> Iterator[Look]:
    for text, pointer, _ in texts(entry) if outdated else ():
        if text in outdated:
            message = Message(
                "The %(language)s text is older than the text it translates (%(subject)s).",
                language=text.language,
                subject=Untranslated(text.subject),
            )
            yield Look(QualityFinding.OUTDATED, entry.concept, pointer, message)


def _orphan(concept: str) -> Look:
    message = Message("This concept isn’t related to any other.")
    return Look(QualityFinding.ORPHAN, concept, "/related", message)


def _clashes(bearers: Mapping[tuple[str, str], list[Bearer]]) -> Iterator[Look]:
    """Labels of several concepts: a clash where the verdicts differ, else only shared."""
    for (language, _), found in bearers.items():
        if len({each.concept for each in found}) == 1:
            continue
        clash = len({each.usage for each in found}) > 1
        kind, field = (QualityFinding.CLASH, "usage") if clash else (QualityFinding.SHARED, "label")
        others = ", ".join(f"{each.usage} in {each.concept}" for each in found)
        for each in found:
            message = Message(
                "Several concepts have “%(label)s” (%(language)s): %(usages)s.",
                label=each.label,
                language=language,
                usages=Untranslated(others),
            )
            yield Look(kind, each.concept, f"/terms/{each.place}/{field}", message)
