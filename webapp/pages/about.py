"""What this service is, what its verdicts mean, and how far to trust them."""

from flask import Blueprint, render_template

from webapp.context import termbase

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> str:
    """Explain this service and its verdicts."""
    return render_template("about/show.html", schemes=termbase().catalogue.schemes.values())
