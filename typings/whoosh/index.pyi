from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

class LockError(Exception): ...

class TOC:
    @classmethod
    def _filename(cls, indexname: str, gen: int) -> str: ...

class Index:
    indexname: str
    storage: FileStorage
    def close(self) -> None: ...
    def doc_count(self) -> int: ...
    def searcher(self) -> Searcher: ...
    def writer(
        self, *, timeout: float = 0.0, codec: W3Codec | None = None, compound: bool = True
    ) -> IndexWriter: ...
