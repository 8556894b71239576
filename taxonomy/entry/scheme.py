"""The values of a scheme: one vocabulary, its editions, sections and groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from taxonomy.entry.model import Confidence, Source, Texts


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an edition; `date` is as exact as is known (ISO 8601)."""

    what: str
    date: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A dated release of the source document, or a translation of one.

    `number` counts the editions of the text itself, so that a translation has
    the number of the text it translates.
    """

    id: str
    number: int
    language: str
    events: tuple[Event, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    isbn: tuple[str, ...] = ()
    organisations: int | None = None
    remark: Texts = field(default_factory=dict)
    confidence: Confidence = Confidence.RECALLED
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A place in the first edition's own table of contents, in its order."""

    id: str
    title: Texts
    confidence: Confidence = Confidence.RECALLED


@dataclass(frozen=True, slots=True)
class Group:
    """A theme across editions, for browsing."""

    id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class ProtectedPhrase:
    """The name of an instrument or a body that holds a word which is to be avoided elsewhere."""

    language: str
    text: str
    confidence: Confidence = Confidence.RECALLED


@dataclass(frozen=True, slots=True)
class NamesAndWords:
    """What the check of texts knows of a scheme besides its terms.

    The names of `protected` excuse what stands in them; the words of `context`
    tell, by language, that a text is about the scheme's field.
    """

    protected: tuple[ProtectedPhrase, ...] = ()
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scheme:
    """One vocabulary (`skos:ConceptScheme`, ISO 25964).

    `source_language` is the one that translators translate from. A scheme with a
    `single_curator` does without a second pair of eyes before publication. One that is
    `descriptive`, such as a thesaurus for indexing, gives no verdicts: the usage of its
    terms only says how it names its concepts. The
    words of `context` tell, by language, that a text is about the scheme's field.
    """

    id: str
    title: Texts
    short_titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    publisher: str | None = None
    licence: str | None = None
    licence_note: str | None = None
    current_edition: str | None = None
    editions: tuple[Edition, ...] = ()
    sections: tuple[Section, ...] = ()
    groups: tuple[Group, ...] = ()
    source_language: str = "en"
    single_curator: bool = False
    descriptive: bool = False
    protected: tuple[ProtectedPhrase, ...] = ()
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def prescriptive(self) -> bool:
        """Whether the usage of its terms says what to write."""
        return not self.descriptive

    @property
    def names_and_words(self) -> NamesAndWords:
        """What the check of texts knows of it besides its terms."""
        return NamesAndWords(self.protected, self.context)


def stands_within(section: str | None, wanted: str) -> bool:
    """Whether a section is the wanted one or a part of it, as `F.4.i` is of `F`."""
    return section is not None and f"{section}.".startswith(f"{wanted}.")


def enclosing(section: str) -> tuple[str, ...]:
    """A section with all that it is a part of, the narrowest first: `F.4.i`, `F.4`, `F`."""
    parts = section.split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts), 0, -1))
