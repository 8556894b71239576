"""The audit log: lines are added and read, never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from taxonomy.store.records import AuditLine, Happening
from taxonomy.store.tables import AuditRow


def append(
    session: Session,
    what: Happening,
    subject: str,
    *,
    by: str,
    at: datetime,
    **detail: Any,  # noqa: ANN401 - whatever tells more, as JSON
) -> None:
    """Add a line; no secret may stand in it."""
    extend(session, what, [(subject, detail)], by=by, at=at)


def extend(
    session: Session,
    what: Happening,
    about: Sequence[tuple[str, dict[str, Any]]],
    *,
    by: str,
    at: datetime,
) -> None:
    """Add a line for each subject, with its details."""
    rows = [
        {"at": at, "by": by, "what": what, "subject": subject, "detail": detail}
        for subject, detail in about
    ]
    session.execute(insert(AuditRow), rows)


def lines(  # noqa: PLR0913 - each narrows what is told
    session: Session,
    *,
    what: Happening | None = None,
    by: str | None = None,
    subject: str | None = None,
    before: int | None = None,
    limit: int = 100,
) -> tuple[AuditLine, ...]:
    """The lines that fit, newest first, those before a number where one is given."""
    statement = select(AuditRow)
    if what is not None:
        statement = statement.where(AuditRow.what == what)
    if by is not None:
        statement = statement.where(AuditRow.by == by)
    if subject is not None:
        statement = statement.where(AuditRow.subject == subject)
    if before is not None:
        statement = statement.where(AuditRow.number < before)
    rows = session.scalars(statement.order_by(AuditRow.number.desc()).limit(limit))
    return tuple(
        AuditLine(
            number=row.number,
            at=row.at,
            by=row.by,
            what=row.what,
            subject=row.subject,
            detail=row.detail,
        )
        for row in rows
    )
