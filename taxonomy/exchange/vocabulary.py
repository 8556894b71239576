"""What passes between formats and the rest: vocabularies as read, and as they are to be written.

An importer takes an open file, its name, and the scheme that the entries are
for, and makes a `Vocabulary`; it knows no database. An exporter takes a
`Holding` and yields bytes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Violation


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry as it was read; `place` tells the file and line of a pointer into it.

    `based_on` is the revision that the file says it was exported from, if it does.
    """

    entry: Entry
    place: Callable[[str], str]
    based_on: int | None = None


def _as_given(given: Entry, _: Entry) -> Entry:
    return given


def _as_found(found: FoundEntry) -> tuple[FoundEntry, tuple[Violation, ...]]:
    return found, ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A scheme and its entries in their order, with a refusal for whatever is not among them.

    `repaired` tells one by one what was fixed on the way, and what the file says
    that an entry has no place for; each is a warning. `over` lays an entry of a
    format that holds only part of what we know over the entry that it was written
    from: what the format cannot carry stays as it was. `has_own_scheme` says that the file
    brought the whole document of its scheme, as our own exports do. `filled` then gives what must
    not be missing and still is, each told as a warning.
    """

    scheme: Scheme
    scheme_place: Callable[[str], str]
    entries: tuple[FoundEntry, ...]
    refused: tuple[Violation, ...] = ()
    repaired: tuple[Violation, ...] = ()
    over: Callable[[Entry, Entry], Entry] = _as_given
    filled: Callable[[FoundEntry], tuple[FoundEntry, tuple[Violation, ...]]] = _as_found
    has_own_scheme: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry to be written, with the revision that it is and when that was published."""

    entry: Entry
    revision: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What an exporter is given; `items` is read once, so that any number can be streamed.

    `base` is the address of the service, without a slash at the end: the URI of
    a concept is base/scheme/concept. `release` names the release that it is of.
    Where it is not the `whole` scheme, formats need not tell all of the scheme.
    """

    scheme: Scheme
    base: str
    items: Iterable[Item]
    made: datetime
    release: str | None = None
    whole: bool = True

    def uri(self, concept: str) -> str:
        """The URI of a concept of the scheme."""
        return f"{self.base}/{self.scheme.id}/{concept}"
