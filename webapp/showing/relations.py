"""The concepts that one concept is tied to, as lists show them."""

from typing import NamedTuple

from taxonomy.entry.model import Entry
from taxonomy.search.contract import ListedConcept
from taxonomy.search.shelf import Shelf


class Relations(NamedTuple):
    """Wider, narrower and neighbouring concepts."""

    broader: tuple[ListedConcept, ...]
    narrower: tuple[ListedConcept, ...]
    related: tuple[ListedConcept, ...]


def relations(shelf: Shelf, entry: Entry) -> Relations:
    """Both directions of every tie; a concept that is not published is left out."""
    scheme, concept = entry.scheme, entry.concept
    return Relations(
        _cards(shelf, scheme, entry.broader),
        _cards(shelf, scheme, shelf.narrower(scheme, concept)),
        _cards(shelf, scheme, (*entry.related, *shelf.relating(scheme, concept))),
    )


def _cards(shelf: Shelf, scheme: str, concepts: tuple[str, ...]) -> tuple[ListedConcept, ...]:
    found = (shelf.concept(scheme, concept) for concept in dict.fromkeys(concepts))
    return tuple(card for card in found if card is not None)
