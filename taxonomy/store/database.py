"""The database: its engine, its sessions, its migrations."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from taxonomy.errors import DatabaseBehind, Unavailable

_WRITES = "luxterm_writes"
_BUSY_SECONDS = 30  # how long a writer waits for another on SQLite


class Store:
    """A database of published entries, revisions and changes.

    Values go in and come out; the functions of this package take the sessions
    that `reading` and `writing` give.
    """

    def __init__(self, url: str) -> None:
        """Prepare for a database; nothing is opened yet.

        Raises `Unavailable` for a URL that cannot be one.
        """
        try:
            self._engine = create_engine(url, json_deserializer=orjson.loads, **_options(url))
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise Unavailable(f"Can’t use this database URL: {error}") from error
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writers = self._engine.execution_options(**{_WRITES: True})

    @property
    def engine(self) -> Engine:
        """The engine, for tests that count statements."""
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that takes no write lock; what it changes is thrown away."""
        with Session(self._engine) as session, _plain_errors():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that holds the write lock, committed at the end, or undone as a whole."""
        with Session(self._writers) as session, _plain_errors(), session.begin():
            yield session

    def upgrade(self) -> None:
        """Bring the tables to what this version of Luxterm needs, in one transaction."""
        with _plain_errors(), self._writers.begin() as connection:
            command.upgrade(_alembic(connection), "head")

    def is_empty(self) -> bool:
        """Whether no table was made yet."""
        with _plain_errors(), self._engine.connect() as connection:
            return not inspect(connection).get_table_names()

    def require_current(self) -> None:
        """Raise `DatabaseBehind` unless the tables are those this version needs."""
        with _plain_errors(), self._engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            wanted = ScriptDirectory.from_config(_alembic(connection)).get_current_head()
        assert wanted is not None
        if found != wanted:
            raise DatabaseBehind(found=found, wanted=wanted)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise Unavailable(f"Can’t use the database: {error.orig}") from error


def _options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": _BUSY_SECONDS}}
    return {"pool_pre_ping": True}


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would open its transaction at the first write only, so that what was
    # read before is read outside it, and updates are lost: we begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


__all__ = ["Session", "Store"]  # steps elsewhere name the session's type without SQLAlchemy
