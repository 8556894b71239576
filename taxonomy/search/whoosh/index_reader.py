"""The index reader: one thread’s view of the index, with caches that all threads share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import TypeVar, cast

from pyroaring import BitMap
from whoosh import query as q
from whoosh.columns import ColumnReader
from whoosh.index import TOC, Index
from whoosh.reading import SegmentReader

from taxonomy import languages
from taxonomy.search.contract import Filter
from taxonomy.search.query_parser import KINDS
from taxonomy.search.spelling import Spelling
from taxonomy.search.whoosh import stored_documents
from taxonomy.search.whoosh.codec import SetsReader
from taxonomy.search.whoosh.index_schema import POSITION_KEY, key
from taxonomy.search.whoosh.stored_documents import Card

_MOST_SETS = 100_000  # sets of documents that are kept, a rare word's in some 100 bytes
_MAX_DOCUMENTS = 2_000  # concepts that are kept ready, in some 10 kB each
_MOST_FIELDS = 6  # that have few values
_GIVING_WAY = 64  # the part of what is kept that makes room at once, so that no answer waits long

_NONE = BitMap()
_NEVER_CURRENT = -2  # no table of an index has this number, or the next

Key = TypeVar("Key")
Value = TypeVar("Value")


class Shared:
    """What is the same for every thread as long as nothing is committed to the index."""

    def __init__(self, generation: int) -> None:
        """Begin with nothing; readers fill it as they go."""
        self.generation = generation
        self.sets: dict[tuple[str, str], BitMap] = {}
        self.values: dict[str, tuple[str, ...]] = {}
        self.stored: dict[int, Card] = {}
        self.order: tuple[int, ...] = ()


class _Leaf:
    """One segment of the index."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        """A segment whose documents are counted from `base`."""
        terms = reader._terms  # noqa: SLF001 - Whoosh gives no other way to our codec
        self._terms = cast("SetsReader", terms)
        self._base = base
        self._deleted = BitMap(reader.deleted_docs_set)

    def postings(self, field: str, token: bytes) -> BitMap:
        """The documents of the segment that have a token."""
        found = self._terms.documents(field, token)
        return BitMap() if found is None else self._counted(found)

    def phrase(self, field: str, tokens: Sequence[bytes]) -> BitMap:
        """The documents in which tokens stand next to each other."""
        return self._counted(self._terms.phrase(field, tokens))

    def _counted(self, found: BitMap) -> BitMap:
        if self._deleted:
            found -= self._deleted
        return found.shift(self._base) if self._base else found


class IndexReader:
    """A searcher, never shared between threads.

    A searcher answers from the state in which it was opened, for ever:
    `is_current` tells when to take another. (`Searcher.refresh` is broken: it
    goes on answering documents that were replaced.)
    """

    def __init__(self, index: Index, spelling: Spelling, shared: Shared | None) -> None:
        """Open the index as it is now; `shared` serves again where it is of the same state."""
        self._index = index
        self.spelling = spelling
        self.searcher = index.searcher()
        opened = self.searcher.reader().generation()
        generation = _NEVER_CURRENT if opened is None else opened  # an index without documents
        fits = shared is not None and shared.generation == generation
        self.shared = shared if shared is not None and fits else Shared(generation)
        self._table, self._next_table = (
            TOC._filename(index.indexname, each)  # noqa: SLF001 - Whoosh lists the folder for it
            for each in (generation, generation + 1)
        )

    @property
    def is_current(self) -> bool:
        """Whether nothing was committed since: a commit writes the next table, then drops this."""
        exists = self._index.storage.file_exists
        return exists(self._table) and not exists(self._next_table)

    @cached_property
    def position(self) -> int:
        """The position in the change log that is reflected; 0 for none."""
        return int((self.searcher.document(key=POSITION_KEY) or {}).get("position", 0))

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is any text."""
        kinds = tuple(f"{kind}_" for kind in KINDS)
        return tuple(
            sorted({name.split("_", 1)[1] for name in self._fields if name.startswith(kinds)})
        )

    def postings(self, field: str, token: str) -> BitMap:
        """The documents that have a token in a field; not to be changed."""
        if field not in self._fields:
            return _NONE
        return _cached(self.shared.sets, (field, token), _MOST_SETS, self._postings)

    def phrase(self, field: str, tokens: Sequence[str]) -> BitMap:
        """The documents in which tokens of a field stand next to each other, in that order."""
        encoded = [token.encode() for token in tokens]
        return BitMap().union(*(each.phrase(field, encoded) for each in self._leaves))

    def in_order(self, among: BitMap, language: str | None, *, most: int) -> list[int]:
        """The documents of a set from A to Z, at most so many."""
        return nsmallest(
            most,
            among,
            key=lambda number: stored_documents.heading(self._headings[number], language),
        )

    def card(self, document: int) -> Card:
        """What was stored of a concept."""
        return _cached(self.shared.stored, document, _MAX_DOCUMENTS, self._card)

    @cached_property
    def every(self) -> BitMap:
        """Every concept."""
        return BitMap().union(*(self.postings("scheme", value) for value in self.values("scheme")))

    @property
    def order(self) -> Sequence[int]:
        """Every concept, in the order of first publication."""
        if not self.shared.order:
            every = self.searcher.search(q.Every("scheme"), limit=None, sortedby="place")
            self.shared.order = tuple(number for _, number in every.top_n)
        return self.shared.order

    def allowed(self, wanted: Filter) -> BitMap | None:
        """The documents that the filters let through; None for all."""
        places = (("scheme", wanted.scheme), ("section", wanted.section), ("group", wanted.group))
        sets = [self.postings(field, value) for field, value in places if value is not None]
        if wanted.language is not None or wanted.usage is not None:
            sets.append(self._pairs(wanted))
        if wanted.usage is not None and wanted.without_verdicts:
            sets.append(self.every - self.of_schemes(wanted.without_verdicts))
        if wanted.terms_in is not None:
            sets.append(self.with_terms_in(wanted.terms_in))
        if wanted.top and wanted.scheme is not None:
            sets.append(self.postings("scheme", wanted.scheme) - self._narrower(wanted.scheme))
        return BitMap.intersection(*sets) if sets else None

    def of_schemes(self, schemes: Iterable[str]) -> BitMap:
        """The concepts of some vocabularies."""
        return BitMap().union(*(self.postings("scheme", each) for each in schemes))

    def with_terms_in(self, language: str) -> BitMap:
        """The concepts that have a term in a language."""
        tags = (tag for tag in self.values("lang") if languages.matches(tag, language))
        return BitMap().union(*(self.postings("lang", tag) for tag in tags))

    def close(self) -> None:
        """Let go of the files."""
        self.searcher.close()

    @cached_property
    def _fields(self) -> frozenset[str]:
        """The fields in which any document has a token."""
        return frozenset(self.searcher.reader().indexed_field_names())

    def _pairs(self, wanted: Filter) -> BitMap:
        """Documents that have a term of that language and usage, both in one term."""
        sets = [
            self.postings("pair", pair)
            for pair in self.values("pair")
            if languages.matches(pair.split(":")[0], wanted.language)
            and wanted.usage in {None, pair.split(":")[1]}
        ]
        return BitMap().union(*sets)

    def _narrower(self, scheme: str) -> BitMap:
        """Documents that name a broader concept which is there, in the scheme or in another."""
        parents = (
            each for each in self.values("broader") if self.postings("key", key(scheme, each))
        )
        return BitMap().union(*(self.postings("broader", each) for each in parents))

    def values(self, field: str) -> tuple[str, ...]:
        """Every token of a field that has few."""
        return _cached(self.shared.values, field, _MOST_FIELDS, self._lexicon)

    def _lexicon(self, field: str) -> tuple[str, ...]:
        return tuple(self._tokens(field))

    def _tokens(self, field: str) -> Iterator[str]:
        return (value.decode("utf-8") for value in self.searcher.lexicon(field))

    def _postings(self, term: tuple[str, str]) -> BitMap:
        field, token = term
        if len(self._leaves) == 1:
            return self._leaves[0].postings(field, token.encode())
        return BitMap().union(*(each.postings(field, token.encode()) for each in self._leaves))

    @cached_property
    def _leaves(self) -> tuple["_Leaf", ...]:
        leaves = self.searcher.reader().leaf_readers()
        return tuple(
            _Leaf(reader, base) for reader, base in leaves if isinstance(reader, SegmentReader)
        )

    def _card(self, document: int) -> Card:
        return stored_documents.read(self._stored[document])

    @cached_property
    def _stored(self) -> ColumnReader:
        return self.searcher.reader().column_reader("card")

    @cached_property
    def _headings(self) -> ColumnReader:
        return self.searcher.reader().column_reader("headings")


def _cached(cache: dict[Key, Value], key: Key, most: int, make: Callable[[Key], Value]) -> Value:
    """What is kept under a key, made where it is not; the oldest give way when there are many."""
    found = cache.get(key)
    if found is None:
        found = make(key)
        if len(cache) >= most:
            for oldest in list(islice(cache, most // _GIVING_WAY)):
                cache.pop(oldest, None)
        cache[key] = found
    return found
