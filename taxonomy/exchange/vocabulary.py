"""What an importer makes of bytes: a scheme, its entries, and what could not be read."""

from collections.abc import Callable
from dataclasses import dataclass

from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Violation


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as it was read; `place` tells the file and line of a pointer into it."""

    entry: Entry
    place: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A scheme and its entries in their order, with a refusal for whatever is not among them."""

    scheme: Scheme
    scheme_place: Callable[[str], str]
    entries: tuple[Found, ...]
    refused: tuple[Violation, ...] = ()
