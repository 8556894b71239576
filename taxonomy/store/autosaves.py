"""What stands in forms and was not saved yet, so that no word is lost."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from taxonomy.store.records import Unsaved
from taxonomy.store.tables import UnsavedRow


def keep(  # noqa: PLR0913 - whose form, on what, when
    session: Session,
    document: Mapping[str, object],
    *,
    account: str,
    scheme: str,
    concept: str,
    at: datetime,
) -> None:
    """Keep a form as it stands, in place of what was kept of it."""
    session.merge(
        UnsavedRow(
            account=account, scheme_id=scheme, concept=concept, document=dict(document), at=at
        )
    )


def get(session: Session, *, account: str, scheme: str, concept: str) -> Unsaved | None:
    """What was kept of a form."""
    row = session.get(UnsavedRow, (account, scheme, concept))
    if row is None:
        return None
    return Unsaved(row.account, row.scheme_id, row.concept, row.document, row.at)


def forget(session: Session, *, account: str, scheme: str, concept: str) -> None:
    """Let go of what was kept, since it was saved or thrown away."""
    session.execute(
        delete(UnsavedRow).where(
            UnsavedRow.account == account,
            UnsavedRow.scheme_id == scheme,
            UnsavedRow.concept == concept,
        )
    )
