"""Postings as they are gathered while a segment is written."""

from array import array
from collections.abc import Iterator

Item = tuple[str, bytes, int, float, bytes]  # field, token, document, weight, what is stored


class Postings:
    """Keeps postings under their tokens; documents come in their order, so nothing is sorted.

    Whoosh's own pool sorts every posting, on disk, which is half of indexing. A
    posting takes some 20 bytes here, so that a million labels with their
    definitions need about half a gigabyte while their index is made.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.fieldnames: set[str] = set()
        self._terms: dict[tuple[str, bytes], tuple[array[int], array[float], list[bytes]]] = {}

    def add(self, item: Item) -> None:
        """Take in one posting."""
        field, token, document, weight, value = item
        found = self._terms.get((field, token))
        if found is None:
            self.fieldnames.add(field)
            found = self._terms[field, token] = (array("I"), array("f"), [])
        found[0].append(document)
        found[1].append(weight)
        found[2].append(value)

    def iter_postings(self) -> Iterator[Item]:
        """Every posting, by field, token and document."""
        for field, token in sorted(self._terms):
            for document, weight, value in zip(*self._terms[field, token], strict=True):
                yield field, token, document, weight, value

    def cleanup(self) -> None:
        """Let go of everything."""
        self._terms.clear()
