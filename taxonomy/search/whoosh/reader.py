"""One thread's view of the index, with the sets that filters and facets are made of."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from whoosh import query as q
from whoosh.index import Index

from taxonomy import languages
from taxonomy.search.contract import Query

FACETS = ("lang", "usage", "section", "scheme")

Documents = frozenset[int]


class Reader:
    """A searcher, never shared between threads, and what is counted once while it is open.

    A searcher answers from the state in which it was opened, for ever:
    `is_current` tells when to take another. (`Searcher.refresh` is broken: it
    goes on answering documents that were replaced.)
    """

    def __init__(self, index: Index) -> None:
        """Open the index as it is now."""
        self._index = index
        self.searcher = index.searcher()
        self._generation = self.searcher.reader().generation()
        self._sets: dict[q.Query, Documents] = {}

    @property
    def is_current(self) -> bool:
        """Whether nothing was committed since."""
        return bool(self._index.latest_generation() == self._generation)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is any text."""
        kinds = ("label_", "definition_", "note_")
        names = self.searcher.reader().indexed_field_names()
        return tuple(sorted({name.split("_", 1)[1] for name in names if name.startswith(kinds)}))

    def has(self, field: str, token: str) -> bool:
        """Whether any document has a token in a field."""
        return (field, token) in self.searcher.reader()

    def documents(self, query: q.Query) -> Documents:
        """The numbers of the documents that a query fits."""
        return frozenset(self.searcher.docs_for_query(query))

    def stored(self, document: int) -> dict[str, Any]:
        """What was stored with a document."""
        fields: dict[str, Any] = self.searcher.stored_fields(document)
        return fields

    def allowed(self, query: Query) -> Documents | None:
        """The documents that the filters let through; None for all."""
        sets = []
        if query.scheme is not None:
            sets.append(self._set("scheme", query.scheme))
        if query.section is not None:
            sets.append(self._set("section", query.section))
        if query.language is not None or query.usage is not None:
            sets.append(self._pairs(query))
        return frozenset.intersection(*sets) if sets else None

    def facets(self, found: Documents) -> Mapping[str, Mapping[str, int]]:
        """How many of the found documents have each value of each facet."""
        return {
            name: {
                value: count
                for value in self._values(name)
                if value and (count := len(found & self._set(name, value)))
            }
            for name in FACETS
        }

    def close(self) -> None:
        """Let go of the files."""
        self.searcher.close()

    def _pairs(self, query: Query) -> Documents:
        """Documents that have a term of that language and usage, both in one term."""
        sets = [
            self._set("pair", pair)
            for pair in self._values("pair")
            if languages.matches(pair.split(":")[0], query.language)
            and query.usage in {None, pair.split(":")[1]}
        ]
        return frozenset().union(*sets)

    def _values(self, field: str) -> list[str]:
        return [value.decode("utf-8") for value in self.searcher.lexicon(field)]

    def _set(self, field: str, value: str) -> Documents:
        term = q.Term(field, value)
        if term not in self._sets:
            self._sets[term] = self.documents(term)
        return self._sets[term]
