"""The file behind lists of labels: as you type, from A to Z, to avoid; in embedded b-trees.

It is a copy that follows the change log, as the search index is: its content
and the position that it reflects are committed together, and a file that is
missing, damaged or of another database is made anew.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from taxonomy.errors import Unavailable
from taxonomy.search.autocomplete import label_tables
from taxonomy.search.autocomplete.label_tables import LabelRow, ReflectedPosition, SuggestedLabel

_LAST = "\U0010ffff"
_BUSY_SECONDS = 30
_SPARE = 4  # a label of several words that begin alike is found as many times


class LabelsWanted(NamedTuple):
    """Labels of some languages, of every scheme but some.

    `letters` are folded and may stand anywhere in them, `initial` is a letter of an index.
    """

    languages: Sequence[str]
    without: Sequence[str] = ()
    letters: str = ""
    initial: str | None = None


class SuggestionFile:
    """Labels by the beginnings of their words and in their order; one connection a thread."""

    def __init__(self, path: Path) -> None:
        """Open the file, or an empty one in its place. Raises `Unavailable`."""
        self._path = path
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        with self._plain_errors():
            if not self._is_ours():
                self.clear()

    def reflected(self) -> ReflectedPosition | None:
        """What is reflected; None for nothing yet."""
        with self._plain_errors():
            row = self._connection().execute("SELECT position, identity FROM head").fetchone()
        return ReflectedPosition(*row) if row else None

    def fill(self, rows: Iterable[LabelRow], *, position: int, identity: str) -> None:
        """Make the content anew, in one transaction."""
        with self._writing() as connection:
            connection.execute("DELETE FROM label")
            connection.execute("DELETE FROM beginning")
            for name in label_tables.INDEXES:
                connection.execute(f"DROP INDEX {name}")
            _insert(connection, rows)
            _index(connection)
            _mark(connection, position, identity)

    def replace(
        self,
        concepts: Iterable[tuple[str, str]],
        rows: Iterable[LabelRow],
        *,
        position: int,
        identity: str,
    ) -> None:
        """Put new labels in place of those that some (scheme, concept) had, in one transaction."""
        with self._writing() as connection:
            for concept in concepts:
                connection.execute(
                    "DELETE FROM beginning WHERE label IN"
                    " (SELECT id FROM label WHERE scheme = ? AND concept = ?)",
                    concept,
                )
                connection.execute("DELETE FROM label WHERE scheme = ? AND concept = ?", concept)
            _insert(connection, rows)
            _mark(connection, position, identity)

    def beginning(
        self, letters: str, *, most: int, languages: tuple[str, ...] | None
    ) -> list[SuggestedLabel]:
        """Labels that begin with some letters, then those with a word that does; best first.

        The preferred and the short come first. Of a long beginning that very many
        labels have, the first in the alphabet are ranked.
        """
        values = {
            "letters": letters,
            "beyond": letters + _LAST,
            "most": most,
            "read": most * _SPARE,
            "languages": None if languages is None else json.dumps(languages),
        }
        return [SuggestedLabel(*row) for row in self._rows(label_tables.ranked(letters), values)]

    def letters(self, base: str, languages: Sequence[str]) -> dict[str, int]:
        """The letters of a language in their order, and how many labels stand under each."""
        values = {"base": base, "languages": json.dumps(languages)}
        return dict(self._rows(label_tables.LETTERS, values))

    def in_order(
        self, base: str, languages: Sequence[str], *, first: int, most: int
    ) -> list[SuggestedLabel]:
        """The labels of a language, or of some varieties of it, from A to Z."""
        values = {"base": base, "languages": json.dumps(languages), "first": first, "most": most}
        return [SuggestedLabel(*row) for row in self._rows(label_tables.IN_ORDER, values)]

    def avoided(self, wanted: LabelsWanted) -> dict[str, int]:
        """How many labels are discouraged in each language, whichever languages are wanted."""
        return dict(self._rows(label_tables.AVOIDED, _values(wanted)))

    def avoided_letters(self, wanted: LabelsWanted) -> dict[str, int]:
        """The letters under which labels are discouraged, and how many."""
        return dict(self._rows(label_tables.AVOIDED_LETTERS, _values(wanted)))

    def to_avoid(self, wanted: LabelsWanted, *, first: int, most: int) -> list[SuggestedLabel]:
        """The discouraged labels, language by language, from A to Z."""
        values = {**_values(wanted), "first": first, "most": most}
        return [SuggestedLabel(*row) for row in self._rows(label_tables.TO_AVOID, values)]

    def clear(self) -> None:
        """An empty file in place of whatever was there."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._plain_errors():
            self._connection().executescript(label_tables.TABLES)
        with self._writing() as connection:
            _index(connection)
            connection.execute(f"PRAGMA user_version = {label_tables.FORMAT}")

    def close(self) -> None:
        """Let go of every connection."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._threads = threading.local()

    def _rows(self, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        with self._plain_errors():
            return self._connection().execute(statement, values).fetchall()

    def _is_ours(self) -> bool:
        if not self._path.exists():
            return False
        try:
            row = self._connection().execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(row[0] == label_tables.FORMAT)

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a copy: what is lost is made anew
            self._threads.connection = connection
            with self._guard:
                self._connections.append(connection)
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._plain_errors():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise Unavailable(f"Can’t use the file {self._path}: {error}.") from error


def _values(wanted: LabelsWanted) -> dict[str, object]:
    return {
        "languages": json.dumps(wanted.languages),
        "without": json.dumps(wanted.without),
        "letters": wanted.letters,
        "initial": wanted.initial,
    }


def _insert(connection: sqlite3.Connection, rows: Iterable[LabelRow]) -> None:
    for each in rows:
        label = connection.execute(
            "INSERT INTO label VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", each[:8]
        ).lastrowid
        connection.executemany(
            "INSERT INTO beginning VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    letters,
                    *(
                        letters[:short] if len(letters) >= short else None
                        for short in label_tables.SHORT
                    ),
                    inside,
                    each.rank,
                    len(each.label),
                    each.language,
                    label,
                )
                for letters, inside in each.prefixes
            ],
        )


def _index(connection: sqlite3.Connection) -> None:
    for name, columns in label_tables.INDEXES.items():
        connection.execute(f"CREATE INDEX {name} ON {columns}")


def _mark(connection: sqlite3.Connection, position: int, identity: str) -> None:
    connection.execute("DELETE FROM head")
    connection.execute("INSERT INTO head VALUES (?, ?)", (position, identity))
