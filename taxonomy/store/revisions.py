"""Revisions: every version of every entry, kept for ever."""

from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from taxonomy.entry.model import Entry
from taxonomy.entry.schema import write_entry
from taxonomy.entry.trusted import revive_entry
from taxonomy.errors import NotFound, NotPossible
from taxonomy.store.tables import RevisionRow
from taxonomy.store.values import Revision, State


def add(  # noqa: PLR0913 - who, when and why are told at each call
    session: Session,
    entry: Entry,
    *,
    by: str,
    at: datetime,
    based_on: int | None,
    comment: str = "",
) -> Revision:
    """Keep a new draft of an entry."""
    number = session.scalars(
        insert(RevisionRow)
        .values(
            scheme_id=entry.scheme,
            concept=entry.concept,
            document=write_entry(entry),
            author=by,
            at=at,
            comment=comment,
            based_on=based_on,
            state=State.DRAFT,
        )
        .returning(RevisionRow.number)
    ).one()
    return Revision(number, entry, by, at, comment, based_on, State.DRAFT)


def get(session: Session, number: int) -> Revision:
    """One revision. Raises `NotFound`."""
    row = session.get(RevisionRow, number)
    if row is None:
        raise NotFound("revision", number)
    return Revision(
        row.number,
        revive_entry(row.document),
        row.author,
        row.at,
        row.comment,
        row.based_on,
        row.state,
    )


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
        raise NotPossible(f"Revision {revision.number} is no longer {revision.state}.")


def mark_published(session: Session, number: int, *, by: str, at: datetime) -> None:
    """Tell who made a revision the one that readers see, and when."""
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.number == number)
        .values(state=State.PUBLISHED, published_by=by, published_at=at)
    )
