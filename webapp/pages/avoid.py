"""The words to avoid, as one table."""

from collections.abc import Iterable, Sequence

from flask import Blueprint, render_template, request

from taxonomy.search.contract import TermHit
from webapp.context import termbase
from webapp.i18n import page_language
from webapp.query import LanguageSchema
from webapp.showing.designations import place

blueprint = Blueprint("avoid", __name__)


@blueprint.get("/avoid")
def show() -> str:
    """Show every word to avoid with what to say instead, in one language or in all."""
    language = LanguageSchema().load(request.args)
    shelf = termbase().shelf
    order = tuple(dict.fromkeys((page_language(), *shelf.languages())))
    every = under_languages(shelf.to_avoid(), order)
    shown = every if language is None else under_languages(shelf.to_avoid(language), order)
    return render_template("avoid/show.html", lang=language, shown=shown, every=every)


def under_languages(
    terms: Iterable[TermHit], order: Sequence[str]
) -> dict[str, tuple[TermHit, ...]]:
    """Terms under their languages, the languages in the order wanted."""
    groups: dict[str, list[TermHit]] = {}
    for term in terms:
        groups.setdefault(term.language, []).append(term)
    spoken = sorted(groups, key=lambda tag: (place(tag, order), tag))
    return {tag: tuple(groups[tag]) for tag in spoken}
