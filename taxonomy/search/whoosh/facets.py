"""Faceted counts: how many answers a click on each value of a filter would give.

Each facet is counted with every other filter of the query in force and its own left
out, so that a count is the total of the search that its link leads to.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pyroaring import BitMap

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.search import query_parser
from taxonomy.search.contract import Query
from taxonomy.search.whoosh import query_tiers
from taxonomy.search.whoosh.index_reader import IndexReader
from taxonomy.search.whoosh.query_tiers import TieredMatches

Counts = Mapping[str, int]


def counted(
    reader: IndexReader, query: Query, reading: query_parser.Reading, found: TieredMatches
) -> Mapping[str, Counts]:
    """The counts of each facet: its values with the totals of the searches that have them."""

    def without(name: str) -> TieredMatches:
        """What is found without one of the filters."""
        if getattr(query, name) is None:
            return found
        left_out: dict[str, Any] = {name: None}
        return query_tiers.find(reader, replace(query, **left_out), reading)

    def counts_of(field: str) -> Counts:
        """The counts of a field that decides by itself, whatever the words."""
        sets = {value: reader.postings(field, value) for value in reader.values(field) if value}
        return _shared(without(field).every, sets)

    return {
        "lang": _asked_in(reader, query, reading, without("language")),
        "terms_in": _shared(
            without("terms_in").every,
            {tag: reader.with_terms_in(tag) for tag in reader.values("lang")},
        ),
        "usage": _totals(
            reader, without("usage"), {each.value: replace(query, usage=each) for each in Usage}
        ),
        "section": counts_of("section"),
        "scheme": counts_of("scheme"),
    }


def _asked_in(
    reader: IndexReader, query: Query, reading: query_parser.Reading, found: TieredMatches
) -> Counts:
    """The languages in which the words are found; none where close words were looked for."""
    asked = {tag: replace(query, language=tag) for tag in reader.values("lang")}
    if found.words.nearly:
        return {}
    if found.in_language or found.as_label:
        return _totals(reader, found, asked)
    counts = {
        tag: len(query_tiers.find(reader, each, reading).every) for tag, each in asked.items()
    }
    return {tag: count for tag, count in counts.items() if count}


def _shared(found: BitMap, sets: Mapping[str, BitMap]) -> Counts:
    """How many documents each set shares with what was found."""
    counts = {value: found.intersection_cardinality(each) for value, each in sets.items()}
    return {value: count for value, count in counts.items() if count}


def _totals(reader: IndexReader, found: TieredMatches, queries: Mapping[str, Query]) -> Counts:
    """How much is found with each of some filters, where something is found as it was typed."""
    counts = {value: _total(reader, found, query) for value, query in queries.items()}
    return {value: count for value, count in counts.items() if count}


def _total(reader: IndexReader, found: TieredMatches, query: Query) -> int:
    """How much of what has the words is left by the filters of a query."""
    matching = found.matching
    if found.in_language or found.as_label:
        spoken = (
            with_words
            for tag, with_words in found.in_language.items()
            if languages.matches(tag, query.language)
        )
        words = found.words.with_filters(query)
        matching = query_tiers.labelled(reader, words, found.as_label).union(*spoken)
    allowed = reader.allowed(query_tiers.allowing(query))
    return len(matching if allowed is None else matching & allowed)
