"""What the guidelines are, what the verdicts mean, and how far to trust them."""

from flask import Blueprint, render_template

from webapp.context import termbase

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> str:
    """Explain the vocabulary, its verdicts and this service."""
    return render_template("about/show.html", schemes=termbase().shelf.schemes.values())
