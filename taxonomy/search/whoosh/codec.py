"""The codec: postings in the files of a segment as compressed bitmaps (Roaring), read in one go.

Whoosh keeps postings in blocks, and takes a step of Python for each to read
them. Here a token's entry in the dictionary of terms holds the set of its
documents and the set of its places (Roaring bitmaps), so that looking a token
up costs much the same however many documents have it. Dictionary, columns,
segments, deletions and merging stay Whoosh's own.
"""

import mmap
import struct
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import md5
from uuid import uuid4

from pyroaring import BitMap
from whoosh.codec.whoosh3 import (
    W3Codec,
    W3FieldWriter,
    W3PerDocReader,
    W3PerDocWriter,
    W3Segment,
    W3TermsReader,
)
from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching import ListMatcher, Matcher
from whoosh.reading import TermInfo, TermNotFound

from taxonomy.search.whoosh.postings import Posted, Postings
from taxonomy.search.whoosh.token_fields import Places

_SIZE = struct.Struct("<I")  # bytes of the set of documents, which stands first
_FIELD = struct.Struct("!H")  # begins every key, as Whoosh reads them
_SLOT = struct.Struct("!Iq")  # of Whoosh's table of terms: the hash of a key, where it stands
_LENGTHS = struct.Struct("!ii")  # of the key that stands there, and of its value
_STARTS = "starts"


class Mapped(StructFile):
    """A file that is looked into without copying or seeking."""

    def __init__(self, file: StructFile) -> None:
        """Map what another has opened, in its place."""
        self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        file.close()
        super().__init__(self._map)

    def get(self, position: int, length: int) -> bytes:
        """Some bytes."""
        return self._map[position : position + length]

    def numbers(self, layout: struct.Struct, position: int) -> tuple[int, ...]:
        """The numbers that stand at a place, without a copy of their bytes."""
        return layout.unpack_from(self._map, position)


class SetsWriter(W3FieldWriter):
    """Writes the postings of a segment."""

    def add_postings(
        self,
        schema: Mapping[str, FieldType],
        lengths: object,  # noqa: ARG002 - there are none
        items: Postings,
    ) -> None:
        """Write every token with its sets, and where the documents begin."""
        field = None
        for posted in items.sets():
            if posted.field != field:
                field = posted.field
                self.start_field(field, schema[field])
            documents = posted.documents.serialize()
            places = posted.places.serialize() if posted.places else b""
            key = _FIELD.pack(self._fieldid) + posted.token
            self._tindex.add(key, _SIZE.pack(len(documents)) + documents + places)
        self._tindex.extras[_STARTS] = items.starts()


class SetsReader(W3TermsReader):
    """Reads them."""

    def __init__(self, codec: W3Codec, file: Mapped, length: int, postings: StructFile) -> None:
        """Read the terms of a segment from a file that is mapped."""
        super().__init__(codec, file, length, postings)
        self._file = file

    def documents(self, field: str, token: bytes) -> BitMap | None:
        """The documents of the segment that have a token, deleted ones among them."""
        found = self._where(field, token)
        if found is None:
            return None
        start, _ = found
        (size,) = self._file.numbers(_SIZE, start)
        return BitMap.deserialize(self._file.get(start + _SIZE.size, size))

    def every(self) -> Iterator[Posted]:
        """Every token of the segment with its sets, deleted documents among them."""
        for key, found in self._tindex.items():
            field, token = self._keydecoder(key)
            yield Posted(field, token, _documents(found), _places(found))

    def phrase(self, field: str, tokens: Iterable[bytes]) -> BitMap:
        """The documents in which tokens stand next to each other, in that order."""
        found: BitMap | None = None
        for distance, token in enumerate(tokens):
            here = self._places(field, token).shift(-distance)
            found = here if found is None else found & here
            if not found:
                return BitMap()
        return BitMap(bisect_right(self._starts, place) - 1 for place in found or ())

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        """What Whoosh asks of a token."""
        found = self._known(fieldname, tbytes)
        return TermInfo(weight=len(found), df=len(found), minid=found.min(), maxid=found.max())

    def frequency(self, fieldname: str, tbytes: bytes) -> int:
        """How many documents have a token."""
        return len(self._known(fieldname, tbytes))

    doc_frequency = frequency

    def matcher(
        self, fieldname: str, tbytes: bytes, format_: Format, scorer: object = None
    ) -> Matcher:
        """A token's documents one by one, as deleting wants them."""
        found = list(self._known(fieldname, tbytes))
        return ListMatcher(found, format=format_, scorer=scorer, term=(fieldname, tbytes))

    def in_documents(self, places: BitMap) -> Mapping[int, Places]:
        """Places of the segment by their documents, counted from where each begins."""
        found: dict[int, Places] = {}
        for place in places:
            document = bisect_right(self._starts, place) - 1
            found[document] = (*found.get(document, ()), place - self._starts[document])
        return found

    @property
    def _starts(self) -> "array[int]":
        starts: array[int] = self._tindex.extras[_STARTS]
        return starts

    def _where(self, field: str, token: bytes) -> tuple[int, int] | None:
        """Where the sets of a token stand, and in how many bytes.

        It is Whoosh's look-up without its copies of every number. A set of places is
        large where a word is common, so it is not read where documents are asked for.
        """
        number = self._fieldmap.get(field)
        if number is None:
            return None
        key, file = _FIELD.pack(number) + token, self._file
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:])
        start, slots = self._tindex.tables[hashed & 255]
        for step in range(slots):
            slot = start + ((hashed >> 8) + step) % slots * _SLOT.size
            known, place = file.numbers(_SLOT, slot)
            if not place:
                return None
            if known == hashed:
                key_length, length = file.numbers(_LENGTHS, place)
                place += _LENGTHS.size
                if file.get(place, key_length) == key:
                    return place + key_length, length
        return None

    def _known(self, field: str, token: bytes) -> BitMap:
        found = self.documents(field, token)
        if found is None:
            raise TermNotFound(f"{field}:{token!r}")
        return found

    def _places(self, field: str, token: bytes) -> BitMap:
        found = self._where(field, token)
        return BitMap() if found is None else _places(self._file.get(*found))


