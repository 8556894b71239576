"""From the documents that were found to the page of answers that is shown."""

from collections.abc import Iterator
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from pyroaring import BitMap

from taxonomy import languages
from taxonomy.search.contract import Hit, Label, Query, Sort
from taxonomy.search.highlighting import Pieces, excerpt, pieces
from taxonomy.search.whoosh.cards import Card, CardTerm, named
from taxonomy.search.whoosh.finding import LOOKED_AT, Found
from taxonomy.search.whoosh.fitness import Fitness, Words
from taxonomy.search.whoosh.reader import Reader

_HANDFUL = 20  # documents of a large tier that are ranked together


class LookedAt(NamedTuple):
    """A document, its concept, the term of it that fits best, and how well it does."""

    number: int
    card: Card
    term: CardTerm
    fitness: Fitness


def page(reader: Reader, found: Found, query: Query) -> tuple[Hit, ...]:
    """The answers of the page that is wanted."""
    first = (query.page - 1) * query.per_page
    last = first + query.per_page
    if query.sort is Sort.ALPHABETICAL:
        numbers = reader.in_order(found.every, query.language, most=last)[first:last]
        looked_at = (_looked_at(reader, number, found.words) for number in numbers)
        return tuple(_hit(reader, each, found.words, 1.0) for each in looked_at)
    total = sum(len(tier) for tier in found.tiers)
    shown = list(_slice(reader, found, first, last))
    return tuple(
        _hit(reader, each, found.words, round(1 - (first + place) / total, 6))
        for place, each in enumerate(shown)
    )


def _slice(reader: Reader, found: Found, first: int, last: int) -> Iterator[LookedAt]:
    """The answers from one place to another, tier by tier."""
    passed = 0
    for tier in found.tiers:
        if passed >= last:
            return
        if passed + len(tier) > first:
            ranked = _ranked(reader, found, tier, last - passed)
            yield from ranked[max(0, first - passed) : last - passed]
        passed += len(tier)


def _ranked(reader: Reader, found: Found, tier: BitMap, most: int) -> list[LookedAt]:
    """The first documents of a tier, ranked by their labels.

    A small tier is ranked as a whole; a large one, whose documents are much
    alike, by handfuls, so that no more is looked at than is shown and a page
    begins where the one before it ended.
    """
    handful = LOOKED_AT if len(tier) <= LOOKED_AT else _HANDFUL
    numbers = islice(tier, -(-most // handful) * handful)
    ranked: list[LookedAt] = []
    while few := [_looked_at(reader, each, found.words) for each in islice(numbers, handful)]:
        ranked += sorted(few, key=lambda each: each.fitness, reverse=True)
    return ranked


def _looked_at(reader: Reader, number: int, words: Words) -> LookedAt:
    card = reader.card(number)
    return LookedAt(number, card, *words.best(card))


def _hit(reader: Reader, looked_at: LookedAt, words: Words, score: float) -> Hit:
    """A concept as an answer, with the term that fits the query best."""
    card = looked_at.card
    term, highlight = _shown(reader, looked_at, words)
    name = named(card.terms, words.query.language)
    return Hit(
        term=card.hit(term),
        name=Label(name.label, name.language),
        section=card.section,
        preferred=card.preferred,
        definitions=card.definitions,
        highlight=highlight,
        score=score,
    )


def _shown(reader: Reader, looked_at: LookedAt, words: Words) -> tuple[CardTerm, Pieces]:
    """The term to show and what matched: its label, else the text that did."""
    term = looked_at.term
    label, language = term.label, term.language
    if term.keys.folded == words.folded:
        return term, ((label, True),)
    if words.stems(language).isdisjoint(term.keys.whole.split(" ")):
        matched = _matching_text(reader, looked_at, words)
        if matched is not None:
            text, language = matched
            same = [each for each in words.candidates(looked_at.card) if each.language == language]
            return (same or [term])[0], excerpt(text, language, words.stems(language))
    return term, pieces(label, language, words.stems(language))


def _matching_text(reader: Reader, looked_at: LookedAt, words: Words) -> tuple[str, str] | None:
    """The definition that has the most of the words, with its language."""
    found = [
        (_how_many(reader, looked_at.number, language, words), text, language)
        for language, text in looked_at.card.definitions.items()
        if languages.matches(language, words.query.language)
    ]
    best = max(found, key=itemgetter(0), default=(0, "", ""))
    return best[1:] if best[0] else None


def _how_many(reader: Reader, number: int, language: str, words: Words) -> int:
    """How many of the words the definition in a language has."""
    field = f"definition_{language}"
    return sum(number in reader.having(field, stem) for stem in words.stems(language))
