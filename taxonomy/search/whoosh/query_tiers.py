"""Tiers of matches: exact labels, all words, some words, then words with near spellings.

Answers come in tiers, each a set of documents and better than the next; inside
a tier they are ranked by how well their labels fit, as far as that is looked at.
Vocabularies that give no verdicts come after the others wherever both fit alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from pyroaring import BitMap

from taxonomy.entry.model import Usage
from taxonomy.search import query_parser
from taxonomy.search.contract import Filter, Query
from taxonomy.search.whoosh import queries
from taxonomy.search.whoosh.index_reader import IndexReader
from taxonomy.search.whoosh.queries import QueryScope, QueryTerm
from taxonomy.search.whoosh.ranking import QueryWords
from taxonomy.text import fold

LOOKED_AT = 30  # documents of a tier that is ranked as a whole


@dataclass(frozen=True, slots=True)
class TieredMatches:
    """The documents that answer, tier by tier, no document in two of them.

    The rest is what they come from, before the filters, for counting what other filters
    would leave: `matching` all that has the words, `in_language` in which language it has
    them, `as_label` what has them as a whole label.
    """

    words: QueryWords
    scope: QueryScope
    tiers: tuple[BitMap, ...] = ()
    approximate: bool = False
    matching: BitMap = field(default_factory=BitMap)
    in_language: Mapping[str, BitMap] = field(default_factory=dict)
    as_label: BitMap = field(default_factory=BitMap)

    @property
    def every(self) -> BitMap:
        """All of them."""
        return BitMap().union(*self.tiers)


def narrowed(query: Query, reading: query_parser.Reading) -> Query:
    """The query with the filters of its text, where nothing else was chosen."""
    usage = reading.filters.get("usage")
    return replace(
        query,
        language=query.language or reading.filters.get("lang"),
        scheme=query.scheme or reading.filters.get("scheme"),
        section=query.section or reading.filters.get("section"),
        usage=query.usage or (Usage(usage) if usage else None),
    )


def find(reader: IndexReader, query: Query, reading: query_parser.Reading) -> TieredMatches:
    """What answers a query whose filters are in place."""
    scope = QueryScope.of(reader, query.language, reading.filters.get("in"))
    typed = queries.typed(reading.wanted)
    if not reading.is_words_alone or not typed:
        if not reading.filters and not typed:  # a label may be signs alone, as an emoji is
            words = QueryWords(query, query.text, typed)
            return _filtered(reader, words, scope, [queries.exactly(reader, query.text)])
        words = QueryWords(query, reading.wanted, typed)
        fitting = queries.expression(reader, reading.expression, scope)
        return _filtered(reader, words, scope, [fitting])
    text = reading.wanted if reading.filters else query.text
    words = QueryWords(query, text, typed)
    found = _strictly(reader, words, scope)
    return found if found.tiers else _nearly(reader, words, scope)


def _filtered(
    reader: IndexReader, words: QueryWords, scope: QueryScope, *classes: Sequence[BitMap]
) -> TieredMatches:
    """What some sets come to, class by class, with the filters of the query."""
    return TieredMatches(
        words,
        scope,
        _tiers(reader, words.query, *classes),
        matching=BitMap().union(*chain.from_iterable(classes)),
    )


def _strictly(reader: IndexReader, words: QueryWords, scope: QueryScope) -> TieredMatches:
    """What has all the words: as a label, in labels, in definitions, in notes."""
    by_language = queries.words_by_language(reader, words.words, scope)
    labels, *others = queries.merged(by_language.values(), scope)
    as_label = _as_label(reader, words, scope)
    meant = [labelled(reader, words, each) for each in as_label]
    short = (
        queries.in_labels_of_size(reader, words.words, scope)
        if scope.has_labels and len(labels) > LOOKED_AT
        else ()
    )
    found = _filtered(reader, words, scope, [*meant, *short, labels], others)
    return replace(
        found,
        in_language={tag: postings[-1] for tag, postings in by_language.items()},
        as_label=BitMap().union(*as_label),
    )


def _as_label(reader: IndexReader, words: QueryWords, scope: QueryScope) -> list[BitMap]:
    """What has the words as a label: exactly so, then but for inflection and spelling."""
    if not scope.has_labels:
        return []
    return [
        queries.exactly(reader, words.text),
        queries.whole_label(reader, words.text, scope),
    ]


def labelled(reader: IndexReader, words: QueryWords, found: BitMap) -> BitMap:
    """Those of which a term that the filters let through has the words as its label."""
    query = words.query
    if query.language is None and query.usage is None:
        return found  # the index has no language and no verdict of whole labels; the card does
    return BitMap(each for each in found if words.is_a_label_of(reader.card(each)))


def _nearly(reader: IndexReader, words: QueryWords, scope: QueryScope) -> TieredMatches:
    """What has what was meant by the words, or some of them."""
    unknown = [word for word in words.words if not queries.is_known(reader, word, scope)]
    meant = tuple(
        each for word in words.words for each in _meant(reader, word, known=word not in unknown)
    )
    approximate = meant != words.words
    text = " ".join(word.text for word in meant) if approximate else words.text
    nearly = QueryWords(words.query, text, meant, nearly=True)
    for ask in (_in_full, _in_part):
        found = _filtered(reader, nearly, scope, list(ask(reader, nearly, scope)))
        if found.tiers:
            return replace(found, approximate=approximate)
    return TieredMatches(nearly, scope)


def _in_full(reader: IndexReader, words: QueryWords, scope: QueryScope) -> Iterable[BitMap]:
    return queries.all_words(reader, words.words, scope)


def _in_part(reader: IndexReader, words: QueryWords, scope: QueryScope) -> Iterable[BitMap]:
    """Every word, in whichever languages; a label among the words; ever fewer of them."""
    every, *fewer = _by_number(queries.each_word(reader, words.words, scope)) or [BitMap()]
    yield every
    if scope.has_labels:
        yield queries.labels_within(reader, words.text, scope)
    yield from fewer


def _by_number(sets: Iterable[BitMap]) -> list[BitMap]:
    """What stands in all of the sets, in all but one, and so on down to one."""
    at_least: list[BitMap] = []  # one set, two sets, …
    for each in sets:
        grown = [each, *(each & postings for postings in at_least)]
        at_least = [more | known for more, known in zip(grown, [*at_least, BitMap()], strict=True)]
    return at_least[::-1]


def _tiers(reader: IndexReader, query: Query, *classes: Iterable[BitMap]) -> tuple[BitMap, ...]:
    """The sets without what the filters keep out and what stands in an earlier one.

    In each of the classes, vocabularies that give verdicts come first.
    """
    allowed = reader.allowed(allowing(query))
    neutral = reader.of_schemes(query.order.neutral)
    seen = BitMap()
    tiers: list[BitMap] = []
    for sets in classes:
        fresh: list[BitMap] = []
        for each in sets:
            unseen = each - seen if allowed is None else (each & allowed) - seen
            seen |= unseen
            fresh.append(unseen)
        tiers += _verdicts_first(fresh, neutral)
    return tuple(tier for tier in tiers if tier)


def _verdicts_first(tiers: Sequence[BitMap], neutral: BitMap) -> list[BitMap]:
    if not neutral:
        return list(tiers)
    return [*(each - neutral for each in tiers), *(each & neutral for each in tiers)]


def allowing(query: Query) -> Filter:
    """The filters of a query."""
    return Filter(
        query.scheme,
        query.section,
        language=query.language,
        usage=query.usage,
        terms_in=query.terms_in,
        without_verdicts=query.order.neutral,
    )


def _meant(reader: IndexReader, word: QueryTerm, *, known: bool) -> tuple[QueryTerm, ...]:
    """The word with what is close to it, unless some label has it just so.

    A word that is known by its stem alone may be an inflection, or a slip that
    happens to end like a word of another language; so it stands for itself too.
    A word that is nowhere may be two that were written as one, or part of one.
    """
    folded = fold(word.text)
    if folded in reader.spelling:
        return (word,)
    close = reader.spelling.near(folded)
    if known:
        return (QueryTerm(word.text, (word.text, *close)),)
    if parts := () if close else reader.spelling.parts(folded):
        return tuple(QueryTerm(part, (part,)) for part in parts)
    close = close or reader.spelling.containing(folded)
    return (QueryTerm(word.text, close or (word.text,)),)
