"""Field types that take tokens as they are, since `analysis` tokenizes texts once.

Whoosh's own way through analysers costs as much as all of the rest of indexing.
No lengths are kept: answers are ranked by their labels, not by their sizes.
"""

from collections.abc import Iterator, Sequence

from whoosh.fields import FieldType
from whoosh.formats import Existence

Places = tuple[int, ...]
Posting = tuple[bytes, int, float, Places]  # token, how often, weight, where it stands

BREAK = ""  # stands between two texts, so that no phrase crosses from one to the next

_OFTEN = 1_024  # places at which most tokens stand, once in their text
_ONCE = tuple((place,) for place in range(_OFTEN))


class TokenField(FieldType):
    """A set of tokens."""

    analyzer = None
    vector = None
    scorable = False
    stored = False
    unique = False
    column_type = None

    def __init__(self) -> None:
        """Keep for each token which documents have it, and no more."""
        self.format = Existence()

    def index(self, value: Sequence[str], **_: object) -> Iterator[Posting]:
        """The postings of one document."""
        for token in dict.fromkeys(value):
            yield token.encode(), 1, 1.0, ()


class Sequenced(TokenField):
    """Tokens in their order, so that phrases can be found."""

    def index(self, value: Sequence[str], **_: object) -> Iterator[Posting]:
        """The postings of one document; nothing is found across a `BREAK`."""
        places: dict[str, Places] = {}
        for place, token in enumerate(value):
            if token in places:
                places[token] += (place,)
            elif token != BREAK:
                places[token] = _ONCE[place] if place < _OFTEN else (place,)
        for token, found in places.items():
            yield token.encode(), len(found), 1.0, found
