"""The change log: what was published, in the order in which it was committed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from taxonomy.store.records import Change, ChangeKind, Revision
from taxonomy.store.tables import ChangeRow, LogHeadRow

_HEAD = 1


def lock(session: Session) -> None:
    """Wait until no other transaction is publishing, and keep others from it until the end."""
    session.execute(select(LogHeadRow.position).where(LogHeadRow.id == _HEAD).with_for_update())


def append(session: Session, kind: ChangeKind, *, scheme: str, by: str, at: datetime) -> Change:
    """Add a line on a scheme at the end of the log; returns it with its position."""
    return _extend(
        session,
        [Change(position=0, kind=kind, scheme=scheme, concept=None, revision=None, by=by, at=at)],
    )[0]


def published(
    session: Session, revisions: Sequence[Revision], *, by: str, at: datetime
) -> tuple[Change, ...]:
    """Add a line for each revision that was published; returns them with their positions."""
    kind = ChangeKind.PUBLISHED
    return _extend(
        session,
        [Change(0, kind, *each.entry.identity, each.number, by, at) for each in revisions],
    )


def _extend(session: Session, lines: Sequence[Change]) -> tuple[Change, ...]:
    """Add lines at the end of the log, each at the position that comes next.

    The head's row stays locked until the transaction ends, so that positions
    are in the order of commits and no follower can skip one.
    """
    head = update(LogHeadRow).where(LogHeadRow.id == _HEAD)
    moved = head.values(position=LogHeadRow.position + len(lines))
    last = session.scalars(moved.returning(LogHeadRow.position)).one()
    first = last - len(lines) + 1
    placed = tuple(replace(line, position=first + at) for at, line in enumerate(lines))
    rows = [
        {"position": each.position, "kind": each.kind, "scheme_id": each.scheme}
        | {"concept": each.concept, "revision": each.revision, "by": each.by, "at": each.at}
        for each in placed
    ]
    session.execute(insert(ChangeRow), rows)
    return placed


def position(session: Session) -> int:
    """The position of the log's last line; 0 for an empty log."""
    return session.scalars(select(LogHeadRow.position).where(LogHeadRow.id == _HEAD)).one()


def last(session: Session, kind: ChangeKind, scheme: str) -> Change | None:
    """The last line of a kind on a scheme; None where there is none."""
    row = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.kind == kind, ChangeRow.scheme_id == scheme)
        .order_by(ChangeRow.position.desc())
        .limit(1)
    ).first()
    return _value(row) if row is not None else None


def identity(session: Session) -> str:
    """What tells this log from that of any other database."""
    return session.scalars(select(LogHeadRow.identity).where(LogHeadRow.id == _HEAD)).one()


def since(session: Session, position: int, *, limit: int = 1_000) -> tuple[Change, ...]:
    """The lines after a position, oldest first, at most `limit`."""
    rows = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.position > position)
        .order_by(ChangeRow.position)
        .limit(limit)
    )
    return tuple(_value(row) for row in rows)


def latest(
    session: Session, *, scheme: str | None = None, first: int = 0, limit: int = 50
) -> tuple[Change, ...]:
    """The last lines, newest first, of one scheme or of all; `first` are passed over."""
    statement = select(ChangeRow).order_by(ChangeRow.position.desc())
    if scheme is not None:
        statement = statement.where(ChangeRow.scheme_id == scheme)
    return tuple(_value(row) for row in session.scalars(statement.offset(first).limit(limit)))


def count(session: Session, *, scheme: str | None = None) -> int:
    """How many lines there are, of one scheme or of all."""
    if scheme is None:
        return position(session)
    counted = select(func.count()).where(ChangeRow.scheme_id == scheme)
    return session.scalars(counted).one()


def _value(row: ChangeRow) -> Change:
    return Change(
        position=row.position,
        kind=row.kind,
        scheme=row.scheme_id,
        concept=row.concept,
        revision=row.revision,
        by=row.by,
        at=row.at,
    )
