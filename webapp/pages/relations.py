"""The concepts that one concept is tied to, as lists show them."""

from typing import NamedTuple

from taxonomy.entry.model import Entry
from taxonomy.search.shelf import Card, Shelf


class Relations(NamedTuple):
    """Wider, narrower and neighbouring concepts."""

    broader: tuple[Card, ...]
    narrower: tuple[Card, ...]
    related: tuple[Card, ...]


def relations(shelf: Shelf, entry: Entry) -> Relations:
    """Both directions of every tie; a concept that is not published is left out."""
    scheme, concept = entry.scheme, entry.concept
    return Relations(
        _cards(shelf, scheme, entry.broader),
        _cards(shelf, scheme, shelf.narrower(scheme, concept)),
        _cards(shelf, scheme, shelf.related(scheme, concept)),
    )


def _cards(shelf: Shelf, scheme: str, concepts: tuple[str, ...]) -> tuple[Card, ...]:
    found = (shelf.card(scheme, concept) for concept in concepts)
    return tuple(card for card in found if card is not None)
