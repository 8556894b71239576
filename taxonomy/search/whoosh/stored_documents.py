"""Stored documents: all that a result shows of a concept, and its labels ready to be ranked."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from taxonomy import languages
from taxonomy.alphabet import sort_key
from taxonomy.entry.model import Entry, Term, Usage
from taxonomy.search.analysis import content, squashed, whole
from taxonomy.search.contract import Alternative, CitedRuling, ListedConcept, TermHit
from taxonomy.text import fold


class Keys(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a label is compared by: folded, by its stems, by its letters alone, by its content."""

    folded: str
    whole: str
    squashed: str
    content: tuple[str, ...]


class CardTerm(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """A term as it is compared, and what answers show of it."""

    label: str
    language: str
    usage: Usage
    rank: int
    keys: Keys
    reason: dict[str, str]
    replacements: tuple[tuple[str, str, dict[str, str], str | None], ...]
    verified: bool
    exceptions: dict[str, str]
    needs_context: bool
    cited: tuple[tuple[str, str, str, str | None], ...]


class Card(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A concept as answers show it; its terms stand in the order of their usage."""

    scheme: str
    concept: str
    section: str | None
    group: str | None
    preferred: dict[str, str]
    definitions: dict[str, str]
    terms: tuple[CardTerm, ...]

    @property
    def shown(self) -> ListedConcept:
        """The concept as lists show it."""
        return ListedConcept(
            scheme=self.scheme,
            concept=self.concept,
            section=self.section,
            group=self.group,
            preferred=self.preferred,
            definitions=self.definitions,
            terms=tuple(self.hit(term) for term in self.terms),
        )

    def hit(self, term: CardTerm) -> TermHit:
        """One of its terms as answers show it."""
        return TermHit(
            scheme=self.scheme,
            concept=self.concept,
            label=term.label,
            language=term.language,
            usage=term.usage,
            reason=term.reason,
            replacements=tuple(Alternative(*each) for each in term.replacements),
            verified=term.verified,
            exceptions=term.exceptions,
            needs_context=term.needs_context,
            preferred=self.preferred,
            definitions=self.definitions,
            rulings=tuple(CitedRuling(*each) for each in term.cited),
        )


Named = TypeVar("Named", CardTerm, Term)

_SEVERAL = ""  # languages, in the place of one

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Card)
_HEADINGS = msgspec.msgpack.Decoder(dict[str, str])


def write(entry: Entry) -> bytes:
    """The card of an entry, as it is stored."""
    return _ENCODER.encode(
        Card(
            scheme=entry.scheme,
            concept=entry.concept,
            section=entry.section,
            group=entry.group,
            preferred=entry.preferred,
            definitions={each.language: each.text for each in entry.definitions},
            terms=tuple(_term(term) for term in _best_first(entry)),
        )
    )


def read(stored: bytes) -> Card:
    """The card that was stored."""
    return _DECODER.decode(stored)


def write_headings(entry: Entry) -> bytes:
    """What a concept is sorted by, in each language and among several."""
    terms = _best_first(entry)
    spoken = {languages.base(term.language) for term in terms}
    sorted_by = {tag: sort_key(named(terms, tag).label, tag)[0] for tag in spoken}
    return _ENCODER.encode({**sorted_by, _SEVERAL: sort_key(named(terms, None).label)[0]})


def heading(stored: bytes, language: str | None) -> str:
    """What a concept is sorted by among those of a language, or of several."""
    sorted_by = _HEADINGS.decode(stored)
    return sorted_by.get(languages.base(language or _SEVERAL), sorted_by[_SEVERAL])


def named(terms: Sequence[Named], language: str | None) -> Named:
    """The term, of some that stand best first, that names a concept in a language, or in any."""
    preferred = [term for term in terms if term.usage is Usage.PREFERRED] or terms
    if language is None:
        return next((term for term in preferred if term.language == "en"), preferred[0])
    base = languages.base(language)
    return next((term for term in terms if languages.base(term.language) == base), terms[0])


def _best_first(entry: Entry) -> list[Term]:
    return sorted(entry.terms, key=lambda term: term.usage.rank)


def _term(term: Term) -> CardTerm:
    keys = Keys(
        fold(term.label),
        whole(term.label, term.language),
        squashed(term.label),
        content(term.label, term.language),
    )
    return CardTerm(
        label=term.label,
        language=term.language,
        usage=term.usage,
        rank=term.usage.rank,
        keys=keys,
        reason=dict(term.reason),
        replacements=tuple(
            (each.label, each.language, dict(each.when), each.concept) for each in term.replacements
        ),
        verified=term.confidence.verified,
        exceptions=dict(term.exceptions),
        needs_context=term.needs_context,
        cited=tuple(
            (each.edition, each.ruling.value, each.source.title, each.source.url)
            for each in term.verdicts
        ),
    )
