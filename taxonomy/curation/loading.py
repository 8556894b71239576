"""Bulk loading: first `plan`, which changes nothing, then `apply`, all or nothing."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice

from taxonomy.curation import rules, scheme_rules
from taxonomy.curation.rule_context import RuleContext
from taxonomy.curation.three_way_merge import Conflict, carry
from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import read_scheme, write_scheme
from taxonomy.errors import Malformed, NotFound, Refused, Violation
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.messages import Message
from taxonomy.store import batches, changes, published, publishing, revisions, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Batch, BatchKind, ChangeKind, Published, Revision, State

_AT_ONCE = 50  # entries published together


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load would do; `absent` are published concepts that the files do not speak of.

    Absent concepts are kept: a file that lost an entry must not retire it. A
    conflict, told with its concept, is a place that was changed in the file and,
    since that was exported, here: the file's words would be kept.
    """

    scheme: Scheme
    scheme_changes: bool
    added: tuple[Entry, ...]
    changed: tuple[tuple[Entry, int], ...]
    unchanged: int
    absent: tuple[str, ...]
    refused: tuple[Violation, ...]
    repaired: tuple[Violation, ...] = ()
    conflicts: tuple[tuple[str, Conflict], ...] = ()

    @property
    def steps(self) -> int:
        """How many entries `apply` will write."""
        return len(self.added) + len(self.changed)


def plan(session: Session, vocabulary: Vocabulary, *, reserved: Collection[str] = ()) -> Plan:
    """Compare a vocabulary with what is published, and check every rule on the outcome.

    `reserved` are words that no scheme may be called by.
    """
    scheme = vocabulary.scheme
    current = {each.entry.concept: each for each in published.entries(session, scheme.id)}
    conflicts: list[tuple[str, Conflict]] = []
    given: dict[str, FoundEntry] = {}
    repaired = [*vocabulary.repaired]
    for found in vocabulary.entries:
        merged, of_this = _merged(session, vocabulary, found, current.get(found.entry.concept))
        filled, warnings = vocabulary.filled(merged)
        given[found.entry.concept] = filled
        repaired += warnings
        conflicts.extend((found.entry.concept, each) for each in of_this)
    refused = [
        *vocabulary.refused,
        *_twice(vocabulary),
        *_misshapen(vocabulary),
        *scheme_rules.violations(scheme, vocabulary.scheme_place, reserved),
        *_violations(scheme, current, given),
    ]
    return Plan(
        scheme,
        scheme_changes=_scheme(session, scheme.id) != scheme,
        added=tuple(found.entry for name, found in given.items() if name not in current),
        changed=tuple(
            (found.entry, current[name].revision)
            for name, found in given.items()
            if name in current and current[name].entry != found.entry
        ),
        unchanged=sum(
            1 for name in given if name in current and current[name].entry == given[name].entry
        ),
        absent=tuple(name for name in current if name not in given),
        refused=tuple(refused),
        repaired=tuple(repaired),
        conflicts=tuple(conflicts),
    )


def apply(  # noqa: PLR0913 - what, who, when, and how it is told
    session: Session,
    plan: Plan,
    *,
    by: str,
    at: datetime,
    imported: str | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Batch | None:
    """Publish what was planned; `on_progress` is called with how many entries were written.

    Where it was `imported`, which says from what, the changes become a set, which
    can be undone as a whole, and is returned.

    Raises `Refused` where anything is to be fixed first, and `OutOfDate` where
    an entry was published since the plan was made. The session is then to be
    thrown away as a whole.
    """
    if plan.refused:
        raise Refused(plan.refused)
    changes.lock(session)
    if plan.scheme_changes:
        schemes.save(session, plan.scheme)
        changes.append(session, ChangeKind.SCHEME, scheme=plan.scheme.id, by=by, at=at)
    batch = None
    if imported is not None and plan.steps:
        kind, scheme = BatchKind.IMPORT, plan.scheme.id
        batch = batches.add(session, kind, scheme, comment=imported, by=by, at=at)
    number, comment = batch.number if batch else None, imported or "Loaded"
    draft = partial(Revision, number=0, author=by, at=at, comment=comment, state=State.DRAFT)
    every = (*((entry, None) for entry in plan.added), *plan.changed)
    drafts = (draft(entry=entry, based_on=based, batch=number) for entry, based in every)
    while some := tuple(islice(drafts, _AT_ONCE)):
        publishing.publish(session, revisions.add_all(session, some), by=by, at=at)
        on_progress(len(some))
    return batch


def _merged(
    session: Session, vocabulary: Vocabulary, found: FoundEntry, current: Published | None
) -> tuple[FoundEntry, tuple[Conflict, ...]]:
    """An entry of a file over what was published since it was exported; and where both changed."""
    if current is None:
        return found, ()
    base = _base(session, found, current)
    entry = vocabulary.over(found.entry, base)
    if base == current.entry:
        return replace(found, entry=entry), ()
    carried = carry(base, entry, current.entry)
    return replace(found, entry=carried.entry), carried.conflicts


def _base(session: Session, found: FoundEntry, current: Published) -> Entry:
    """What the file was exported from, if it says so and that is of this concept."""
    if found.based_on in {None, current.revision}:
        return current.entry
    try:
        base = revisions.get(session, found.based_on).entry
    except NotFound:
        return current.entry
    return base if base.identity == current.entry.identity else current.entry


def _scheme(session: Session, scheme: str) -> Scheme | None:
    try:
        return schemes.get(session, scheme)
    except NotFound:
        return None


def _twice(vocabulary: Vocabulary) -> Iterator[Violation]:
    first: dict[str, FoundEntry] = {}
    for found in vocabulary.entries:
        concept = found.entry.concept
        if concept in first:
            yield Violation(
                "one-entry-a-concept",
                "/concept",
                Message(
                    "“%(concept)s” is here twice. The first is at %(place)s.",
                    concept=concept,
                    place=first[concept].place(""),
                ),
                found.place("/concept"),
            )
        first.setdefault(concept, found)


def _misshapen(vocabulary: Vocabulary) -> Iterator[Violation]:
    """What of the scheme could not be read again, whatever made it."""
    try:
        read_scheme(write_scheme(vocabulary.scheme))
    except Malformed as error:
        for each in error.violations:
            yield replace(each, place=vocabulary.scheme_place(each.pointer))


def _violations(
    scheme: Scheme, current: dict[str, Published], given: dict[str, FoundEntry]
) -> Iterator[Violation]:
    def look_up(concept: str) -> Entry | None:
        if concept in given:
            return given[concept].entry
        return current[concept].entry if concept in current else None

    around = RuleContext(scheme, look_up)
    for found in given.values():
        for violation in _errors(found.entry, around):
            yield replace(violation, place=found.place(violation.pointer))
    for concept, stored in current.items():
        if concept not in given:
            for violation in _errors(stored.entry, around):
                message = Message(
                    "“%(concept)s” is published but not in these files, and would become invalid: "
                    "%(problem)s",
                    concept=concept,
                    problem=violation.message,
                )
                yield replace(violation, message=message)


def _errors(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    return (each for each in rules.violations(entry, around) if each.is_error)
