"""The published entries: a projection of revisions, made anew at each publication."""

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.entry.model import Confidence, Kind, Match, Usage
from taxonomy.store.tables.base import Base


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
    url: Mapped[str | None]
