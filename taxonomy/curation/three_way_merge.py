"""Three-way merge: a draft rebased on newer publications, by field, term and language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from taxonomy.entry.alignment import pairs
from taxonomy.entry.diff import TEXTS, Where, text_of
from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry, write_entry

Json = Any

# Rows that are merged field by field; others mean what they mean as a whole, as a
# definition and the source that it is from.
_MERGED = frozenset({"terms", "replacements"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed in different ways; the draft's words were kept.

    `pointer` leads to it in the carried entry, the other fields are as those of
    a difference. A side is empty where it took the value out.
    """

    pointer: str
    field: str
    of: str
    language: str | None
    base: str
    mine: str
    theirs: str

    @property
    def place(self) -> str:
        """The place as a reader would call it."""
        return " · ".join(filter(None, (self.field, self.of, self.language)))


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft over what was published meanwhile, and where both say different things."""

    entry: Entry
    conflicts: tuple[Conflict, ...]


class _Sides(NamedTuple):
    """A value as it was, as the draft has it, and as it was published since."""

    base: Json
    mine: Json
    theirs: Json


class _Row(NamedTuple):
    """Where a row of a list stands on each side that has it."""

    base: int | None
    mine: int | None
    theirs: int | None


def carry(base: Entry, mine: Entry, theirs: Entry) -> Carried:
    """A draft (`mine`) of `base` over `theirs`, which was published since.

    What only one side changed is taken from it; where both did, the draft's is
    kept and told.
    """
    merge = _Merge()
    sides = _Sides(write_entry(base), write_entry(mine), write_entry(theirs))
    document = merge.fields(sides, Where())
    return Carried(read_entry(document), tuple(merge.conflicts))


class _Merge:
    """The conflicts that were met on the way."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def fields(self, sides: _Sides, where: Where) -> dict[str, Json]:
        """A mapping, field by field, or language by language."""
        base, mine, theirs = (side or {} for side in sides)
        made = {
            name: self.value(
                _Sides(base.get(name), mine.get(name), theirs.get(name)), where.inside(name)
            )
            for name in dict.fromkeys((*mine, *theirs))
        }
        return {name: value for name, value in made.items() if value is not None}

    def value(self, sides: _Sides, where: Where) -> Json:
        """A value of a field or row; None where there is none any more."""
        base, mine, theirs = sides
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        if any(isinstance(side, list) for side in sides):
            return self.rows(_Sides(*(side or [] for side in sides)), where)
        if _has_parts(sides, where):
            return self.fields(sides, where)
        field = "" if where.field == "terms" else where.field  # of a whole term, all that it says
        self.conflicts.append(Conflict(*where, *(text_of(side, field) for side in sides)))
        return mine

    def rows(self, sides: _Sides, where: Where) -> list[Json]:
        """A list, row by row."""
        made: list[Json] = []
        for places in _in_order(where.field, sides):
            base, mine, theirs = (
                None if place is None else rows[place]
                for rows, place in zip(sides, places, strict=True)
            )
            place = where.row(len(made), mine or theirs or base)
            row = self.value(_Sides(base, mine, theirs), place)
            if row is not None:
                made.append(row)
        return made


def _has_parts(sides: _Sides, where: Where) -> bool:
    if not isinstance(sides.mine or sides.theirs, dict):
        return False
    return where.field in TEXTS or (where.field in _MERGED and bool(sides.mine and sides.theirs))


def _in_order(name: str, sides: _Sides) -> list[_Row]:
    """The rows of all sides in the order that they get.

    It is the draft's, unless only the publication moved rows. What the other
    side has beside these stands after what it stands after there.
    """
    mine = _places(name, sides.base, sides.mine)
    theirs = _places(name, sides.base, sides.theirs)
    rows = [
        *(_Row(old, mine.get(old), theirs.get(old)) for old in range(len(sides.base))),
        *_added(name, sides, mine, theirs),
    ]
    lead, other = itemgetter(1), itemgetter(2)
    if _moved(theirs) and not _moved(mine):
        lead, other = other, lead
    led = sorted((row for row in rows if lead(row) is not None), key=lead)
    beside = (row for row in rows if lead(row) is None and other(row) is not None)
    for row in sorted(beside, key=other):
        earlier = [each for each in led if other(each) is not None and other(each) < other(row)]
        place = led.index(max(earlier, key=other)) + 1 if earlier else 0
        led.insert(place, row)
    return led


def _places(name: str, base: Sequence[Json], side: Sequence[Json]) -> dict[int, int]:
    """Where the rows of the base stand on a side."""
    met = pairs(name, base, side)
    return {old: new for old, new in met if old is not None and new is not None}


def _added(
    name: str, sides: _Sides, mine: Mapping[int, int], theirs: Mapping[int, int]
) -> Iterator[_Row]:
    """Rows that the base has not; one of both sides where they have the same key."""
    own = [place for place in range(len(sides.mine)) if place not in mine.values()]
    new = [place for place in range(len(sides.theirs)) if place not in theirs.values()]
    rows = [sides.mine[place] for place in own], [sides.theirs[place] for place in new]
    for one, other in pairs(name, *rows, alike=False):
        yield _Row(None, None if one is None else own[one], None if other is None else new[other])


def _moved(places: Mapping[int, int]) -> bool:
    return sorted(places) != sorted(places, key=places.__getitem__)
