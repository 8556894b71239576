"""The rules and the gaps over a whole scheme: what there is to look at, entry by entry."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from taxonomy.curation import rules
from taxonomy.curation.ages import Text
from taxonomy.curation.surroundings import Surroundings
from taxonomy.entry.model import Entry, NoteKind, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.text import fold


class Finding(StrEnum):
    """Kinds of things to look at."""

    RULE = "rule"
    ORPHAN = "orphan"
    CLASH = "clash"
    UNVERIFIED = "unverified"
    OUTDATED = "outdated"


class Part(StrEnum):
    """Parts of an entry that every language should have."""

    PREFERRED = "preferred term"
    DEFINITION = "definition"
    SCOPE = "scope note"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at: where, and what is the matter."""

    kind: Finding
    concept: str
    pointer: str
    message: str


@dataclass(frozen=True, slots=True)
class Quality:
    """How a scheme stands. `covered` counts, by language and part, the concepts that have it."""

    concepts: int
    covered: Mapping[str, Mapping[Part, int]]
    missing: Mapping[tuple[str, Part], tuple[str, ...]]
    looks: tuple[Look, ...]

    def of(self, kind: Finding) -> tuple[Look, ...]:
        """The findings of one kind."""
        return tuple(each for each in self.looks if each.kind is kind)


class Bearer(NamedTuple):
    """A concept that has a label, where, and with which verdict."""

    concept: str
    pointer: str
    usage: Usage


def report(
    scheme: Scheme,
    entries: Iterable[Entry],
    look_up: Callable[[str], Entry | None],
    outdated: Callable[[str], frozenset[Text]],
) -> Quality:
    """How a scheme stands; `entries` are read once, retired ones are left aside.

    `outdated` tells the outdated translations of a concept.
    """
    survey = _Survey(Surroundings(scheme, look_up), outdated)
    for entry in entries:
        if entry.retirement is None:
            survey.take(entry)
    return survey.quality()


class _Survey:
    """What is gathered while the entries pass by."""

    def __init__(self, around: Surroundings, outdated: Callable[[str], frozenset[Text]]) -> None:
        self._around = around
        self._outdated = outdated
        self._concepts: list[str] = []
        self._having: dict[tuple[str, Part], set[str]] = defaultdict(set)
        self._bearers: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        self._looks: list[Look] = []
        self._alone: dict[str, None] = {}
        self._led_to: set[str] = set()

    def take(self, entry: Entry) -> None:
        """Look at one entry."""
        self._concepts.append(entry.concept)
        for language, part in _parts(entry):
            self._having[language, part].add(entry.concept)
        self._looks += _rules(entry, self._around)
        self._looks += _unverified(entry)
        self._looks += _outdated(entry, self._outdated)
        for place, term in enumerate(entry.terms):
            bearer = Bearer(entry.concept, f"/terms/{place}/usage", term.usage)
            self._bearers[term.language, fold(term.label)].append(bearer)
        ties = {*entry.broader, *entry.related}
        self._led_to |= ties
        if not ties:
            self._alone[entry.concept] = None

    def quality(self) -> Quality:
        """What was found."""
        covered: dict[str, Counter[Part]] = defaultdict(Counter)
        for (language, part), having in self._having.items():
            covered[language][part] = len(having)
        missing = {
            (language, part): tuple(
                each for each in self._concepts if each not in self._having[language, part]
            )
            for language in covered
            for part in Part
        }
        orphans = (_orphan(each) for each in self._alone if each not in self._led_to)
        looks = (*self._looks, *orphans, *_clashes(self._bearers))
        return Quality(len(self._concepts), covered, missing, looks)


def _parts(entry: Entry) -> Iterator[tuple[str, Part]]:
    """Which languages have which parts; reasons count where every warned term has one."""
    for language in entry.preferred:
        yield language, Part.PREFERRED
    for language in {each.language for each in entry.definitions}:
        yield language, Part.DEFINITION
    for language in {each.language for each in entry.notes if each.kind is NoteKind.SCOPE}:
        yield language, Part.SCOPE
    warned = [term for term in entry.terms if term.usage.warns]
    spoken = {term.language for term in entry.terms}
    for language in spoken:
        if all(language in term.reason for term in warned):
            yield language, Part.REASONS


def _rules(entry: Entry, around: Surroundings) -> Iterator[Look]:
    for each in rules.violations(entry, around):
        yield Look(Finding.RULE, entry.concept, each.pointer, each.message)


def _unverified(entry: Entry) -> Iterator[Look]:
    for place, term in enumerate(entry.terms):
        if not term.confidence.verified:
            message = f"“{term.label}” ({term.language}) was not found in a source yet."
            yield Look(Finding.UNVERIFIED, entry.concept, f"/terms/{place}/confidence", message)


def _outdated(entry: Entry, outdated: Callable[[str], frozenset[Text]]) -> Iterator[Look]:
    for text in sorted(outdated(entry.concept)):
        message = f"The {text.subject} in {text.language} is older than what it translates."
        yield Look(Finding.OUTDATED, entry.concept, "", message)


def _orphan(concept: str) -> Look:
    message = "No relation leads to this concept, and none away from it."
    return Look(Finding.ORPHAN, concept, "/related", message)


def _clashes(bearers: Mapping[tuple[str, str], list[Bearer]]) -> Iterator[Look]:
    for (language, label), found in bearers.items():
        if len({usage for _, _, usage in found}) < 2:  # noqa: PLR2004 - one verdict is no clash
            continue
        told = ", ".join(f"{usage} in {concept}" for concept, _, usage in found)
        for concept, pointer, _ in found:
            yield Look(Finding.CLASH, concept, pointer, f"“{label}” ({language}): {told}.")