class SetsSegment(W3Segment):
    """A segment that tells which columns it has."""

    columns: Collection[str] = ()


class ColumnsWriter(W3PerDocWriter):
    """Writes what is stored of documents."""

    _segment: SetsSegment

    def close(self) -> None:
        """Write the columns, and which there are."""
        super().close()
        self._segment.columns = frozenset(self._colwriters)


class ColumnsReader(W3PerDocReader):
    """Reads it, from files that are mapped.

    Whoosh opens a column when it is first wanted, and takes one whose file is gone
    for one that never was: a reader at whom a commit comes in between would find
    nothing stored, or what is stored of another document. So all are opened at once.
    """

    def __init__(self, storage: FileStorage, segment: SetsSegment) -> None:
        """Open every column. Raises `FileNotFoundError` where the segment was removed."""
        super().__init__(storage, segment)
        for field in segment.columns:
            self._colfiles[field] = self._get_column_file(field)

    def has_column(self, field: str) -> bool:
        """Whether anything is stored in a column."""
        return field in self._colfiles

    def _get_column_file(self, field: str) -> tuple[StructFile, int, int]:
        file, start, length = super()._get_column_file(field)
        return (Mapped(file) if length else file), start, length


class Sets(W3Codec):
    """Whoosh's files with postings as sets, and without lengths of fields."""

    length_stats = False

    def new_segment(self, _storage: FileStorage, indexname: str) -> SetsSegment:
        """A segment whose name is its own, though somebody seed Python's random numbers."""
        return SetsSegment(self, indexname, segid=uuid4().hex)

    def field_writer(self, storage: FileStorage, segment: W3Segment) -> SetsWriter:
        """Where the postings of a segment are written."""
        return SetsWriter(self, storage, segment)

    def per_document_writer(self, storage: FileStorage, segment: SetsSegment) -> ColumnsWriter:
        """Where the columns of a segment are written."""
        return ColumnsWriter(self, storage, segment)

    def per_document_reader(self, storage: FileStorage, segment: SetsSegment) -> ColumnsReader:
        """Where they are read."""
        return ColumnsReader(storage, segment)

    def terms_reader(self, storage: FileStorage, segment: W3Segment) -> SetsReader:
        """Where the postings are read."""
        name = segment.make_filename(self.TERMS_EXT)
        file = Mapped(storage.open_file(name))
        postings = segment.open_file(storage, self.POSTS_EXT)
        return SetsReader(self, file, storage.file_length(name), postings)


def _documents(found: bytes) -> BitMap:
    return BitMap.deserialize(found[_SIZE.size : _SIZE.size + _SIZE.unpack_from(found)[0]])


def _places(found: bytes) -> BitMap:
    rest = found[_SIZE.size + _SIZE.unpack_from(found)[0] :]
    return BitMap.deserialize(rest) if rest else BitMap()
