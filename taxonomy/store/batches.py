"""Sets of changes that are made, and can be undone, together."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from taxonomy.errors import NotFound
from taxonomy.store.records import Batch, BatchKind
from taxonomy.store.tables import BatchRow


def add(  # noqa: PLR0913 - what, where, why, who and when
    session: Session,
    kind: BatchKind,
    scheme: str,
    *,
    comment: str,
    by: str,
    at: datetime,
    undoes: int | None = None,
) -> Batch:
    """Begin a set of changes."""
    number = session.scalars(
        insert(BatchRow)
        .values(kind=kind, scheme_id=scheme, comment=comment, by=by, at=at, undoes=undoes)
        .returning(BatchRow.number)
    ).one()
    return Batch(
        number=number, kind=kind, scheme=scheme, comment=comment, by=by, at=at, undoes=undoes
    )


def get(session: Session, number: int) -> Batch:
    """One set of changes. Raises `NotFound`."""
    row = session.get(BatchRow, number)
    if row is None:
        raise NotFound("set of changes", number)
    return _value(row)


def every(session: Session, *, limit: int = 100) -> tuple[Batch, ...]:
    """The sets of changes, newest first."""
    rows = session.scalars(select(BatchRow).order_by(BatchRow.number.desc()).limit(limit))
    return tuple(_value(row) for row in rows)


def undoing(session: Session, number: int) -> Batch | None:
    """The set of changes that undoes another, if there is one."""
    row = session.scalars(select(BatchRow).where(BatchRow.undoes == number)).first()
    return None if row is None else _value(row)


def _value(row: BatchRow) -> Batch:
    return Batch(
        number=row.number,
        kind=row.kind,
        scheme=row.scheme_id,
        comment=row.comment,
        by=row.by,
        at=row.at,
        undoes=row.undoes,
    )
