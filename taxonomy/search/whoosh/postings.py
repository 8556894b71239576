"""Postings, collected while a segment is written."""

from array import array
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from pyroaring import BitMap

from taxonomy.search.whoosh.token_fields import Places

Item = tuple[str, bytes, int, float, Places]  # field, token, document, weight, where it stands


class Posted(NamedTuple):
    """A token of a field: the documents that have it and, where order counts, its places.

    A place is counted from the beginning of the segment, as if all its
    documents were one text.
    """

    field: str
    token: bytes
    documents: BitMap
    places: BitMap


class _Gathered(NamedTuple):
    """The documents that have a token, once for each place in them that is known."""

    documents: "array[int]"
    places: "array[int]"


class Postings:
    """Keeps postings under their tokens, where Whoosh's own pool sorts every one on disk.

    A posting takes four bytes, or eight with its place, so that a million labels
    with their definitions need a quarter of a gigabyte while their index is made.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.fieldnames: set[str] = set()
        self._terms: dict[tuple[str, bytes], _Gathered] = {}
        self._lengths = array("I")  # of each document, in places

    def add(self, item: Item) -> None:
        """Take in one posting."""
        field, token, document, _, places = item
        found = self._terms.get((field, token))
        if found is None:
            self.fieldnames.add(field)
            found = self._terms[field, token] = _Gathered(array("I"), array("I"))
        if not places:
            found.documents.append(document)
            return
        for place in places:
            found.documents.append(document)
            found.places.append(place)
        self._stretch(document, places[-1] + 1)

    def starts(self) -> "array[int]":
        """The place at which each document begins; a gap keeps phrases inside."""
        return array("I", accumulate((each + 1 for each in self._lengths), initial=0))

    def iter_postings(self) -> "Postings":
        """Itself: Whoosh hands this on to whoever writes the segment."""
        return self

    def sets(self) -> Iterator[Posted]:
        """Every token with its sets, by field and token."""
        starts = self.starts()
        for field, token in sorted(self._terms):
            documents, places = self._terms[field, token]
            counted = [
                starts[document] + place for document, place in zip(documents, places, strict=False)
            ]
            yield Posted(field, token, BitMap(documents), BitMap(counted))

    def cleanup(self) -> None:
        """Let go of everything."""
        self._terms.clear()

    def _stretch(self, document: int, length: int) -> None:
        lengths = self._lengths
        if document >= len(lengths):
            lengths.extend([0] * (document + 1 - len(lengths)))
        lengths[document] = max(lengths[document], length)
