"""The change log."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.store.records import ChangeKind
from taxonomy.store.tables.base import Base


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
