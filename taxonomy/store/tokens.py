"""API tokens; a secret is known by its hash alone."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from taxonomy.errors import NotFound
from taxonomy.store.records import ApiToken, Scope
from taxonomy.store.tables import TokenRow


def add(  # noqa: PLR0913 - whose, what for, how long
    session: Session,
    secret: str,
    *,
    account: str,
    purpose: str,
    scope: Scope,
    at: datetime,
    until: datetime,
) -> ApiToken:
    """Keep the hash of a token's secret."""
    number = session.scalars(
        insert(TokenRow)
        .values(account=account, secret=secret, purpose=purpose, scope=scope, at=at, until=until)
        .returning(TokenRow.number)
    ).one()
    return ApiToken(
        number=number,
        account=account,
        purpose=purpose,
        scope=scope,
        at=at,
        until=until,
        used_at=None,
        revoked_at=None,
    )


def of_account(session: Session, account: str) -> tuple[ApiToken, ...]:
    """The tokens of an account, newest first."""
    rows = session.scalars(
        select(TokenRow).where(TokenRow.account == account).order_by(TokenRow.number.desc())
    )
    return tuple(_value(row) for row in rows)


def good(session: Session, secret: str, *, at: datetime) -> ApiToken | None:
    """The token with that secret, unless it ran out or was revoked."""
    row = session.scalars(
        select(TokenRow).where(
            TokenRow.secret == secret, TokenRow.revoked_at.is_(None), TokenRow.until > at
        )
    ).first()
    return None if row is None else _value(row)


def note_use(session: Session, number: int, *, at: datetime) -> None:
    """Tell when a token was used last."""
    session.execute(update(TokenRow).where(TokenRow.number == number).values(used_at=at))


def revoke(session: Session, number: int, *, account: str, at: datetime) -> None:
    """Let a token be good no longer. Raises `NotFound` where the account has no such token."""
    revoked = session.execute(
        update(TokenRow)
        .where(
            TokenRow.number == number, TokenRow.account == account, TokenRow.revoked_at.is_(None)
        )
        .values(revoked_at=at)
        .returning(TokenRow.number)
    ).first()
    if revoked is None:
        raise NotFound("token", number)


def _value(row: TokenRow) -> ApiToken:
    return ApiToken(
        number=row.number,
        account=row.account,
        purpose=row.purpose,
        scope=row.scope,
        at=row.at,
        until=row.until,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
