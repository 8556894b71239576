"""The concepts that one concept is related to, as lists show them."""

from typing import NamedTuple

from taxonomy.entry.model import Entry
from taxonomy.search.catalogue import Catalogue
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


def relations(catalogue: Catalogue, entry: Entry) -> Relations:
    """Both directions of every relation; a concept that is not published is left out."""
    scheme, concept = entry.scheme, entry.concept
    return Relations(
        _cards(catalogue, scheme, entry.broader),
        _cards(catalogue, scheme, catalogue.narrower(scheme, concept)),
        _cards(catalogue, scheme, (*entry.related, *catalogue.relating(scheme, concept))),
    )


def _cards(
    catalogue: Catalogue, scheme: str, concepts: tuple[str, ...]
) -> tuple[ListedConcept, ...]:
    found = (catalogue.concept(scheme, concept) for concept in dict.fromkeys(concepts))
    return tuple(card for card in found if card is not None)
