"""The engine contract: what any search engine is asked, and what it answers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import msgspec

from taxonomy.entry.model import Texts, Usage
from taxonomy.entry.verdicts import UNORDERED, SchemeOrder
from taxonomy.search.highlighting import Pieces, pieces
from taxonomy.search.query_parser import Misread

MOST_PER_PAGE = 100
LONGEST_QUERY = 1_000  # characters; the longest label of the shipped scheme has under 100


class Sort(StrEnum):
    """The order of answers."""

    RELEVANCE = "relevance"
    ALPHABETICAL = "alphabetical"


class Tie(StrEnum):
    """How one concept names another."""

    BROADER = "broader"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Query:
    """A search: the words, the filters, the page of answers wanted.

    `text` is written in the language of `parsing`; filters in it count where
    the fields here say nothing. `language` restricts the matched terms to that
    language, `usage` the shown term to that verdict; `terms_in` wants concepts that
    have a term in a language, whichever matched. `order` says which vocabularies give
    verdicts and come first. `page` counts from 1.
    """

    text: str
    scheme: str | None = None
    language: str | None = None
    usage: Usage | None = None
    section: str | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    terms_in: str | None = None
    order: SchemeOrder = UNORDERED


class Label(msgspec.Struct, frozen=True, gc=False):
    """A term's words and their language."""

    label: str
    language: str


class Alternative(msgspec.Struct, frozen=True, gc=False):
    """A term to use instead; `when` says, by language, in which context it fits.

    `concept` is given where it belongs to another concept of the vocabulary.
    """

    label: str
    language: str
    when: Texts
    concept: str | None = None


class CitedRuling(msgspec.Struct, frozen=True, gc=False):
    """What one edition says of a term, and the source that it is known from."""

    edition: str
    ruling: str
    source: str
    url: str | None


class ListedTerm(msgspec.Struct, frozen=True, gc=False):
    """A term as lists of labels show it: its words and the verdict on them."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: Usage


class TermHit(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A term as a reader must see it: the verdict, the reason, what to say instead.

    It is a `taxonomy.entry.verdicts.Sense`; `preferred` and `definitions` are those of
    its concept, `rulings` what editions of the source say of it.
    """

    scheme: str
    concept: str
    label: str
    language: str
    usage: Usage
    reason: Texts
    replacements: tuple[Alternative, ...]
    verified: bool
    exceptions: Texts = {}
    needs_context: bool = False
    preferred: Texts = {}
    definitions: Texts = {}
    rulings: tuple[CitedRuling, ...] = ()

    @property
    def listed(self) -> ListedTerm:
        """The term as lists of labels show it."""
        return ListedTerm(self.scheme, self.concept, self.label, self.language, self.usage)


class ListedConcept(msgspec.Struct, frozen=True, gc=False):
    """A concept as lists show it: its labels with their verdicts, its definitions."""

    scheme: str
    concept: str
    section: str | None
    group: str | None
    preferred: Texts
    definitions: Texts
    terms: tuple[TermHit, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which concepts are wanted; language and usage are those of one and the same term.

    A section takes in its parts. `terms_in` wants a term in a language, of whatever usage.
    `top` leaves out those that are narrower than another one of `scheme`.
    """

    scheme: str | None = None
    section: str | None = None
    group: str | None = None
    language: str | None = None
    usage: Usage | None = None
    terms_in: str | None = None
    without_verdicts: tuple[str, ...] = ()  # vocabularies whose usage is no verdict
    top: bool = False


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A concept that was found, with the term that matched.

    `name` is what the concept is called in the language asked for, or in any,
    by which answers are sorted from A to Z. `preferred` holds the preferred
    label of each language, `definitions` the definition of each language.
    `highlight` is the matched label (or, where
    only a text matched, an excerpt of it) cut into pieces: each piece says
    whether it matched, and together they are the text, so that faces can mark
    them without trusting markup.
    """

    term: TermHit
    name: Label
    section: str | None
    preferred: Texts
    definitions: Texts
    highlight: Pieces
    score: float


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found; `facets` counts all of it: facet → value → concepts.

    `plain_because` is given where the query was malformed and read as plain
    words. `approximate` says that not every word was found as it was typed;
    `meant` are then labels of the vocabulary that are close to what was.
    `stems` are what is marked in texts of a language.
    """

    query: Query
    total: int
    items: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    plain_because: Misread | None = None
    approximate: bool = False
    meant: tuple[Label, ...] = ()
    stems: Callable[[str], Collection[str]] = field(default=lambda _: (), repr=False)

    def marked(self, text: str, language: str) -> Pieces:
        """A text of an answer, cut where it has words that were asked for."""
        return pieces(text, language, self.stems(language))


class SearchEngine(Protocol):
    """What every engine does; `tests/contracts/` holds each to it.

    An engine reflects the change log up to `position`, committed atomically
    with its content, so that it can be killed at any moment.
    """

    @property
    def position(self) -> int:
        """The position in the change log that the answers reflect; 0 for none."""

    @property
    def shown(self) -> int:
        """The position that the next answer to this thread reflects at least.

        Asks no database.
        """

    def find(self, query: Query) -> Hits:
        """Answer a search."""

    def languages(self) -> Mapping[str, int]:
        """How many concepts have terms in each language, the richest first."""

    def concept(self, scheme: str, concept: str) -> ListedConcept | None:
        """One concept as lists show it."""

    def concepts(self, wanted: Filter, first: int, last: int | None) -> Sequence[ListedConcept]:
        """The concepts that fit, from one place to another, in the order of their schemes."""

    def count(self, wanted: Filter) -> int:
        """How many concepts fit."""

    def terms_with_label(self, label: str) -> Sequence[TermHit]:
        """Every term with that label, folded."""

    def related_to(self, tie: Tie, scheme: str, concept: str) -> Sequence[str]:
        """The concepts of a scheme that name one as broader, or as related."""

    def catch_up(self) -> int:
        """Apply what came since `position`; return how many changes were applied."""

    def rebuild(self) -> int:
        """Throw the index away and make it anew; return how many concepts it holds."""

    def close(self) -> None:
        """Let go of files."""
