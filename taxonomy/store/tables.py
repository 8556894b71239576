"""The rows; they never leave this folder.

`revision` and `change` are the truth and only ever grow. The tables from
`concept` on are a projection of the published revisions, made anew at each
publication.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from taxonomy.entry.model import Confidence, Kind, Match, Usage
from taxonomy.store.values import ChangeKind, State


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Store in UTC, on every database."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Read as UTC, on every database."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def _values(words: type[StrEnum]) -> Enum:
    # By default SQLAlchemy stores the members' names, and a partial index compares stored text.
    return Enum(
        words,
        native_enum=False,
        length=32,
        values_callable=lambda kind: [member.value for member in kind],
    )


class Base(DeclarativeBase):
    """What all tables share: named constraints, words stored by their value."""

    metadata = MetaData(
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s_index",
            "uq": "%(table_name)s_%(column_0_N_name)s_unique",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "pk": "%(table_name)s_pkey",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        **{words: _values(words) for words in (Usage, Kind, Confidence, Match, State, ChangeKind)},
    }


class SchemeRow(Base):
    """A vocabulary; what no statement asks about by itself stays in `facts`."""

    __tablename__ = "scheme"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[dict[str, Any]]
    facts: Mapped[dict[str, Any]]


class EditionRow(Base):
    """A dated release of a scheme's source document."""

    __tablename__ = "edition"

    scheme_id: Mapped[str] = mapped_column(
        ForeignKey("scheme.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    number: Mapped[int]
    language: Mapped[str]
    facts: Mapped[dict[str, Any]]


class SectionRow(Base):
    """A place in the table of contents, in its order."""

    __tablename__ = "section"

    scheme_id: Mapped[str] = mapped_column(
        ForeignKey("scheme.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[dict[str, Any]]
    confidence: Mapped[Confidence]


class GroupRow(Base):
    """A theme of a scheme, in its order."""

    __tablename__ = "concept_group"

    scheme_id: Mapped[str] = mapped_column(
        ForeignKey("scheme.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[dict[str, Any]]


class RevisionRow(Base):
    """One immutable version of an entry; its state alone may change."""

    __tablename__ = "revision"
    __table_args__ = (
        Index("revision_of_concept", "scheme_id", "concept"),
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


class ConceptRow(Base):
    """A published concept; `revision` is the one that readers see."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("scheme_id", "identifier"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"))
    identifier: Mapped[str]
    revision: Mapped[int] = mapped_column(ForeignKey("revision.number"))
    section: Mapped[str | None] = mapped_column(index=True)
    section_confidence: Mapped[Confidence | None]
    section_guess: Mapped[str | None]
    concept_group: Mapped[str | None] = mapped_column(index=True)
    editions: Mapped[list[Any]]
    sources: Mapped[list[Any]]


class TermRow(Base):
    """A term of a published concept, in the entry's own order.

    The index holds what `rules.one_preferred_term_a_language` promises, should
    a statement ever pass the rules by.
    """

    __tablename__ = "term"
    __table_args__ = (
        Index(
            "term_one_preferred_a_language",
            "concept_id",
            "language",
            unique=True,
            sqlite_where=text("usage = 'preferred'"),
            postgresql_where=text("usage = 'preferred'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    label: Mapped[str] = mapped_column(index=True)
    language: Mapped[str]
    usage: Mapped[Usage]
    kind: Mapped[Kind]
    part_of_speech: Mapped[str | None]
    confidence: Mapped[Confidence]
    needs_context: Mapped[bool]
    reason: Mapped[dict[str, Any]]
    replacements: Mapped[list[Any]]
    exceptions: Mapped[dict[str, Any]]
    verdicts: Mapped[list[Any]]


class TextRow(Base):
    """A definition or a note of a published concept, in one language."""

    __tablename__ = "text"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    source: Mapped[dict[str, Any] | None]


class RelationRow(Base):
    """A relation of a published concept to another of its scheme, as the entry tells it."""

    __tablename__ = "relation"

    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(primary_key=True, index=True)


class MappingRow(Base):
    """A link of a published concept to one of another scheme."""

    __tablename__ = "mapping"

    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True
    )
    match: Mapped[Match] = mapped_column(primary_key=True)
    uri: Mapped[str] = mapped_column(primary_key=True)


class ReferenceRow(Base):
    """A legal instrument that a published concept refers to, in the entry's order."""

    __tablename__ = "reference"

    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    instrument: Mapped[str] = mapped_column(index=True)
    article: Mapped[str | None]


class ChangeRow(Base):
    """A line of the change log; positions are dense and in commit order."""

    __tablename__ = "change"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[ChangeKind]
    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"))
    concept: Mapped[str | None]
    revision: Mapped[int | None] = mapped_column(ForeignKey("revision.number"))
    by: Mapped[str]
    at: Mapped[datetime]


class LogHeadRow(Base):
    """The one row whose lock serialises publication; it holds the log's last position.

    `identity` tells this log from that of any other database, for whoever follows it.
    """

    __tablename__ = "log_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    identity: Mapped[str]
