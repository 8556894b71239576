"""Autosaves: forms stored while they are filled in, so that no word is lost."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from taxonomy.store.records import Autosave
from taxonomy.store.tables import AutosaveRow


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
        AutosaveRow(
            account=account, scheme_id=scheme, concept=concept, document=dict(document), at=at
        )
    )


def get(session: Session, *, account: str, scheme: str, concept: str) -> Autosave | None:
    """What was kept of a form."""
    row = session.get(AutosaveRow, (account, scheme, concept))
    if row is None:
        return None
    return Autosave(row.account, row.scheme_id, row.concept, row.document, row.at)


def forget(session: Session, *, account: str, scheme: str, concept: str) -> None:
    """Let go of what was kept, since it was saved or thrown away."""
    session.execute(
        delete(AutosaveRow).where(
            AutosaveRow.account == account,
            AutosaveRow.scheme_id == scheme,
            AutosaveRow.concept == concept,
        )
    )
