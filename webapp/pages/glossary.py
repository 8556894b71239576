"""A glossary of two languages, made to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from taxonomy import languages
from taxonomy.alphabet import sort_key
from taxonomy.search.contract import Filter, ListedConcept, TermHit
from webapp.context import termbase
from webapp.query import PairSchema

blueprint = Blueprint("glossary", __name__)

MOST = 5_000  # concepts


@dataclass(frozen=True, slots=True)
class Line:
    """A term, and what the other language says for its concept: best first."""

    term: TermHit
    others: tuple[TermHit, ...]


@blueprint.get("/<scheme>/glossary/print")
def show(scheme: str) -> str:
    """Every term of one language from A to Z, each with its verdict and its equivalents."""
    pair = PairSchema().load(request.args)
    shelf = termbase().shelf
    wanted = Filter(scheme=scheme, section=pair.section, language=pair.source)
    lines = [
        line
        for card in shelf.concepts(wanted, first=0, last=MOST)
        for line in _lines(card, pair.source, pair.target)
    ]
    lines.sort(key=lambda line: sort_key(line.term.label, pair.source))
    return render_template(
        "glossary/show.html",
        scheme=shelf.scheme(scheme),
        pair=pair,
        lines=lines,
        left_out=max(0, shelf.count(wanted) - MOST),
        sections=shelf.scheme(scheme).sections,
        spoken=tuple(shelf.languages()),
    )


def _lines(card: ListedConcept, source: str, target: str) -> Iterator[Line]:
    others = tuple(each for each in card.terms if languages.matches(each.language, target))
    for term in card.terms:
        if languages.matches(term.language, source):
            yield Line(term, others)
