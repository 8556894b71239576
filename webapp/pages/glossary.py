"""A glossary of two languages, made to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from taxonomy import languages
from taxonomy.alphabet import sort_key
from taxonomy.entry.model import Usage
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import Alternative, Filter, ListedConcept, TermHit
from webapp.context import termbase
from webapp.presenters.designations import home_of
from webapp.query_parameters import LanguagePairParams, LanguagePairSchema

blueprint = Blueprint("glossary", __name__)

MOST = 5_000  # concepts


@dataclass(frozen=True, slots=True)
class GlossaryReplacement:
    """A replacement in the language of the term, and what the other language calls it."""

    label: Alternative | None
    equivalents: tuple[TermHit | Alternative, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A term of the source language, and what is said for it in the other.

    A term that may be used has as equivalents terms of its own concept: all that
    may be used where it is preferred, else the preferred one. A term that warns
    has what to say instead, each with the equivalent of the concept that has it.
    """

    term: TermHit
    equivalents: tuple[TermHit, ...]
    instead: tuple[GlossaryReplacement, ...]


@blueprint.get("/<scheme>/glossary/print")
def show(scheme: str) -> str:
    """Show every term of one language from A to Z, each with its verdict and its equivalents."""
    pair = LanguagePairSchema().load(request.args)
    catalogue = termbase().catalogue
    known = catalogue.scheme(scheme)
    wanted = Filter(scheme=scheme, section=pair.section, language=pair.source)
    is_chosen = "from" in request.args or "to" in request.args or "section" in request.args
    return render_template(
        "glossary/show.html",
        scheme=known,
        verdicts=known.prescriptive,
        pair=pair,
        is_chosen=is_chosen,
        lines=lines(catalogue, wanted, pair) if is_chosen else [],
        concepts=catalogue.count(wanted),
        left_out=max(0, catalogue.count(wanted) - MOST),
        sections=known.sections,
        spoken=tuple(catalogue.languages()),
    )


def lines(catalogue: Catalogue, wanted: Filter, pair: LanguagePairParams) -> list[Line]:
    """The lines of a glossary in the order of the source language's alphabet."""
    found = [
        line
        for card in catalogue.concepts(wanted, first=0, last=MOST)
        for line in _lines(catalogue, card, pair)
    ]
    return sorted(found, key=lambda line: sort_key(line.term.label, pair.source))


def _lines(catalogue: Catalogue, card: ListedConcept, pair: LanguagePairParams) -> Iterator[Line]:
    for term in card.terms:
        if not languages.matches(term.language, pair.source):
            continue
        if term.usage.warns and term.replacements:
            yield Line(term, (), tuple(_instead(catalogue, card, term, pair)))
        elif term.usage is Usage.PREFERRED:
            yield Line(term, _usable(card, pair.target), ())
        else:
            yield Line(term, _best(card, pair.target), ())


def _instead(
    catalogue: Catalogue, card: ListedConcept, term: TermHit, pair: LanguagePairParams
) -> Iterator[GlossaryReplacement]:
    for each in term.replacements:
        if languages.matches(each.language, pair.target):
            yield GlossaryReplacement(None, (each,))
            continue
        home = home_of(catalogue, card.scheme, each.label, each.language, near=card.concept)
        concept = card if home == card.concept else _concept(catalogue, card.scheme, home)
        yield GlossaryReplacement(each, _best(concept, pair.target) if concept else ())


def _concept(catalogue: Catalogue, scheme: str, concept: str | None) -> ListedConcept | None:
    return catalogue.concept(scheme, concept) if concept else None


def _best(card: ListedConcept, target: str) -> tuple[TermHit, ...]:
    """The preferred term of a concept in a language, else the other terms that may be used."""
    usable = _usable(card, target)
    return tuple(term for term in usable if term.usage is Usage.PREFERRED) or usable


def _usable(card: ListedConcept, target: str) -> tuple[TermHit, ...]:
    """The terms of a concept that may be used in a language, best first."""
    usable = (
        term
        for term in card.terms
        if languages.matches(term.language, target) and not term.usage.warns
    )
    return tuple(sorted(usable, key=lambda term: term.usage.rank))
