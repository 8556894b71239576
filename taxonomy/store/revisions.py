"""Revisions: every version of every entry, kept for ever."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from taxonomy.entry.fast_serializer import keep_entry, revive_entry
from taxonomy.entry.model import Entry
from taxonomy.errors import NotFound, NotPossible
from taxonomy.messages import Message
from taxonomy.store.records import Revision, State
from taxonomy.store.tables import RevisionRow


def add(  # noqa: PLR0913 - who, when and why are told at each call
    session: Session,
    entry: Entry,
    *,
    by: str,
    at: datetime,
    based_on: int | None,
    comment: str = "",
    follows: int | None = None,
    batch: int | None = None,
) -> Revision:
    """Keep a new draft of an entry."""
    draft = Revision(
        number=0,
        entry=entry,
        author=by,
        at=at,
        comment=comment,
        based_on=based_on,
        state=State.DRAFT,
        follows=follows,
        batch=batch,
    )
    return add_all(session, [draft])[0]


def add_all(session: Session, drafts: Sequence[Revision]) -> tuple[Revision, ...]:
    """Keep new drafts, whose numbers are not known yet; returns them with their numbers."""
    rows = [
        {
            "scheme_id": each.entry.scheme,
            "concept": each.entry.concept,
            "document": keep_entry(each.entry),
            "author": each.author,
            "at": each.at,
            "comment": each.comment,
            "based_on": each.based_on,
            "state": each.state,
            "follows": each.follows,
            "batch": each.batch,
        }
        for each in drafts
    ]
    added = insert(RevisionRow).returning(RevisionRow.number, sort_by_parameter_order=True)
    numbers = session.scalars(added, rows).all()
    return tuple(replace(each, number=number) for each, number in zip(drafts, numbers, strict=True))


def get(session: Session, number: int) -> Revision:
    """One revision. Raises `NotFound`."""
    row = session.get(RevisionRow, number)
    if row is None:
        raise NotFound("revision", number)
    return _value(row)


def several(session: Session, numbers: Collection[int]) -> dict[int, Revision]:
    """The revisions with some numbers, by number; what there is not is left out."""
    if not numbers:
        return {}
    found = _values(session, select(RevisionRow).where(RevisionRow.number.in_(numbers)))
    return {each.number: each for each in found}


def of_concept(
    session: Session, scheme: str, concept: str, *, published_only: bool = False
) -> tuple[Revision, ...]:
    """The revisions of a concept, newest first."""
    statement = select(RevisionRow).where(
        RevisionRow.scheme_id == scheme, RevisionRow.concept == concept
    )
    if published_only:
        statement = statement.where(RevisionRow.published_at.is_not(None))
    return _values(session, statement.order_by(RevisionRow.number.desc()))


def in_states(
    session: Session,
    states: Collection[State],
    *,
    author: str | None = None,
    first: int = 0,
    limit: int = 200,
) -> tuple[Revision, ...]:
    """The revisions in some states, newest first, at most `limit`; `first` are passed over."""
    statement = select(RevisionRow).where(RevisionRow.state.in_(states))
    if author is not None:
        statement = statement.where(RevisionRow.author == author)
    return _values(
        session, statement.order_by(RevisionRow.number.desc()).offset(first).limit(limit)
    )


def count_in_states(session: Session, states: Collection[State]) -> int:
    """How many revisions are in some states."""
    counted = select(func.count()).where(RevisionRow.state.in_(states))
    return session.scalars(counted).one()


def in_batch(session: Session, batch: int) -> tuple[Revision, ...]:
    """The revisions of a set of changes, oldest first."""
    return _values(
        session,
        select(RevisionRow).where(RevisionRow.batch == batch).order_by(RevisionRow.number),
    )


def changed_concepts(session: Session, scheme: str) -> frozenset[str]:
    """The concepts of a scheme that were published more than once."""
    counted = (
        select(RevisionRow.concept)
        .where(RevisionRow.scheme_id == scheme, RevisionRow.published_at.is_not(None))
        .group_by(RevisionRow.concept)
        .having(func.count() > 1)
    )
    return frozenset(session.scalars(counted))


def line(session: Session, revision: Revision) -> Iterator[Revision]:
    """A draft and the earlier versions of it, newest first."""
    current: Revision | None = revision
    while current is not None:
        yield current
        current = get(session, current.follows) if current.follows else None


def move(session: Session, revision: Revision, state: State) -> None:
    """Take a revision on to its next state.

    Raises `NotPossible` when it is no longer in the state that it was read in.
    """
    moved = session.execute(
        update(RevisionRow)
        .where(RevisionRow.number == revision.number, RevisionRow.state == revision.state)
        .values(state=state)
        .returning(RevisionRow.number)
    ).first()
    if moved is None:
        message = Message(
            "Revision %(number)s is no longer “%(state)s”.",
            number=str(revision.number),
            state=revision.state.value,
        )
        raise NotPossible(message)


def mark_published(session: Session, numbers: Collection[int], *, by: str, at: datetime) -> None:
    """Store who made revisions the ones that readers see, and when."""
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.number.in_(numbers))
        .values(state=State.PUBLISHED, published_by=by, published_at=at)
    )


def _values(session: Session, statement: Select[Any]) -> tuple[Revision, ...]:
    return tuple(_value(row) for row in session.scalars(statement))


def _value(row: RevisionRow) -> Revision:
    return Revision(
        number=row.number,
        entry=revive_entry(row.document),
        author=row.author,
        at=row.at,
        comment=row.comment,
        based_on=row.based_on,
        state=row.state,
        follows=row.follows,
        batch=row.batch,
        published_by=row.published_by,
        published_at=row.published_at,
    )
