"""What a reader may have meant by an address that leads nowhere."""

from collections.abc import Iterator
from itertools import islice

from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import ListedConcept
from taxonomy.text import words

_SHORTEST = 3  # letters of a beginning that still tells anything


def near(catalogue: Catalogue, path: str, *, limit: int = 6) -> tuple[ListedConcept, ...]:
    """Concepts with labels that begin like the words of an address, at most `limit`."""
    found = islice(dict.fromkeys(_likely(catalogue, path)), limit)
    return tuple(card for card in (catalogue.concept(*each) for each in found) if card is not None)


def last_words(path: str) -> str:
    """The last part of an address as words: where that of an entry leads nowhere, its term."""
    return path.rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ")


def _likely(catalogue: Catalogue, path: str) -> Iterator[tuple[str, str]]:
    last = last_words(path)
    prefixes = [last, *(word.folded for word in words(last))]
    for beginning in prefixes:
        for length in (len(beginning), len(beginning) - 2):
            if length >= _SHORTEST:
                for found in catalogue.suggest(beginning[:length], limit=3):
                    yield found.scheme, found.concept
