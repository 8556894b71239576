"""From what the index stored of a concept to what a reader is shown of it."""

import json
from collections.abc import Iterator
from typing import Any

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.search.contract import Hit, Label, Query, TermHit
from taxonomy.search.whoosh.analysis import stems, tokens
from taxonomy.text import fold

Card = dict[str, Any]
Pieces = tuple[tuple[str, bool], ...]

_EXCERPT = 160  # characters of a text that are shown around what matched


class Words:
    """The words of a query, in the stems of each language that is asked for."""

    def __init__(self, query: Query) -> None:
        """Keep the query; languages are analysed when they are met."""
        self.query = query
        self.folded = fold(query.text)
        self._stems: dict[str, frozenset[str]] = {}

    def stems(self, language: str) -> frozenset[str]:
        """The query's stems in a language."""
        if language not in self._stems:
            self._stems[language] = frozenset(stems(self.query.text, language))
        return self._stems[language]


def exact_rank(stored: str, words: Words) -> tuple[object, ...] | None:
    """How well a concept bears exactly the label asked for, best first; None if it does not."""
    card = json.loads(stored)
    ranks = [
        (term["label"] != words.query.text.strip(), Usage(term["usage"]).rank)
        for term in _candidates(card, words.query)
        if fold(term["label"]) == words.folded
    ]
    return (*min(ranks), card["scheme"], card["concept"]) if ranks else None


def hit(stored: str, words: Words, score: float) -> Hit:
    """A concept as an answer, with the term that fits the query best."""
    card = json.loads(stored)
    term = max(_candidates(card, words.query), key=lambda each: _fitness(each, words))
    text, language = term["label"], term["language"]
    if not _overlap(term, words) and fold(text) != words.folded:
        matched = _matching_text(card, words)
        if matched is not None:
            text, language = matched
            term = _shown_for(card, words.query, language) or term
    return Hit(
        term=term_hit(card, term),
        section=card["section"],
        preferred=card["preferred"],
        definitions=card["definitions"],
        highlight=_pieces(text, language, words),
        score=score,
    )


def term_hit(card: Card, term: Card) -> TermHit:
    """A stored term as a reader must see it."""
    return TermHit(
        scheme=card["scheme"],
        concept=card["concept"],
        label=term["label"],
        language=term["language"],
        usage=Usage(term["usage"]),
        reason=term["reason"],
        replacements=tuple(Label(*each) for each in term["replacements"]),
        verified=term["verified"],
    )


def _candidates(card: Card, query: Query) -> list[Card]:
    return [
        term
        for term in card["terms"]
        if languages.matches(term["language"], query.language)
        and (query.usage is None or term["usage"] == query.usage)
    ]


def _fitness(term: Card, words: Words) -> tuple[float, ...]:
    """What makes a term the one to show: as asked for, most words, few others, good usage."""
    shared = _overlap(term, words)
    return (
        term["label"] == words.query.text.strip(),
        fold(term["label"]) == words.folded,
        shared / max(len(words.stems(term["language"])), 1),
        shared / max(len(set(term["stems"])), 1),
        -Usage(term["usage"]).rank,
        term["language"] == "en",
    )


def _overlap(term: Card, words: Words) -> int:
    return len(words.stems(term["language"]).intersection(term["stems"]))


def _matching_text(card: Card, words: Words) -> tuple[str, str] | None:
    """The definition that has the most of the words, with its language."""
    found = [
        (len(words.stems(language).intersection(stems(text, language))), text, language)
        for language, text in card["definitions"].items()
        if languages.matches(language, words.query.language)
    ]
    best = max(found, default=(0, "", ""))
    return best[1:] if best[0] else None


def _shown_for(card: Card, query: Query, language: str) -> Card | None:
    """The best term of the language in which a text matched."""
    same = [term for term in _candidates(card, query) if term["language"] == language]
    return min(same, key=lambda term: Usage(term["usage"]).rank, default=None)


def _pieces(text: str, language: str, words: Words) -> Pieces:
    wanted = words.stems(language)
    marked = [(each.start, each.end) for each in tokens(text, language) if each.stem in wanted]
    if fold(text) == words.folded:
        return ((text, True),)
    start = max(0, marked[0][0] - _EXCERPT // 2) if marked and len(text) > _EXCERPT else 0
    end = min(len(text), start + _EXCERPT)
    return tuple(_cut(text, start, end, marked))


def _cut(
    text: str, start: int, end: int, marked: list[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    if start > 0:
        yield "…", False
    at = start
    for first, last in marked:
        if last <= at or first >= end:  # words of unspaced scripts overlap
            continue
        if first > at:
            yield text[at:first], False
        yield text[max(first, at) : last], True
        at = last
    if at < end:
        yield text[at:end], False
    if end < len(text):
        yield "…", False
