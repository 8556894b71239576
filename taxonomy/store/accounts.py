"""Accounts, and the links with which their passwords are set."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from taxonomy.errors import NotFound, NotPossible
from taxonomy.messages import Message
from taxonomy.store.records import Account, Role
from taxonomy.store.tables import AccountRow, LinkRow


def add(session: Session, name: str, role: Role, *, at: datetime) -> Account:
    """Make an account without a password. Raises `NotPossible` where there is one of that name."""
    if session.get(AccountRow, name) is not None:
        raise NotPossible(Message("There is already an account “%(name)s”.", name=name))
    account = Account(
        name=name,
        role=role,
        password=None,
        disabled=False,
        epoch=0,
        failures=0,
        locked_until=None,
        at=at,
    )
    session.execute(
        insert(AccountRow).values(
            name=name, role=role, password=None, disabled=False, epoch=0, failures=0, at=at
        )
    )
    return account


def get(session: Session, name: str) -> Account:
    """One account. Raises `NotFound`."""
    row = session.get(AccountRow, name)
    if row is None:
        raise NotFound("account", name)
    return _value(row)


def every(session: Session) -> tuple[Account, ...]:
    """Every account, by name."""
    rows = session.scalars(select(AccountRow).order_by(AccountRow.name))
    return tuple(_value(row) for row in rows)


def change(session: Session, name: str, **columns: Any) -> None:  # noqa: ANN401 - columns
    """Change what is kept of an account. Raises `NotFound`."""
    changed = session.execute(
        update(AccountRow)
        .where(AccountRow.name == name)
        .values(**columns)
        .returning(AccountRow.name)
    ).first()
    if changed is None:
        raise NotFound("account", name)


def end_sessions(session: Session, name: str) -> None:
    """Have every session of an account end."""
    change(session, name, epoch=AccountRow.epoch + 1)


def add_link(session: Session, secret: str, account: str, *, until: datetime) -> None:
    """Keep the hash of a link's secret; earlier links of the account are good no longer."""
    session.execute(
        update(LinkRow)
        .where(LinkRow.account == account, LinkRow.used_at.is_(None))
        .values(used_at=until)
    )
    session.execute(insert(LinkRow).values(secret=secret, account=account, until=until))


def account_of_link(session: Session, secret: str, *, at: datetime) -> str | None:
    """The account whose password a link may set at a moment."""
    return session.scalars(
        select(LinkRow.account).where(
            LinkRow.secret == secret, LinkRow.used_at.is_(None), LinkRow.until > at
        )
    ).first()


def use_link(session: Session, secret: str, *, at: datetime) -> str | None:
    """Use a link up; returns the account whose password it sets, once."""
    return session.scalars(
        update(LinkRow)
        .where(LinkRow.secret == secret, LinkRow.used_at.is_(None), LinkRow.until > at)
        .values(used_at=at)
        .returning(LinkRow.account)
    ).first()


def _value(row: AccountRow) -> Account:
    return Account(
        name=row.name,
        role=row.role,
        password=row.password,
        disabled=row.disabled,
        epoch=row.epoch,
        failures=row.failures,
        locked_until=row.locked_until,
        at=row.at,
    )
