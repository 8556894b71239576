"""Accounts, what they sign in with, and the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.store.records import Happening, Role, Scope
from taxonomy.store.tables.base import Base


class AccountRow(Base):
    """Somebody who may use the desk; `epoch` moves when every session of theirs shall end."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[Role]
    password: Mapped[str | None]
    disabled: Mapped[bool]
    epoch: Mapped[int]
    failures: Mapped[int]
    locked_until: Mapped[datetime | None]
    at: Mapped[datetime]


class LinkRow(Base):
    """A link with which a password is set once; only the hash of its secret is kept."""

    __tablename__ = "link"

    secret: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.name"))
    until: Mapped[datetime]
    used_at: Mapped[datetime | None]


class TokenRow(Base):
    """An API token; only the hash of its secret is kept."""

    __tablename__ = "token"

    number: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.name"), index=True)
    secret: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    scope: Mapped[Scope]
    at: Mapped[datetime]
    until: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditRow(Base):
    """A line of the audit log, which only grows."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_of_account", "by", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[Happening]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]]
