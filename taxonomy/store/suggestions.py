"""The file behind "as you type": labels by the beginnings of their words, in an embedded b-tree.

It is a copy that follows the change log, as the search index is: its content
and the position that it reflects are committed together, and a file that is
missing, damaged or of another database is made anew.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from taxonomy.errors import Unavailable

_FORMAT = 2  # raised when the tables change, so that older files are made anew
_LAST = "\U0010ffff"
_BUSY_SECONDS = 30

_TABLES = """
CREATE TABLE head (format INTEGER, position INTEGER, identity TEXT);
CREATE TABLE label (
    id INTEGER PRIMARY KEY, scheme TEXT, concept TEXT, label TEXT, language TEXT, usage TEXT
);
CREATE TABLE beginning (
    key TEXT, one TEXT, two TEXT, three TEXT,
    inside INTEGER, rank INTEGER, length INTEGER, language TEXT, label INTEGER
);
"""
# Each holds all that is asked of it, so that the table itself is never looked into.
_INDEXES = {
    "label_of_concept": "label (scheme, concept)",
    "beginning_of_label": "beginning (label)",
    "beginning_key": "beginning (key, inside, rank, length, language, label)",
    "beginning_one": "beginning (one, inside, rank, length, language, label)",
    "beginning_two": "beginning (two, inside, rank, length, language, label)",
    "beginning_three": "beginning (three, inside, rank, length, language, label)",
}
# For a short beginning the index itself is in the order wanted, so that no more is read than shown.
_FOUND = {
    1: "SELECT inside, rank, length, language, label FROM beginning WHERE one = :letters",
    2: "SELECT inside, rank, length, language, label FROM beginning WHERE two = :letters",
    3: "SELECT inside, rank, length, language, label FROM beginning WHERE three = :letters",
}
_FOUND_LONGER = """
    SELECT inside, rank, length, language, label FROM beginning INDEXED BY beginning_key
    WHERE key >= :letters AND key < :beyond ORDER BY key LIMIT 400
"""
_RANKED = """
    SELECT scheme, concept, label.label, label.language, usage FROM (
        SELECT inside, rank, length, label FROM ({found})
        WHERE :languages IS NULL OR language IN (SELECT value FROM json_each(:languages))
        ORDER BY inside, rank, length LIMIT :most
    ) AS found JOIN label ON label.id = found.label
    ORDER BY inside, rank, length
"""
_MAPPED = 1 << 28  # bytes of the file that are read without copying


class Opening(NamedTuple):
    """A label with the beginnings that it is found by: `(letters, whether inside the label)`."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: str
    rank: int
    beginnings: tuple[tuple[str, bool], ...]


class Opened(NamedTuple):
    """A label that begins so, or has a word that does."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: str


class Head(NamedTuple):
    """The position that is reflected, and of which log."""

    position: int
    identity: str


class SuggestionFile:
    """Labels by their beginnings; one connection a thread."""

    def __init__(self, path: Path) -> None:
        """Open the file, or an empty one in its place. Raises `Unavailable`."""
        self._path = path
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        with self._told_plainly():
            if not self._is_ours():
                self.clear()

    def head(self) -> Head | None:
        """What is reflected; None for nothing yet."""
        with self._told_plainly():
            row = self._connection().execute("SELECT position, identity FROM head").fetchone()
        return Head(*row) if row else None

    def fill(self, openings: Iterable[Opening], *, position: int, identity: str) -> None:
        """Make the content anew, in one transaction."""
        with self._writing() as connection:
            connection.execute("DELETE FROM label")
            connection.execute("DELETE FROM beginning")
            for name in _INDEXES:
                connection.execute(f"DROP INDEX {name}")
            _insert(connection, openings)
            _index(connection)
            _mark(connection, position, identity)

    def replace(
        self,
        concepts: Iterable[tuple[str, str]],
        openings: Iterable[Opening],
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
            _insert(connection, openings)
            _mark(connection, position, identity)

    def beginning(
        self, letters: str, *, most: int, languages: tuple[str, ...] | None
    ) -> list[Opened]:
        """Labels that begin with some letters, then those with a word that does; best first.

        The preferred and the short come first; a label can come twice. Of a long
        beginning that very many labels have, the first in the alphabet are ranked.
        """
        statement = _RANKED.format(found=_FOUND.get(len(letters), _FOUND_LONGER))
        values = {
            "letters": letters,
            "beyond": letters + _LAST,
            "most": most,
            "languages": None if languages is None else json.dumps(languages),
        }
        with self._told_plainly():
            return [Opened(*row) for row in self._connection().execute(statement, values)]

    def clear(self) -> None:
        """An empty file in place of whatever was there."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._told_plainly():
            self._connection().executescript(_TABLES)
        with self._writing() as connection:
            _index(connection)

    def close(self) -> None:
        """Let go of every connection."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._threads = threading.local()

    def _is_ours(self) -> bool:
        if not self._path.exists():
            return False
        try:
            row = self._connection().execute("SELECT format FROM head").fetchone()
        except sqlite3.DatabaseError:
            return False
        return row is None or row[0] == _FORMAT

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a copy: what is lost is made anew
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            self._threads.connection = connection
            with self._guard:
                self._connections.append(connection)
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told_plainly():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise Unavailable(f"The file {self._path} cannot be used: {error}.") from error


def _insert(connection: sqlite3.Connection, openings: Iterable[Opening]) -> None:
    for each in openings:
        label = connection.execute(
            "INSERT INTO label (scheme, concept, label, language, usage) VALUES (?, ?, ?, ?, ?)",
            (each.scheme, each.concept, each.label, each.language, each.usage),
        ).lastrowid
        connection.executemany(
            "INSERT INTO beginning VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    letters,
                    *(letters[:short] if len(letters) >= short else None for short in _FOUND),
                    inside,
                    each.rank,
                    len(each.label),
                    each.language,
                    label,
                )
                for letters, inside in each.beginnings
            ],
        )


def _index(connection: sqlite3.Connection) -> None:
    for name, columns in _INDEXES.items():
        connection.execute(f"CREATE INDEX {name} ON {columns}")


def _mark(connection: sqlite3.Connection, position: int, identity: str) -> None:
    connection.execute("DELETE FROM head")
    connection.execute("INSERT INTO head VALUES (?, ?, ?)", (_FORMAT, position, identity))
