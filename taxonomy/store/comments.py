"""What is said of revisions."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from taxonomy.store.records import Comment
from taxonomy.store.tables import CommentRow


def add(  # noqa: PLR0913 - who said what of which, when
    session: Session, revision: int, text: str, *, by: str, at: datetime, step: str | None = None
) -> Comment:
    """Keep a comment; `step` names the step that it is said with."""
    number = session.scalars(
        insert(CommentRow)
        .values(revision=revision, by=by, at=at, text=text, step=step)
        .returning(CommentRow.number)
    ).one()
    return Comment(number=number, revision=revision, by=by, at=at, text=text, step=step)


def of_revisions(session: Session, numbers: tuple[int, ...]) -> tuple[Comment, ...]:
    """What was said of some revisions, oldest first."""
    rows = session.scalars(
        select(CommentRow).where(CommentRow.revision.in_(numbers)).order_by(CommentRow.number)
    )
    return tuple(
        Comment(
            number=row.number,
            revision=row.revision,
            by=row.by,
            at=row.at,
            text=row.text,
            step=row.step,
        )
        for row in rows
    )
