"""The index from A to Z, one language at a time."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from taxonomy import languages
from taxonomy.errors import NotFound
from webapp.context import termbase
from webapp.i18n import page_language

blueprint = Blueprint("letters", __name__)


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
    return render_template(
        "letters/show.html", lang=lang, letters=shelf.letters(lang), languages=shelf.languages()
    )
