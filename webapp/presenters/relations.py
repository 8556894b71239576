"""The concepts that one concept is related to, as lists show them."""

from typing import NamedTuple

from taxonomy.entry.model import Entry
from taxonomy.search.catalogue import Shelf
from taxonomy.search.contract import ListedConcept


class Relations(NamedTuple):
    """Broader, narrower and related concepts."""

    broader: tuple[ListedConcept, ...]
    narrower: tuple[ListedConcept, ...]
    related: tuple[ListedConcept, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.broader) + len(self.narrower) + len(self.related)


def relations(shelf: Shelf, entry: Entry) -> Relations:
    """Both directions of every relation; a concept that is not published is left out."""
    scheme, concept = entry.scheme, entry.concept
    return Relations(
        _cards(shelf, scheme, entry.broader),
        _cards(shelf, scheme, shelf.narrower(scheme, concept)),
        _cards(shelf, scheme, (*entry.related, *shelf.relating(scheme, concept))),
    )


def _cards(shelf: Shelf, scheme: str, concepts: tuple[str, ...]) -> tuple[ListedConcept, ...]:
    found = (shelf.concept(scheme, concept) for concept in dict.fromkeys(concepts))
    return tuple(card for card in found if card is not None)
