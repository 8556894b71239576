"""The words to avoid, as one table."""

from collections.abc import Iterable

from flask import Blueprint, render_template, request

from taxonomy.languages import matches
from taxonomy.search.contract import TermHit
from taxonomy.search.shelf import Shelf
from webapp.context import termbase
from webapp.i18n import page_language
from webapp.query import LanguageSchema
from webapp.showing.designations import place
from webapp.showing.pager import TERMS, Pager

blueprint = Blueprint("avoid", __name__)


@blueprint.get("/avoid")
def show() -> str:
    """Show every word to avoid with what to say instead, in one language or in all."""
    language, page = LanguageSchema().load(request.args)
    shelf = termbase().shelf
    counts = avoided(shelf)
    chosen = [tag for tag in counts if matches(tag, language)]
    pager = Pager(sum(counts[tag] for tag in chosen), TERMS, page, {"lang": language})
    terms = shelf.to_avoid(chosen, first=pager.first, last=pager.end)
    return render_template(
        "avoid/show.html",
        lang=language,
        counts=counts,
        chosen=chosen,
        shown=under_languages(terms),
        pager=pager,
    )


def avoided(shelf: Shelf) -> dict[str, int]:
    """How many words each language has to avoid: the page's own first, then the richest."""
    counts = shelf.avoided()
    order = tuple(dict.fromkeys((page_language(), *shelf.languages())))
    return {tag: counts[tag] for tag in sorted(counts, key=lambda tag: (place(tag, order), tag))}


def under_languages(terms: Iterable[TermHit]) -> dict[str, list[TermHit]]:
    """Terms under their languages, in the order in which they come."""
    groups: dict[str, list[TermHit]] = {}
    for term in terms:
        groups.setdefault(term.language, []).append(term)
    return groups
