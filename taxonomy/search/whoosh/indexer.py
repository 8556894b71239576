"""The indexer follows the change log: content and position in one commit."""

from collections.abc import Callable, Iterable

from whoosh.index import Index, LockError
from whoosh.writing import CLEAR, IndexWriter

from taxonomy.search.whoosh import index_schema
from taxonomy.search.whoosh.codec import Sets
from taxonomy.search.whoosh.postings import Postings
from taxonomy.search.whoosh.segment_merging import tidied
from taxonomy.store import changes, published
from taxonomy.store.database import Store
from taxonomy.store.records import Change

Learn = Callable[[Iterable[str]], None]

BATCH = 500  # changes a commit
_LOCK_SECONDS = 20  # how long another process may be at it before it is left to it


def reached(index: Index, store: Store) -> int | None:
    """The position that the index reflects; None where it reflects no state of this log."""
    with index.searcher() as searcher:
        found = searcher.document(key=index_schema.POSITION_KEY) or {}
    with store.reading() as session:
        if found.get("database") != changes.identity(session):
            return None
        position = int(found["position"])
        # Ahead of the log: the database was put back to an earlier state.
        return position if position <= changes.position(session) else None


def catch_up(index: Index, store: Store, on_word: Learn) -> int:
    """Apply what came since; returns the number of changes applied.

    `on_word` is called with the words of labels. Where another process holds the index,
    it is left to that one.
    """
    try:
        if _is_far_behind(index, store):
            rebuild(index, store, on_word)
            return reached(index, store) or 0
        applied = batch = _apply(index, store, on_word)
        while batch == BATCH:
            batch = _apply(index, store, on_word)
            applied += batch
    except LockError:
        return 0
    return applied


def rebuild(index: Index, store: Store, on_word: Learn) -> int:
    """Make the whole index anew in one commit; returns the number of concepts.

    Readers go on with the old content until then. Raises `LockError` where
    another process is writing.
    """
    writer = _writer(index)
    count = 0
    try:
        with store.reading() as session:
            # Read before the entries: what is published meanwhile is applied once more later.
            position, identity = changes.position(session), changes.identity(session)
            for each in published.entries(session):
                if each.entry.retirement is not None:
                    continue
                writer.add_document(**index_schema.document(each))
                on_word(index_schema.label_words(each.entry))
                count += 1
        _mark(writer, position, identity)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=CLEAR)
    return count


def _is_far_behind(index: Index, store: Store) -> bool:
    """Whether most would be new, so that merging it in would cost more than a new index."""
    position = reached(index, store)
    if position is None:
        return True
    with store.reading() as session:
        behind = changes.position(session) - position
    return behind > BATCH and behind > index.doc_count()


def _writer(index: Index) -> IndexWriter:
    writer = index.writer(timeout=_LOCK_SECONDS, codec=Sets(), compound=False)
    writer.pool.cleanup()
    writer.pool = Postings()
    return writer


def _since(index: Index, store: Store) -> tuple[Change, ...]:
    position = reached(index, store)
    if position is None:
        return ()
    with store.reading() as session:
        return changes.since(session, position, limit=BATCH)


def _apply(index: Index, store: Store, on_word: Learn) -> int:
    writer = _writer(index)
    try:
        # Asked under the lock: another process may have applied some just now.
        batch = _since(index, store)
        concepts = {(change.scheme, change.concept) for change in batch if change.concept}
        with store.reading() as session:
            for each in published.several(session, concepts):
                if each.entry.retirement is not None:
                    writer.delete_by_term("key", index_schema.key(*each.entry.identity))
                    continue
                writer.update_document(**index_schema.document(each))
                on_word(index_schema.label_words(each.entry))
            if batch:
                _mark(writer, batch[-1].position, changes.identity(session))
    except BaseException:
        writer.cancel()
        raise
    if batch:
        writer.commit(mergetype=tidied)
    else:
        writer.cancel()
    return len(batch)


def _mark(writer: IndexWriter, position: int, database: str) -> None:
    writer.update_document(key=index_schema.POSITION_KEY, position=position, database=database)
