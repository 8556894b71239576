"""What is asked of a search engine and what it answers, whichever engine it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from taxonomy.entry.model import Texts, Usage

MOST_PER_PAGE = 100
LONGEST_QUERY = 1_000  # characters; the longest label of the shipped scheme has under 100


@dataclass(frozen=True, slots=True)
class Query:
    """A search: the words, the filters, the page of answers wanted.

    `language` restricts the matched terms to that language, `usage` the shown
    term to that verdict. `page` counts from 1.
    """

    text: str
    scheme: str | None = None
    language: str | None = None
    usage: Usage | None = None
    section: str | None = None
    page: int = 1
    per_page: int = 20


@dataclass(frozen=True, slots=True)
class Label:
    """A term's words and their language."""

    label: str
    language: str


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term as a reader must see it: the verdict, the reason, what to say instead."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: Usage
    reason: Texts
    replacements: tuple[Label, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found, with the term that matched.

    `preferred` holds the preferred label of each language, `definitions` the
    definition of each language. `highlight` is the matched label (or, where
    only a text matched, an excerpt of it) cut into pieces: each piece says
    whether it matched, and together they are the text, so that faces can mark
    them without trusting markup.
    """

    term: TermHit
    section: str | None
    preferred: Texts
    definitions: Texts
    highlight: tuple[tuple[str, bool], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found; `facets` counts all of it: facet → value → concepts."""

    query: Query
    total: int
    items: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label that begins with what was typed, or has a word that does."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: Usage


class SearchEngine(Protocol):
    """What every engine does; `tests/contracts/` holds each to it.

    An engine reflects the change log up to `position`, committed atomically
    with its content, so that it can be killed at any moment.
    """

    @property
    def position(self) -> int:
        """The position in the change log that the answers reflect; 0 for none."""

    def find(self, query: Query) -> Hits:
        """Answer a search."""

    def catch_up(self) -> int:
        """Apply what came since `position`; return how many changes were applied."""

    def rebuild(self) -> int:
        """Throw the index away and make it anew; return how many concepts it holds."""

    def close(self) -> None:
        """Let go of files."""
