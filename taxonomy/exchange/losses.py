"""What a format cannot carry: each loss named, taken out, and put back from what was known before.

A loss is a path of field names in the entry document (`verdicts` of `terms` is
`terms/verdicts`). A format's list is complete when reading what it wrote gives
`without(entry, losses)`; tests hold that for arbitrary entries.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from taxonomy.entry.alignment import pairs
from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry, write_entry

Json = Any
Row = TypeVar("Row")

# The fields of a term that are of use to the check of texts alone.
FOR_CHECKING = ("terms/context", "terms/found_in", "terms/not_found_in")
LANGUAGE = attrgetter("language")  # by which definitions are told from each other


@dataclass(frozen=True, slots=True)
class Loss:
    """A field that a format has no place for, and why; the reason is printed in the docs."""

    path: str
    why: str

    @property
    def steps(self) -> tuple[str, ...]:
        """The field names, outermost first."""
        return tuple(self.path.split("/"))


def without(entry: Entry, losses: Iterable[Loss]) -> Entry:
    """The entry as a format carries it."""
    document = write_entry(entry)
    for loss in losses:
        _take_out(document, loss.steps)
    return read_entry(document)


def completed(given: Entry, base: Entry, losses: Iterable[Loss]) -> Entry:
    """What a format gave, with what it cannot carry as it stands in `base`."""
    document, known = write_entry(given), write_entry(base)
    for loss in losses:
        _put_back(document, known, loss.steps)
    return read_entry(document)


def in_order_of(
    before: Iterable[Row], rows: Iterable[Row], key: Callable[[Row], object]
) -> tuple[Row, ...]:
    """Rows of a format that has its own order, in the order that they had before; new ones last."""
    places = {key(each): place for place, each in enumerate(before)}
    return tuple(sorted(rows, key=lambda each: places.get(key(each), len(places))))


def _take_out(document: Json, steps: Sequence[str]) -> None:
    name, *rest = steps
    if not rest:
        document.pop(name, None)
        return
    for row in _rows(document.get(name)):
        _take_out(row, rest)


def _put_back(document: Json, known: Json, steps: Sequence[str]) -> None:
    name, *rest = steps
    if not rest:
        if name in known:
            document[name] = known[name]
        return
    given, before = document.get(name), known.get(name)
    if isinstance(before, dict):
        _put_back(document.setdefault(name, {}), before, rest)
        return
    if not given or not before:
        return
    for old, new in pairs(name, before, given):
        if old is not None and new is not None:
            _put_back(given[new], before[old], rest)


def _rows(value: Json) -> Iterable[Json]:
    if isinstance(value, list):
        return value
    return () if value is None else (value,)
