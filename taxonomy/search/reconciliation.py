"""Reconciliation: which terms the cells of a table mean, each with a score.

What is matched is a term, not a concept: the verdict that a reader wants beside
a word is the word's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import OSA

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import Query, SearchEngine, TermHit
from taxonomy.text import fold

_SAME = 100.0  # the score of the very label
_MOST_ALIKE = 99.0  # of any other


@dataclass(frozen=True, slots=True)
class MatchRequest:
    """A cell, and what is known of it from others of its row."""

    text: str
    scheme: str | None = None
    language: str | None = None
    usage: Usage | None = None
    section: str | None = None
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that may be meant; `score` is from 0 to 100, `certain` where no other can be."""

    term: TermHit
    score: float
    certain: bool


def candidates(
    engine: SearchEngine, catalogue: Catalogue, wanted: MatchRequest
) -> tuple[Candidate, ...]:
    """The terms that a cell may mean, the likeliest first, at most `limit`.

    First those with the very label, folded. One is certain where it is the only
    one; of the same label in several languages, none is.
    """
    same = [term for term in catalogue.lookup(wanted.text) if _fits(catalogue, term, wanted)]
    found = [Candidate(term, _SAME, len(same) == 1) for term in same]
    known = {_identity(term) for term in same}
    alike = (term for term in _found(engine, wanted) if _identity(term) not in known)
    scored = [Candidate(term, _score(wanted.text, term.label), certain=False) for term in alike]
    found += sorted(scored, key=lambda each: each.score, reverse=True)
    return tuple(islice(found, wanted.limit))


def _found(engine: SearchEngine, wanted: MatchRequest) -> Iterator[TermHit]:
    query = Query(
        wanted.text,
        scheme=wanted.scheme,
        language=wanted.language,
        usage=wanted.usage,
        section=wanted.section,
        per_page=wanted.limit,
    )
    return (hit.term for hit in engine.find(query).items)


def _fits(catalogue: Catalogue, term: TermHit, wanted: MatchRequest) -> bool:
    return (
        wanted.scheme in {None, term.scheme}
        and wanted.usage in {None, term.usage}
        and languages.matches(term.language, wanted.language)
        and (wanted.section is None or _section(catalogue, term) == wanted.section)
    )


def _section(catalogue: Catalogue, term: TermHit) -> str | None:
    concept = catalogue.concept(term.scheme, term.concept)
    return concept.section if concept is not None else None


def _identity(term: TermHit) -> tuple[str, str, str, str]:
    return term.scheme, term.concept, term.language, term.label


def _score(text: str, label: str) -> float:
    return round(_MOST_ALIKE * OSA.normalized_similarity(fold(text), fold(label)), 1)
