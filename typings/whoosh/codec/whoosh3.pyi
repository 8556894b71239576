from array import array
from collections.abc import Iterator

from whoosh.formats import Format
from whoosh.matching import Matcher

class W3TermInfo:
    def is_inlined(self) -> bool: ...
    def extent(self) -> tuple[int, int]: ...

class W3LeafMatcher(Matcher):
    _ids: array[int]
    _i: int
    def __init__(
        self,
        postfile: object,
        startoffset: int,
        length: int,
        format_: Format,
        term: tuple[str, bytes] | None = None,
        scorer: object = None,
    ) -> None: ...
    def all_ids(self) -> Iterator[int]: ...
    def is_active(self) -> bool: ...
    def _read_ids(self) -> None: ...
    def _next_block(self) -> None: ...

class W3Codec:
    length_stats: bool
    def __init__(self, blocklimit: int = 128, compression: int = 3) -> None: ...
    def postings_reader(
        self,
        dbfile: object,
        terminfo: W3TermInfo,
        format_: Format,
        term: tuple[str, bytes] | None = None,
        scorer: object = None,
    ) -> Matcher: ...
