"""The verdict on a label: the senses it may have, and the advice they add up to.

A label may be a term of several concepts, with a usage in each. `judge` makes one
answer of them, which every face shows; no face decides by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from taxonomy import languages
from taxonomy.entry.designation import Designation, Wording
from taxonomy.entry.model import Texts, Usage
from taxonomy.entry.scheme import Scheme


class Advice(StrEnum):
    """What to do with a label; `depends` where its usage differs from sense to sense."""

    DISCOURAGED = "discouraged"
    CAUTION = "caution"
    DEPENDS = "depends"
    ADMITTED = "admitted"
    PREFERRED = "preferred"
    NONE = "none"


class Instead(Wording, Protocol):
    """A term to use instead; `when` says, by language, in which context it fits."""

    @property
    def when(self) -> Texts:
        """The context in which it fits; empty where it always does."""

    @property
    def concept(self) -> str | None:
        """The concept that it belongs to, where that is another one."""


class Sense(Designation, Protocol):
    """A concept that a label stands for, with all that is known of the label there."""

    @property
    def scheme(self) -> str:
        """The vocabulary that it is from."""

    @property
    def concept(self) -> str:
        """The concept's identifier in it."""

    @property
    def reason(self) -> Texts:
        """Why to avoid it or to take care, by language."""

    @property
    def replacements(self) -> Sequence[Instead]:
        """What to use instead."""

    @property
    def exceptions(self) -> Texts:
        """Where it is correct all the same, by language."""

    @property
    def needs_context(self) -> bool:
        """Whether it is an everyday word elsewhere."""

    @property
    def verified(self) -> bool:
        """Whether the term was seen in a source."""


@dataclass(frozen=True, slots=True)
class SchemeOrder:
    """The installed vocabularies in the order of their answers: those that give verdicts first."""

    prescriptive: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()

    def place(self, scheme: str) -> int:
        """Where a vocabulary stands; one that is not named comes after those with verdicts."""
        for place, name in enumerate((*self.prescriptive, *self.neutral)):
            if name == scheme:
                return place
        return len(self.prescriptive)

    def gives_verdicts(self, scheme: str) -> bool:
        """Whether the usage of a vocabulary's terms is a verdict."""
        return scheme not in self.neutral


UNORDERED = SchemeOrder()


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on a label, and what it comes from.

    `senses` are what the verdict is judged by, the gravest first. `others` are the same
    label in languages that were not meant, `neutral` what vocabularies without
    verdicts have under it.
    """

    label: str
    language: str | None
    advice: Advice = Advice.NONE
    senses: tuple[Sense, ...] = ()
    others: tuple[Sense, ...] = ()
    neutral: tuple[Sense, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether any vocabulary has the label."""
        return bool(self.senses or self.others or self.neutral)

    @property
    def verified(self) -> bool:
        """Whether every sense that the answer shows first was seen in a source."""
        shown = self.senses or self.neutral
        return bool(shown) and all(each.verified for each in shown)


def judge(
    label: str,
    found: Iterable[Sense],
    *,
    language: str | None = None,
    readers: Sequence[str] = (),
    order: SchemeOrder = UNORDERED,
) -> Answer:
    """The answer on a label from every term that bears it.

    `language` is a range (RFC 4647) that the label is asked in. Without one, the first
    of the `readers`' languages that has the label is meant, and else every language.
    """
    every = list(found)
    neutral = [each for each in every if not order.gives_verdicts(each.scheme)]
    judged = [each for each in every if order.gives_verdicts(each.scheme)]
    meant = _meant(judged, language, readers)
    senses = sorted(meant, key=lambda each: (-each.usage.rank, order.place(each.scheme)))
    others = [each for each in judged if each not in meant]
    return Answer(
        label=label,
        language=language,
        advice=advice([each.usage for each in senses]),
        senses=tuple(senses),
        others=tuple(sorted(others, key=lambda each: (-each.usage.rank, each.language))),
        neutral=tuple(_spoken(neutral, language)),
    )


def scheme_order(schemes: Iterable[Scheme], wanted: Sequence[str] = ()) -> SchemeOrder:
    """The order of some vocabularies: as an operator wants it, the others by identifier."""
    places = {name: place for place, name in enumerate(wanted)}
    ordered = sorted(schemes, key=lambda each: (places.get(each.id, len(places)), each.id))
    return SchemeOrder(
        tuple(each.id for each in ordered if each.prescriptive),
        tuple(each.id for each in ordered if not each.prescriptive),
    )


def advice(usages: Iterable[Usage]) -> Advice:
    """What several usages of one label come to: the one they agree on, or “depends”."""
    distinct = set(usages)
    if not distinct:
        return Advice.NONE
    return Advice(distinct.pop().value) if len(distinct) == 1 else Advice.DEPENDS


def _meant(found: Sequence[Sense], language: str | None, readers: Sequence[str]) -> list[Sense]:
    """The senses in the language that is asked for, or in the reader's, or in any."""
    if language is not None:
        return _spoken(found, language)
    for reader in readers:
        if spoken := _spoken(found, languages.base(reader)):
            return spoken
    return list(found)


def _spoken(found: Iterable[Sense], language: str | None) -> list[Sense]:
    return [each for each in found if languages.matches(each.language, language)]
