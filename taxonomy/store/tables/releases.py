"""The releases of schemes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from taxonomy.store.tables.base import Base


class ReleaseRow(Base):
    """A place in the change log under a name, with the scheme as it was then.

    The entries need no copy: the log tells which revision of each was published
    there, and revisions stay. The scheme has none, so its document is kept.
    """

    __tablename__ = "release"

    scheme_id: Mapped[str] = mapped_column(ForeignKey("scheme.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    scheme: Mapped[dict[str, Any]]
    comment: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
