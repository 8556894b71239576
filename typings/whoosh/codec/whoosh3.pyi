# What we use of Whoosh-Reloaded, typed; it has no types of its own.
from collections.abc import Mapping
from typing import Any

from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching import Matcher
from whoosh.reading import TermInfo

class W3Segment:
    def make_filename(self, ext: str) -> str: ...
    def open_file(self, storage: FileStorage, ext: str) -> StructFile: ...

class _Dictionary:
    extras: dict[str, Any]
    def add(self, key: bytes, value: bytes) -> None: ...
    def get(self, key: bytes) -> bytes | None: ...

class W3FieldWriter:
    _fieldid: int
    _tindex: _Dictionary
    def __init__(self, codec: W3Codec, storage: FileStorage, segment: W3Segment) -> None: ...
    def start_field(self, fieldname: str, fieldobj: FieldType) -> None: ...
    def add_postings(
        self,
        schema: Mapping[str, FieldType],
        lengths: object,
        items: Any,  # noqa: ANN401 - what the pool gives, which is ours
    ) -> None: ...

class W3TermsReader:
    _tindex: _Dictionary
    def __init__(
        self, codec: W3Codec, dbfile: StructFile, length: int, postfile: StructFile
    ) -> None: ...
    def _keycoder(self, fieldname: str, tbytes: bytes) -> bytes: ...
    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo: ...
    def frequency(self, fieldname: str, tbytes: bytes) -> int: ...
    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int: ...
    def matcher(
        self, fieldname: str, tbytes: bytes, format_: Format, scorer: object = None
    ) -> Matcher: ...

class W3Codec:
    TERMS_EXT: str
    POSTS_EXT: str
    length_stats: bool
    def field_writer(self, storage: FileStorage, segment: W3Segment) -> W3FieldWriter: ...
    def terms_reader(self, storage: FileStorage, segment: W3Segment) -> W3TermsReader: ...
