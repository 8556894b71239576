"""What every table is made of: named constraints, words stored by their value, moments in UTC."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    MetaData,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from taxonomy.entry.model import Confidence, Kind, Match, Usage
from taxonomy.store.records import (
    BatchKind,
    ChangeKind,
    Happening,
    ProposalState,
    Role,
    Scope,
    State,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Store in UTC, on every database."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Read as UTC, on every database, whatever its time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(words: type[StrEnum]) -> Enum:
    # By default SQLAlchemy stores the members' names, and a partial index compares stored text.
    return Enum(
        words,
        native_enum=False,
        length=32,
        values_callable=lambda kind: [member.value for member in kind],
    )


_WORDS = (
    Usage,
    Kind,
    Confidence,
    Match,
    State,
    ChangeKind,
    BatchKind,
    ProposalState,
    Role,
    Scope,
    Happening,
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
        **{words: _values(words) for words in _WORDS},
    }
