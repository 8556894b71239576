"""The index from A to Z, one language at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from taxonomy import languages
from taxonomy.alphabet import initial
from taxonomy.errors import NotFound
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import ListedTerm
from webapp.context import termbase
from webapp.i18n import asked_languages, first_available, page_language, reader_languages
from webapp.presenters.designations import place
from webapp.presenters.pagination import Pager
from webapp.query_parameters import PageSchema

blueprint = Blueprint("alphabetical_index", __name__)

TERMS = 60  # terms a page; Chinese, where nearly each has a letter of its own, then has 4,500 px


class Letter(NamedTuple):
    """A letter, its number among those that have terms, and the page on which they begin."""

    name: str
    number: int
    page: int


@blueprint.get("/letters")
def choose() -> Response:
    """Lead to the index of the reader's best language that has terms."""
    found = first_available(termbase().catalogue.languages(), reader_languages())
    answer = redirect(url_for("pages.alphabetical_index.show", lang=found or page_language()))
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer


@blueprint.get("/letters/<lang>")
def show(lang: str) -> str:
    """Show the terms of a language under their first letters."""
    if not languages.is_valid(lang):
        raise NotFound("language", lang)
    catalogue = termbase().catalogue
    counts = catalogue.letters(lang)
    pager = Pager(sum(counts.values()), TERMS, PageSchema().load(request.args))
    letters = {letter.name: letter for letter in places(counts)}
    terms = under_letters(catalogue.terms(lang, first=pager.first, last=pager.end))
    own, others = ways(catalogue, lang)
    return render_template(
        "letters/show.html",
        lang=lang,
        own_languages=own,
        other_languages=others,
        letters=letters,
        terms=terms,
        pager=pager,
    )


def ways(catalogue: Catalogue, lang: str) -> tuple[dict[str, int], dict[str, int]]:
    """The languages to choose from, with how many concepts each has: the reader's, and others."""
    wanted = (lang, *asked_languages(), page_language())
    known = catalogue.languages()
    near = sorted(
        (tag for tag in known if place(tag, wanted) < len(wanted)),
        key=lambda tag: place(tag, wanted),
    )
    return {tag: known[tag] for tag in near}, {
        tag: count for tag, count in known.items() if tag not in near
    }


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
