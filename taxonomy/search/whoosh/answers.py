"""From the documents that were found to the page of answers that is shown."""

from collections.abc import Iterator
from typing import NamedTuple

from pyroaring import BitMap

from taxonomy import languages
from taxonomy.search.analysis import stems
from taxonomy.search.contract import Hit, Query, Sort
from taxonomy.search.highlighting import Pieces, excerpt, pieces
from taxonomy.search.whoosh import questions
from taxonomy.search.whoosh.cards import Card, CardTerm
from taxonomy.search.whoosh.finding import Found
from taxonomy.search.whoosh.fitness import Fitness, Words
from taxonomy.search.whoosh.reader import Reader

_LOOKED_AT = 100  # of a tier's documents whose labels are looked at; more are weighed first


class LookedAt(NamedTuple):
    """A concept, the term of it that fits best, and how well it does."""

    card: Card
    term: CardTerm
    fitness: Fitness


def page(reader: Reader, found: Found, query: Query) -> tuple[Hit, ...]:
    """The answers of the page that is wanted."""
    first = (query.page - 1) * query.per_page
    last = first + query.per_page
    if query.sort is Sort.ALPHABETICAL:
        every = found.every
        numbers = reader.in_order(every, most=last)[first:last]
        looked_at = (_looked_at(reader.card(number), found.words) for number in numbers)
        return tuple(_hit(each, found.words, 1.0) for each in looked_at)
    total = sum(len(tier) for tier in found.tiers)
    shown = list(_slice(reader, found, first, last))
    return tuple(
        _hit(each, found.words, round(1 - (first + place) / total, 6))
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
    """The best documents of a tier: its labels looked at, after weighing where it is large."""
    numbers = list(tier)
    if len(numbers) > _LOOKED_AT:
        asked = questions.weighing(reader, found.words.words, found.scope)
        numbers = reader.best(asked, tier, most=max(most, _LOOKED_AT))
    every = [_looked_at(reader.card(number), found.words) for number in numbers]
    close = sorted(every[:_LOOKED_AT], key=lambda each: each.fitness, reverse=True)
    return [*close, *every[_LOOKED_AT:]]


def _looked_at(card: Card, words: Words) -> LookedAt:
    return LookedAt(card, *words.best(card))


def _hit(looked_at: LookedAt, words: Words, score: float) -> Hit:
    """A concept as an answer, with the term that fits the query best."""
    card = looked_at.card
    term, highlight = _shown(card, looked_at.term, words)
    return Hit(
        term=term.hit,
        section=card.section,
        preferred=card.preferred,
        definitions=card.definitions,
        highlight=highlight,
        score=score,
    )


def _shown(card: Card, term: CardTerm, words: Words) -> tuple[CardTerm, Pieces]:
    """The term to show and what matched: its label, else the text that did."""
    label, language = term.hit.label, term.hit.language
    if term.keys.folded == words.folded:
        return term, ((label, True),)
    if words.stems(language).isdisjoint(stems(label, language)):
        matched = _matching_text(card, words)
        if matched is not None:
            text, language = matched
            same = [each for each in words.candidates(card) if each.hit.language == language]
            return (same or [term])[0], excerpt(text, language, words.stems(language))
    return term, pieces(label, language, words.stems(language))


def _matching_text(card: Card, words: Words) -> tuple[str, str] | None:
    """The definition that has the most of the words, with its language."""
    found = [
        (len(words.stems(language).intersection(stems(text, language))), text, language)
        for language, text in card.definitions.items()
        if languages.matches(language, words.query.language)
    ]
    best = max(found, default=(0, "", ""))
    return best[1:] if best[0] else None
