"""The values of an entry and of its scheme, frozen and free of any library.

The words are those of ISO 704, ISO 25964, ISO 30042 and SKOS; languages are
BCP 47 tags. Texts that exist in several languages are mappings from language
to text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Texts = Mapping[str, str]


class Usage(StrEnum):
    """The verdict on a term (ISO 10241-1 and 30042 administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    CAUTION = "caution"
    DISCOURAGED = "discouraged"

    @property
    def warns(self) -> bool:
        """Whether a reader must be told why before using the term."""
        return self in _WARNING

    @property
    def rank(self) -> int:
        """The place in the order in which terms are read, best first."""
        return _RANKS[self]


_WARNING = frozenset({Usage.CAUTION, Usage.DISCOURAGED})
_RANKS = {usage: rank for rank, usage in enumerate(Usage)}


class Ruling(StrEnum):
    """One of the three verdicts that an edition of the guidelines prints."""

    ACCEPTED = "accepted"
    CAUTION = "caution"
    DISCOURAGED = "discouraged"


class Kind(StrEnum):
    """What form of designation a term is (ISO 30042 term type)."""

    FULL_FORM = "full form"
    ABBREVIATION = "abbreviation"
    SPELLING_VARIANT = "spelling variant"


class Confidence(StrEnum):
    """How sure a fact is: seen in a source, concluded from one, or from memory."""

    FOUND = "found"
    INFERRED = "inferred"
    RECALLED = "recalled"

    @property
    def verified(self) -> bool:
        """Whether a source was seen that says so."""
        return self is Confidence.FOUND


class NoteKind(StrEnum):
    """The documentation notes of SKOS, the definition apart."""

    SCOPE = "scope"
    USAGE = "usage"
    HISTORY = "history"
    EXAMPLE = "example"
    EDITORIAL = "editorial"


class Match(StrEnum):
    """The mapping relations of SKOS, between concepts of different schemes."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was found: what it is called and, if public, where it is."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A term to say instead.

    `concept` is given where the term belongs to another concept of the scheme,
    `when` says in which context it fits.
    """

    label: str
    language: str
    concept: str | None = None
    when: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one edition of the guidelines says of a term, and how we know."""

    edition: str
    ruling: Ruling
    confidence: Confidence
    source: Source
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language, with the verdict on it.

    The last three are for finding it in running text: the words beside one of
    which a term that `needs_context` is meant, where they are not those of the
    whole scheme, and sentences in which it must, and must not, be found.
    """

    label: str
    language: str
    usage: Usage
    reason: Texts = field(default_factory=dict)
    replacements: tuple[Replacement, ...] = ()
    exceptions: Texts = field(default_factory=dict)
    needs_context: bool = False
    part_of_speech: str | None = None
    kind: Kind = Kind.FULL_FORM
    confidence: Confidence = Confidence.RECALLED
    verdicts: tuple[Verdict, ...] = ()
    context: tuple[str, ...] = ()
    found_in: tuple[str, ...] = ()
    not_found_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What the concept is, in one language; without a source it is our own wording."""

    language: str
    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something else to know, in one language; without a source it is our own wording."""

    kind: NoteKind
    language: str
    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal instrument, the article meant and, where it is known, the address of its text."""

    instrument: str
    article: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ConceptMapping:
    """A link to the same, or a neighbouring, concept of another scheme."""

    match: Match
    uri: str


class Ending(StrEnum):
    """How a concept came to be used no longer."""

    RETIRED = "retired"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Retirement:
    """That a concept is used no longer, and which concepts of the scheme took its place.

    It is kept, marked (`owl:deprecated`, `dct:isReplacedBy`); one that was merged
    into another leads on to it.
    """

    ending: Ending
    replaced_by: tuple[str, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known of one concept, as one document.

    `section` is the place in the table of contents of the scheme's first
    edition; where it is not known, `section_guess` holds the likely letter.
    `editions` are the numbers of the editions that are thought to treat it.
    """

    scheme: str
    concept: str
    terms: tuple[Term, ...] = ()
    section: str | None = None
    section_confidence: Confidence | None = None
    section_guess: str | None = None
    group: str | None = None
    editions: tuple[int, ...] = ()
    definitions: tuple[Definition, ...] = ()
    notes: tuple[Note, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    mappings: tuple[ConceptMapping, ...] = ()
    references: tuple[Reference, ...] = ()
    sources: tuple[Source, ...] = ()
    retirement: Retirement | None = None

    @property
    def identity(self) -> tuple[str, str]:
        """What tells the concept from every other: its scheme and its name there."""
        return self.scheme, self.concept

    @property
    def named_concepts(self) -> frozenset[str]:
        """The other concepts that it names: relations, replacements, successors."""
        replacements = (each.concept for term in self.terms for each in term.replacements)
        successors = self.retirement.replaced_by if self.retirement else ()
        named = (*self.broader, *self.related, *replacements, *successors)
        return frozenset(each for each in named if each is not None)

    @property
    def preferred(self) -> dict[str, str]:
        """The preferred label of each language that has one."""
        return {term.language: term.label for term in self.terms if term.usage is Usage.PREFERRED}
