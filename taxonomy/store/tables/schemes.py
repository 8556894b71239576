"""The schemes with their editions, sections and groups."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.entry.model import Confidence
from taxonomy.store.tables.base import Base


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
