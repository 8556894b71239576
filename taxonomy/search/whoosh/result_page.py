"""The result page: matched documents sorted, cut to a page and highlighted."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from pyroaring import BitMap

from taxonomy import languages
from taxonomy.entry.verdicts import SchemeOrder
from taxonomy.search.contract import Hit, Label, Query, Sort
from taxonomy.search.highlighting import Pieces, excerpt, pieces
from taxonomy.search.whoosh.index_reader import IndexReader
from taxonomy.search.whoosh.query_tiers import LOOKED_AT, TieredMatches
from taxonomy.search.whoosh.ranking import LabelScore, QueryWords
from taxonomy.search.whoosh.stored_documents import Card, CardTerm, named

_HANDFUL = 20  # documents of a large tier that are ranked together


class LookedAt(NamedTuple):
    """A document, its concept, the term of it that fits best, and how well it does."""

    number: int
    card: Card
    term: CardTerm
    label_score: LabelScore


def page(reader: IndexReader, found: TieredMatches, query: Query) -> tuple[Hit, ...]:
    """The answers of the page that is wanted."""
    shown = _Shown(reader, found.words)
    first = (query.page - 1) * query.per_page
    last = first + query.per_page
    if query.sort is Sort.ALPHABETICAL:
        numbers = reader.in_order(found.every, query.language, most=last)[first:last]
        looked_at = (_looked_at(reader, number, found.words) for number in numbers)
        return tuple(shown.hit(each, 1.0) for each in looked_at)
    total = sum(len(tier) for tier in found.tiers)
    wanted = list(_slice(reader, found, first, last))
    return tuple(
        shown.hit(each, round(1 - (first + place) / total, 6)) for place, each in enumerate(wanted)
    )


def _slice(reader: IndexReader, found: TieredMatches, first: int, last: int) -> Iterator[LookedAt]:
    """The answers from one place to another, tier by tier."""
    passed = 0
    for tier in found.tiers:
        if passed >= last:
            return
        if passed + len(tier) > first:
            ranked = _ranked(reader, found, tier, last - passed)
            yield from ranked[max(0, first - passed) : last - passed]
        passed += len(tier)


def _ranked(reader: IndexReader, found: TieredMatches, tier: BitMap, most: int) -> list[LookedAt]:
    """The first documents of a tier, ranked by their labels.

    A small tier is ranked as a whole; a large one, whose documents are much
    alike, by handfuls, so that no more is looked at than is shown and a page
    begins where the one before it ended.
    """
    handful = LOOKED_AT if len(tier) <= LOOKED_AT else _HANDFUL
    numbers = islice(tier, -(-most // handful) * handful)
    ranked: list[LookedAt] = []
    while few := [_looked_at(reader, each, found.words) for each in islice(numbers, handful)]:
        ranked += sorted(few, key=partial(_rank, found.words.query.order), reverse=True)
    return ranked


def _rank(order: SchemeOrder, looked_at: LookedAt) -> tuple[LabelScore, int]:
    """How well it fits and, of two that fit alike, how early its vocabulary comes."""
    return looked_at.label_score, -order.place(looked_at.card.scheme)


def _looked_at(reader: IndexReader, number: int, words: QueryWords) -> LookedAt:
    card = reader.card(number)
    return LookedAt(number, card, *words.best(card))


class _Shown:
    """How answers show the words that were asked for."""

    def __init__(self, reader: IndexReader, words: QueryWords) -> None:
        """Look into an index for those words."""
        self._reader = reader
        self._words = words
        self._with_postings: dict[str, list[BitMap]] = {}

    def hit(self, looked_at: LookedAt, score: float) -> Hit:
        """A concept as an answer, with the term that fits the query best."""
        card = looked_at.card
        term, highlight = self._term(looked_at)
        query = self._words.query
        name = named(card.terms, query.terms_in or query.language)
        return Hit(
            term=card.hit(term),
            name=Label(name.label, name.language),
            section=card.section,
            preferred=card.preferred,
            definitions=card.definitions,
            highlight=highlight,
            score=score,
        )

    def _term(self, looked_at: LookedAt) -> tuple[CardTerm, Pieces]:
        """The term to show and what matched: its label, else the text that did."""
        words, term = self._words, looked_at.term
        label, language = term.label, term.language
        if term.keys.folded == words.folded:
            return term, ((label, True),)
        if words.stems(language).isdisjoint(term.keys.whole.split(" ")):
            matched = self._text(looked_at)
            if matched is not None:
                text, language = matched
                terms = words.candidates(looked_at.card)
                same = next((each for each in terms if each.language == language), term)
                return same, excerpt(text, language, words.stems(language))
        return term, pieces(label, language, words.stems(language))

    def _text(self, looked_at: LookedAt) -> tuple[str, str] | None:
        """The definition that has the most of the words, with its language."""
        best, most = None, 0
        for language, text in looked_at.card.definitions.items():
            many = sum(looked_at.number in each for each in self._definitions(language))
            if many > most:
                best, most = (text, language), many
        return best

    def _definitions(self, language: str) -> list[BitMap]:
        """For each of the words, the definitions in a language that have it."""
        found = self._with_postings.get(language)
        if found is None:
            wanted = languages.matches(language, self._words.query.language)
            stems = self._words.stems(language) if wanted else ()
            sets = (self._reader.postings(f"definition_{language}", stem) for stem in stems)
            found = self._with_postings[language] = [each for each in sets if each]
        return found
