"""Luxterm as it is measured: filled past the rules, then used as its faces use it."""

import resource
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import insert, update

from taxonomy.curation import workflow
from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import Scheme
from taxonomy.search.contract import Query
from taxonomy.settings import Settings
from taxonomy.store import schemes
from taxonomy.store.database import Store
from taxonomy.store.records import Actor, Role, State
from taxonomy.store.tables import ConceptRow, LogHeadRow, RevisionRow
from taxonomy.termbase import Termbase

PAGE = 20
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_AUTHOR = Actor("Edda", Role.EDITOR)
_PUBLISHER = Actor("Paul", Role.PUBLISHER)


class Luxterm:
    """The whole of it: index, suggestions, change log; storing (`fill`) is not timed."""

    name = "Luxterm"

    def __init__(self, folder: Path) -> None:
        """Use a folder."""
        self._settings = Settings(data=folder / "luxterm")

    def fill(self, made: Iterable[Entry]) -> None:
        """Store entries as published, past the rules."""
        self._settings.data.mkdir(parents=True, exist_ok=True)
        store = Store(self._settings.database)
        store.upgrade()
        with store.writing() as session:
            schemes.save(session, Scheme("bench", {"en": "Made up"}))
            for number, entry in enumerate(made, 1):
                revision = {
                    "number": number, "scheme_id": "bench", "concept": entry.concept,
                    "document": msgspec.to_builtins(entry), "author": "benchmark", "at": _NOW,
                    "comment": "", "state": State.PUBLISHED, "published_by": "benchmark",
                    "published_at": _NOW,
                }  # fmt: skip
                concept = {
                    "scheme_id": "bench", "identifier": entry.concept, "revision": number,
                    "editions": [], "sources": [],
                }  # fmt: skip
                session.execute(insert(RevisionRow), [revision])
                session.execute(insert(ConceptRow), [concept])
            session.execute(update(LogHeadRow).values(position=0))
        store.close()

    def build(self, made: Iterable[Entry]) -> None:  # noqa: ARG002 - they are stored already
        """Make index and suggestions from the database."""
        termbase = Termbase.open(self._settings, caught_up=False)
        termbase.rebuild()
        termbase.close()

    def open(self) -> None:
        """Open what was built."""
        self.termbase = Termbase.open(self._settings)

    def ask(self, kind: str, text: str, language: str) -> object:
        """Answer as the faces would."""
        if kind == "exact":
            return self.termbase.catalogue.lookup(text)
        if kind == "suggest":
            return self.termbase.catalogue.suggest(text, limit=10)
        asked = f'"{text}"' if kind == "phrase" else text
        wanted = language if kind == "filtered" else None
        return self.termbase.search.find(Query(asked, language=wanted, per_page=PAGE))

    @property
    def folder(self) -> Path:
        """Where index and suggestions are."""
        return self._settings.index

    def change(self, entry: Entry) -> None:
        """Publish a revision; it is found when the transaction has ended."""
        with self.termbase.transaction() as session:
            number = workflow.save(session, entry, by=_AUTHOR, at=_NOW).number
            workflow.submit(session, number, by=_AUTHOR)
            workflow.publish(session, number, by=_PUBLISHER, at=_NOW)


def resident() -> int:
    """The memory of this process, in bytes."""
    return _pages(1)


def mapped() -> int:
    """What of it are files that the system keeps, and may drop."""
    return _pages(2)


def _pages(column: int) -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[column]
    return int(pages) * resource.getpagesize()
