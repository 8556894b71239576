"""The embedded engine: answers queries from an index in a directory of this machine."""

import threading
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from whoosh.index import Index, LockError

from taxonomy.errors import Unavailable
from taxonomy.search import query_parser
from taxonomy.search.contract import (
    Filter,
    Hit,
    Hits,
    Label,
    ListedConcept,
    Query,
    TermHit,
    Tie,
)
from taxonomy.search.spelling import Spelling
from taxonomy.search.whoosh import (
    facets,
    index_directory,
    index_schema,
    indexer,
    query_tiers,
    result_page,
)
from taxonomy.search.whoosh.index_reader import IndexReader, Shared
from taxonomy.store.database import Store
from taxonomy.text import fold

_MOST_MEANT = 3  # labels that are offered where words were not found as typed


class WhooshEngine:
    """Implements `taxonomy.search.contract.SearchEngine`."""

    def __init__(self, path: Path, store: Store) -> None:
        """Open the index in a folder, or an empty one. Raises `Unavailable`."""
        self._store = store
        self._index = index_directory.opened(path)
        self._spelling = Spelling(_label_words(self._index))
        self._threads = threading.local()
        self._readers: set[IndexReader] = set()
        self._guard = threading.Lock()
        self._shared: Shared | None = None

    @property
    def position(self) -> int:
        """The position in the change log that the answers reflect; 0 for none."""
        return indexer.reached(self._index, self._store) or 0

    @property
    def shown(self) -> int:
        """The position that the next answer to this thread reflects at least."""
        return self._reader().position

    def find(self, query: Query) -> Hits:
        """Answer a search: the exact label first, then what has its words."""
        reader = self._reader()
        reading = query_parser.read(query.text)
        narrowed = query_tiers.narrowed(query, reading)
        found = query_tiers.find(reader, narrowed, reading)
        items = result_page.page(reader, found, narrowed)
        return Hits(
            query,
            total=len(found.every),
            items=items,
            facets=facets.counted(reader, narrowed, reading, found),
            plain_because=reading.plain_because,
            approximate=found.approximate,
            meant=_meant(items) if found.approximate else (),
            stems=found.words.stems,
        )

    def languages(self) -> Mapping[str, int]:
        """How many concepts have terms in each language, the richest first."""
        reader = self._reader()
        counts = {tag: len(reader.postings("lang", tag)) for tag in reader.values("lang")}
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))

    def concept(self, scheme: str, concept: str) -> ListedConcept | None:
        """One concept as lists show it."""
        reader = self._reader()
        found = reader.postings("key", index_schema.key(scheme, concept))
        return reader.card(found[0]).shown if found else None

    def concepts(self, wanted: Filter, first: int, last: int | None) -> list[ListedConcept]:
        """The concepts that fit, from one place to another, in the order of their schemes."""
        reader = self._reader()
        allowed = reader.allowed(wanted)
        fitting = (each for each in reader.order if allowed is None or each in allowed)
        return [reader.card(each).shown for each in islice(fitting, first, last)]

    def count(self, wanted: Filter) -> int:
        """How many concepts fit."""
        reader = self._reader()
        allowed = reader.allowed(wanted)
        return len(reader.every if allowed is None else allowed)

    def terms_with_label(self, label: str) -> list[TermHit]:
        """Every term with that label, folded."""
        reader, folded = self._reader(), fold(label)
        return [
            card.hit(term)
            for card in map(reader.card, reader.postings("exact", folded))
            for term in card.terms
            if term.keys.folded == folded
        ]

    def related_to(self, tie: Tie, scheme: str, concept: str) -> list[str]:
        """The concepts of a scheme that name one as broader, or as related."""
        reader = self._reader()
        naming = reader.postings(tie, concept) & reader.postings("scheme", scheme)
        return [reader.card(number).concept for number in naming]

    def catch_up(self) -> int:
        """Apply what came since `position`; returns how many changes were applied."""
        return indexer.catch_up(self._index, self._store, self._spelling.add)

    def rebuild(self) -> int:
        """Make the index anew; returns how many concepts it holds.

        Raises `Unavailable` where another process is writing to it.
        """
        try:
            return indexer.rebuild(self._index, self._store, self._spelling.add)
        except LockError as error:
            raise Unavailable("Another process is writing to the index. Try again.") from error

    def close(self) -> None:
        """Let go of every thread's files."""
        with self._guard:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
        self._index.close()

    def _reader(self) -> IndexReader:
        """The view of the index as it is now that belongs to the thread."""
        reader: IndexReader | None = getattr(self._threads, "reader", None)
        if reader is not None and reader.is_current:
            return reader
        with self._guard:
            fresh = IndexReader(self._index, self._spelling, self._shared)
            self._shared = fresh.shared
            self._readers.add(fresh)
            if reader is not None:
                self._readers.discard(reader)
                reader.close()
        self._threads.reader = fresh
        return fresh


def _meant(items: tuple[Hit, ...]) -> tuple[Label, ...]:
    """The labels of the best answers, which are what may have been meant."""
    labels = (Label(hit.term.label, hit.term.language) for hit in items)
    return tuple(dict.fromkeys(labels))[:_MOST_MEANT]


def _label_words(index: Index) -> list[str]:
    with index.searcher() as searcher:
        return [word.decode("utf-8") for word in searcher.lexicon("word")]
