"""The change log: what was published, in the order in which it was committed."""

from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from taxonomy.store.records import Change, ChangeKind
from taxonomy.store.tables import ChangeRow, LogHeadRow

_HEAD = 1


def lock(session: Session) -> None:
    """Wait until no other transaction is publishing, and keep others from it until the end."""
    session.execute(select(LogHeadRow.position).where(LogHeadRow.id == _HEAD).with_for_update())


def append(  # noqa: PLR0913 - a line of the log has that many columns
    session: Session,
    kind: ChangeKind,
    *,
    scheme: str,
    by: str,
    at: datetime,
    concept: str | None = None,
    revision: int | None = None,
) -> Change:
    """Add a line at the end of the log; returns it with its position.

    The head's row stays locked until the transaction ends, so that positions
    are in the order of commits and no follower can skip one.
    """
    position = session.scalars(
        update(LogHeadRow)
        .where(LogHeadRow.id == _HEAD)
        .values(position=LogHeadRow.position + 1)
        .returning(LogHeadRow.position)
    ).one()
    change = Change(position, kind, scheme, concept, revision, by, at)
    session.execute(
        insert(ChangeRow).values(
            position=position,
            kind=kind,
            scheme_id=scheme,
            concept=concept,
            revision=revision,
            by=by,
            at=at,
        )
    )
    return change


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
    return Change(row.position, row.kind, row.scheme_id, row.concept, row.revision, row.by, row.at)
