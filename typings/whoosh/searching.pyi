from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from whoosh.query import Query
from whoosh.reading import IndexReader

class Results:
    top_n: list[tuple[float, int]]

class Searcher:
    def __enter__(self) -> Searcher: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def close(self) -> None: ...
    def docs_for_query(self, q: Query) -> Iterator[int]: ...
    def document(self, **kw: str) -> dict[str, Any] | None: ...
    def lexicon(self, fieldname: str) -> Iterator[bytes]: ...
    def reader(self) -> IndexReader: ...
    def search(
        self,
        q: Query,
        *,
        limit: int | None = 10,
        filter: Iterable[int] | None = None,
        sortedby: str | None = None,
    ) -> Results: ...
    def stored_fields(self, docnum: int) -> dict[str, Any]: ...
