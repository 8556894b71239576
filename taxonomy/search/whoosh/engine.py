"""The embedded engine: answers from an index in a folder of this machine."""

import threading
from pathlib import Path

from whoosh import query as q
from whoosh.index import LockError

from taxonomy.errors import Unavailable
from taxonomy.search.contract import Hit, Hits, Query
from taxonomy.search.whoosh import answers, folder, follower, questions, schema
from taxonomy.search.whoosh.answers import Words
from taxonomy.search.whoosh.reader import Documents, Reader
from taxonomy.store.database import Store

EXACT = 1_000_000.0  # above whatever the weights of words can come to


class WhooshEngine:
    """Implements `taxonomy.search.contract.SearchEngine`."""

    def __init__(self, path: Path, store: Store) -> None:
        """Open the index in a folder, or an empty one. Raises `Unavailable`."""
        self._store = store
        self._index = folder.opened(path)
        self._threads = threading.local()
        self._readers: set[Reader] = set()
        self._guard = threading.Lock()

    @property
    def position(self) -> int:
        """The position in the change log that the answers reflect; 0 for none."""
        return follower.reached(self._index, self._store) or 0

    def find(self, query: Query) -> Hits:
        """Answer a search: the exact label first, then what has its words."""
        reader = self._reader()
        words = Words(query)
        allowed = reader.allowed(query)
        exact = _exact(reader, words, allowed)
        asked, rest = _rest(reader, query, allowed, frozenset(exact))
        first = (query.page - 1) * query.per_page
        last = first + query.per_page
        hits = [_hit(reader, number, words, EXACT) for number in exact[first:last]]
        wanted = last - len(exact)
        if rest and wanted > 0:
            found = reader.searcher.search(asked, limit=wanted, filter=set(rest))
            skipped = max(0, first - len(exact))
            hits += [
                _hit(reader, number, words, score) for score, number in found.top_n[skipped:wanted]
            ]
        return Hits(
            query,
            total=len(exact) + len(rest),
            items=tuple(hits),
            facets=reader.facets(rest.union(exact)),
        )

    def catch_up(self) -> int:
        """Apply what came since `position`; returns how many changes were applied."""
        return follower.catch_up(self._index, self._store)

    def rebuild(self) -> int:
        """Make the index anew; returns how many concepts it holds.

        Raises `Unavailable` where another process is writing to it.
        """
        try:
            return follower.rebuild(self._index, self._store)
        except LockError as error:
            raise Unavailable("Another process is writing to the index; try again.") from error

    def close(self) -> None:
        """Let go of every thread's files."""
        with self._guard:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
        self._index.close()

    def _reader(self) -> Reader:
        """The view of the index as it is now that belongs to the thread."""
        reader: Reader | None = getattr(self._threads, "reader", None)
        if reader is not None and reader.is_current:
            return reader
        fresh = Reader(self._index)
        with self._guard:
            self._readers.add(fresh)
            if reader is not None:
                self._readers.discard(reader)
                reader.close()
        self._threads.reader = fresh
        return fresh


def _exact(reader: Reader, words: Words, allowed: Documents | None) -> list[int]:
    """The documents that bear exactly the label asked for, best first."""
    found = reader.documents(q.Term("exact", schema.exact(words.query.text)))
    ranks = {
        number: rank
        for number in (found if allowed is None else found & allowed)
        if (rank := answers.exact_rank(reader.stored(number)["card"], words)) is not None
    }
    return sorted(ranks, key=lambda number: ranks[number])


def _rest(
    reader: Reader, query: Query, allowed: Documents | None, exact: Documents
) -> tuple[q.Query, Documents]:
    """What has all the words or, where nothing has, some of them."""
    for ask in (questions.all_words, questions.any_word):
        asked = ask(reader, query.text, query.language)
        found = reader.documents(asked) - exact
        if allowed is not None:
            found &= allowed
        if found or exact:
            break
    return asked, found


def _hit(reader: Reader, number: int, words: Words, score: float) -> Hit:
    return answers.hit(reader.stored(number)["card"], words, score)
