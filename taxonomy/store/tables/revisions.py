"""Revisions, the sets of changes they are made in, and what is said of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.store.records import BatchKind, ProposalState, State
from taxonomy.store.tables.base import Base


class RevisionRow(Base):
    """One immutable version of an entry; its state alone may change."""

    __tablename__ = "revision"
    __table_args__ = (
        Index("revision_of_concept", "scheme_id", "concept"),
        Index("revision_in_state", "state", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"))
    concept: Mapped[str]
    document: Mapped[dict[str, Any]]
    author: Mapped[str]
    at: Mapped[datetime]
    comment: Mapped[str]
    based_on: Mapped[int | None] = mapped_column(ForeignKey("revision.number"))
    state: Mapped[State]
    published_by: Mapped[str | None]
    published_at: Mapped[datetime | None]
    follows: Mapped[int | None] = mapped_column(ForeignKey("revision.number"))
    batch: Mapped[int | None] = mapped_column(ForeignKey("batch.number"), index=True)


class BatchRow(Base):
    """A set of changes that are made, and can be undone, together."""

    __tablename__ = "batch"

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[BatchKind]
    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"))
    comment: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("batch.number"))


class CommentRow(Base):
    """What somebody said of a revision."""

    __tablename__ = "comment"

    number: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(ForeignKey("revision.number"), index=True)
    by: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str]
    step: Mapped[str | None]


class ProposalRow(Base):
    """What a reader suggests or reports about a concept, or a word that no entry has."""

    __tablename__ = "proposal"
    __table_args__ = (Index("proposal_in_state", "state", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"))
    concept: Mapped[str | None]
    word: Mapped[str | None]
    language: Mapped[str]
    text: Mapped[str]
    contact: Mapped[str | None]
    at: Mapped[datetime]
    state: Mapped[ProposalState]
    revision: Mapped[int | None] = mapped_column(ForeignKey("revision.number"))
    answer: Mapped[str | None]
    answered_by: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class AutosaveRow(Base):
    """What stands in somebody's form and was not saved yet."""

    __tablename__ = "unsaved"

    account: Mapped[str] = mapped_column(primary_key=True)
    scheme_id: Mapped[str] = mapped_column(
        ForeignKey("scheme.id", ondelete="CASCADE"), primary_key=True
    )
    concept: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class ReceiptRow(Base):
    """What was answered to a request with an `Idempotency-Key`, to be answered again."""

    __tablename__ = "receipt"

    account: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str]
    at: Mapped[datetime]
