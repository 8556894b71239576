"""Many new concepts at once: the same rows as one by one, in a few statements for hundreds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from taxonomy.entry.fast_serializer import keep_entry
from taxonomy.entry.model import Entry
from taxonomy.errors import OutOfDate
from taxonomy.store import published
from taxonomy.store.records import ChangeKind, Happening, State
from taxonomy.store.tables import AuditRow, ChangeRow, ConceptRow, LogHeadRow, RevisionRow

_AT_ONCE = 50  # entries a statement


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who publishes the concepts, when, as what, and in which set of changes."""

    by: str
    at: datetime
    comment: str
    batch: int | None = None


def publish(session: Session, entries: Iterable[Entry], arrival: Arrival) -> Iterator[int]:
    """Publish the first revision of each entry; yields now and then how many were.

    The caller holds the lock of the change log and has checked the rules. Raises
    `OutOfDate` for a concept that was published before.
    """
    waiting = iter(entries)
    while some := tuple(islice(waiting, _AT_ONCE)):
        _require_new(session, some)
        numbers = _revisions(session, some, arrival)
        _project(session, some, numbers)
        _append(session, some, numbers, arrival)
        yield len(some)


def _require_new(session: Session, entries: Sequence[Entry]) -> None:
    known = select(ConceptRow.revision).where(
        ConceptRow.scheme_id == entries[0].scheme,
        ConceptRow.identifier.in_([entry.concept for entry in entries]),
    )
    current = session.scalars(known).first()
    if current is not None:
        raise OutOfDate(based_on=None, current=current)


def _revisions(session: Session, entries: Sequence[Entry], arrival: Arrival) -> Sequence[int]:
    rows = [
        {
            "scheme_id": entry.scheme,
            "concept": entry.concept,
            "document": keep_entry(entry),
            "author": arrival.by,
            "at": arrival.at,
            "comment": arrival.comment,
            "batch": arrival.batch,
            "state": State.PUBLISHED,
            "published_by": arrival.by,
            "published_at": arrival.at,
        }
        for entry in entries
    ]
    added = insert(RevisionRow).returning(RevisionRow.number, sort_by_parameter_order=True)
    return session.scalars(added, rows).all()


def _project(session: Session, entries: Sequence[Entry], numbers: Sequence[int]) -> None:
    rows = [
        {"scheme_id": entry.scheme, "identifier": entry.concept}
        | published.columns(entry, revision=number)
        for entry, number in zip(entries, numbers, strict=True)
    ]
    added = insert(ConceptRow).returning(ConceptRow.id, sort_by_parameter_order=True)
    concepts = session.scalars(added, rows).all()
    by_table: dict[Any, list[dict[str, Any]]] = {}
    for entry, concept in zip(entries, concepts, strict=True):
        for table, of_entry in published.rows(entry).items():
            by_table.setdefault(table, []).extend(
                {"concept_id": concept, **row} for row in of_entry
            )
    for table, of_all in by_table.items():
        if of_all:
            session.execute(insert(table), of_all)


def _append(
    session: Session, entries: Sequence[Entry], numbers: Sequence[int], arrival: Arrival
) -> None:
    """A line of the change log and one of the audit for each."""
    moved = update(LogHeadRow).values(position=LogHeadRow.position + len(entries))
    last = session.scalars(moved.returning(LogHeadRow.position)).one()
    positions = range(last - len(entries) + 1, last + 1)
    logged = list(zip(positions, entries, numbers, strict=True))
    who = {"by": arrival.by, "at": arrival.at}
    session.execute(
        insert(ChangeRow),
        [
            {"position": position, "kind": ChangeKind.PUBLISHED, "scheme_id": entry.scheme}
            | {"concept": entry.concept, "revision": number, **who}
            for position, entry, number in logged
        ],
    )
    session.execute(
        insert(AuditRow),
        [
            {"what": Happening.PUBLISHED, "subject": "/".join(entry.identity), **who}
            | {"detail": {"revision": number}}
            for _, entry, number in logged
        ],
    )
