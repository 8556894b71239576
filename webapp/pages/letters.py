"""The index from A to Z, one language at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from taxonomy import languages
from taxonomy.alphabet import initial
from taxonomy.errors import NotFound
from taxonomy.search.contract import ListedTerm
from webapp.context import termbase
from webapp.i18n import page_language
from webapp.query import PageSchema
from webapp.showing.pager import TERMS, Pager

blueprint = Blueprint("letters", __name__)


class Letter(NamedTuple):
    """A letter, its number among those that have terms, and the page on which they begin."""

    name: str
    number: int
    page: int


@blueprint.get("/letters")
def choose() -> Response:
    """Lead to the index of the reader's own language."""
    return redirect(url_for("pages.letters.show", lang=page_language()))


@blueprint.get("/letters/<lang>")
def show(lang: str) -> str:
    """Show the terms of a language under their first letters."""
    if not languages.is_valid(lang):
        raise NotFound("language", lang)
    shelf = termbase().shelf
    counts = shelf.letters(lang)
    pager = Pager(sum(counts.values()), TERMS, PageSchema().load(request.args))
    letters = {letter.name: letter for letter in places(counts)}
    terms = under_letters(shelf.terms(lang, first=pager.first, last=pager.end))
    return render_template(
        "letters/show.html",
        lang=lang,
        languages=shelf.languages(),
        letters=letters,
        terms=terms,
        pager=pager,
    )


def places(counts: Mapping[str, int]) -> Iterator[Letter]:
    """Where the terms of each letter begin."""
    before = 0
    for number, (name, count) in enumerate(counts.items(), 1):
        yield Letter(name, number, before // TERMS + 1)
        before += count


def under_letters(terms: Iterable[ListedTerm]) -> dict[str, list[ListedTerm]]:
    """Terms under their first letters."""
    letters: dict[str, list[ListedTerm]] = {}
    for term in terms:
        letters.setdefault(initial(term.label, term.language), []).append(term)
    return letters
