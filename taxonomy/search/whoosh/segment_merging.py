"""The merge policy: which segments are merged while another is written.

A segment is read anew each time it is merged, so segments of much the same
size wait for each other: a document is then written some five times among a
thousand, nine times among a hundred thousand. Whoosh's own policy merges the
smallest at nearly every commit, and lets what was replaced pile up.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from whoosh.codec.whoosh3 import W3Segment
from whoosh.reading import SegmentReader
from whoosh.writing import IndexWriter

from taxonomy.search.whoosh.codec import SetsReader
from taxonomy.search.whoosh.postings import Item

_ALIKE = 4  # segments of much the same size that are made into one


def tidied(writer: IndexWriter, segments: Sequence[W3Segment]) -> list[W3Segment]:
    """Have a writer take in the segments that are to go; returns those that stay."""
    going = _going(segments)
    for segment in going:
        reader = _Going(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in going]


class _Going(SegmentReader):
    """A segment that is written anew: all of a token's postings are read at once."""

    def iter_postings(self) -> Iterator[Item]:
        """The postings of documents that are not deleted."""
        terms = cast("SetsReader", self._terms)
        for field, token, documents, places in terms.every():
            where = terms.in_documents(places)
            for document in documents:
                if document not in self.deleted_docs_set:
                    yield field, token, document, 1.0, where.get(document, ())


def _going(segments: Sequence[W3Segment]) -> list[W3Segment]:
    """Those that are mostly deleted, and the smallest that are enough of a size."""
    worn = [each for each in segments if each.deleted_count() > each.doc_count()]
    sizes: dict[int, list[W3Segment]] = {}
    for segment in segments:
        if segment not in worn:
            sizes.setdefault(segment.doc_count().bit_length() // 2, []).append(segment)
    enough = [size for size, alike in sizes.items() if len(alike) >= _ALIKE]
    return worn + (sizes[min(enough)] if enough else [])
