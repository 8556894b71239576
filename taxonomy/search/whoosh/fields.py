"""Fields that take tokens as they are: texts are cut into them by `analysis`, once.

Whoosh's own way through analysers costs as much as all of the rest of indexing.
No lengths are kept: answers are ranked by their labels, not by their sizes.
"""

from collections.abc import Iterator, Sequence

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3TermInfo
from whoosh.fields import FieldType
from whoosh.formats import Existence, Format, Positions
from whoosh.matching import Matcher

Posting = tuple[bytes, int, float, bytes]  # token, how often, weight, what is stored with it

_POSITIONS = Positions()
_OFTEN = 1_024  # positions at which most tokens stand, once in their text
_ONCE = tuple(_POSITIONS.encode([place]) for place in range(_OFTEN))


class Blocks(W3LeafMatcher):
    """Postings that are read a block at a time, where Whoosh takes a step for each."""

    def all_ids(self) -> Iterator[int]:
        """Every document, in order."""
        while self.is_active():
            self._read_ids()
            yield from self._ids[self._i :]
            self._next_block()


class Lean(W3Codec):
    """Whoosh's file format without lengths of fields and without packing postings.

    Looking up a length for each posting is a third of indexing, packing a tenth.
    """

    length_stats = False

    def __init__(self) -> None:
        """Write postings as they are, in blocks of which a phrase needs few."""
        super().__init__(blocklimit=256, compression=0)

    def postings_reader(
        self,
        dbfile: object,
        terminfo: W3TermInfo,
        format_: Format,
        term: tuple[str, bytes] | None = None,
        scorer: object = None,
    ) -> Matcher:
        """The postings of a token; few of them stand beside it, others in blocks."""
        if terminfo.is_inlined():
            return super().postings_reader(dbfile, terminfo, format_, term, scorer)
        start, length = terminfo.extent()
        return Blocks(dbfile, start, length, format_, term=term, scorer=scorer)


class Tokens(FieldType):
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
            yield token.encode(), 1, 1.0, b""


class Sequenced(Tokens):
    """Tokens in their order, so that phrases can be found."""

    def __init__(self) -> None:
        """Keep where each token stands."""
        self.format = Positions()

    def index(self, value: Sequence[str], **_: object) -> Iterator[Posting]:
        """The postings of one document."""
        places: dict[str, list[int]] = {}
        for place, token in enumerate(value):
            places.setdefault(token, []).append(place)
        for token, found in places.items():
            once = len(found) == 1 and found[0] < _OFTEN
            encoded = _ONCE[found[0]] if once else _POSITIONS.encode(found)
            yield token.encode(), len(found), float(len(found)), encoded
