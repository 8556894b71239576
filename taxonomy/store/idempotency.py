"""Idempotency keys: a repeated request gets its first answer again (`Idempotency-Key`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from taxonomy.store.tables import ReceiptRow


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer that was given; `fingerprint` tells the request that it was given to."""

    account: str
    key: str
    fingerprint: str
    status: int
    headers: Mapping[str, str]
    body: str


def get(session: Session, account: str, key: str) -> Receipt | None:
    """The answer that was given under a key."""
    row = session.get(ReceiptRow, (account, key))
    if row is None:
        return None
    return Receipt(
        account=row.account,
        key=row.key,
        fingerprint=row.fingerprint,
        status=row.status,
        headers=row.headers,
        body=row.body,
    )


def keep(session: Session, receipt: Receipt, *, at: datetime) -> None:
    """Keep an answer, in the transaction that did what it tells."""
    session.execute(
        insert(ReceiptRow).values(
            account=receipt.account,
            key=receipt.key,
            fingerprint=receipt.fingerprint,
            status=receipt.status,
            headers=dict(receipt.headers),
            body=receipt.body,
            at=at,
        )
    )
