"""What is stored of a concept: all that an answer shows, and its labels ready to be compared."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from taxonomy.entry.model import Entry, Texts, Usage
from taxonomy.search.analysis import content, squashed, whole
from taxonomy.search.contract import Label, ListedConcept, TermHit
from taxonomy.text import fold

Stored = dict[str, Any]

_USAGES = {usage.value: usage for usage in Usage}


class Keys(NamedTuple):
    """What a label is compared by: folded, by its stems, by its letters alone, by its words."""

    folded: str
    words: frozenset[str]
    whole: str
    squashed: str
    content: frozenset[str]


class CardTerm(NamedTuple):
    """A term as it is compared; what answers show of it is made when it is asked for."""

    label: str
    language: str
    usage: Usage
    rank: int
    keys: Keys
    scheme: str
    concept: str
    stored: Stored

    @property
    def hit(self) -> TermHit:
        """The term as answers show it."""
        return TermHit(
            self.scheme,
            self.concept,
            self.label,
            self.language,
            self.usage,
            self.stored["reason"],
            tuple(Label(*each) for each in self.stored["replacements"]),
            self.stored["verified"],
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A concept as answers show it; its terms stand in the order of their usage."""

    scheme: str
    concept: str
    section: str | None
    group: str | None
    preferred: Texts
    definitions: Texts
    terms: tuple[CardTerm, ...]

    @property
    def shown(self) -> ListedConcept:
        """The concept as lists show it."""
        return ListedConcept(
            self.scheme,
            self.concept,
            self.section,
            self.group,
            self.preferred,
            self.definitions,
            tuple(term.hit for term in self.terms),
        )


def write(entry: Entry) -> bytes:
    """The card of an entry, as it is stored."""
    return orjson.dumps(
        {
            "scheme": entry.scheme,
            "concept": entry.concept,
            "section": entry.section,
            "group": entry.group,
            "preferred": entry.preferred,
            "definitions": {each.language: each.text for each in entry.definitions},
            "terms": [
                {
                    "label": term.label,
                    "language": term.language,
                    "usage": term.usage,
                    "reason": dict(term.reason),
                    "replacements": [[each.label, each.language] for each in term.replacements],
                    "verified": term.confidence.verified,
                    "keys": [
                        fold(term.label),
                        whole(term.label, term.language),
                        squashed(term.label),
                        content(term.label, term.language),
                    ],
                }
                for term in sorted(entry.terms, key=lambda term: term.usage.rank)
            ],
        }
    )


def read(stored: bytes) -> Card:
    """The card that was stored."""
    card: Stored = orjson.loads(stored)
    scheme, concept = card["scheme"], card["concept"]
    return Card(
        scheme,
        concept,
        card["section"],
        card["group"],
        card["preferred"],
        card["definitions"],
        tuple(_term(scheme, concept, term) for term in card["terms"]),
    )


def _term(scheme: str, concept: str, stored: Stored) -> CardTerm:
    usage = _USAGES[stored["usage"]]
    folded, stems, letters, words = stored["keys"]
    keys = Keys(folded, frozenset(folded.split(" ")), stems, letters, frozenset(words))
    return CardTerm(
        stored["label"], stored["language"], usage, usage.rank, keys, scheme, concept, stored
    )
