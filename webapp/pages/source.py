"""Where a vocabulary comes from: who wrote it, its editions, its licence; from its own data."""

from flask import Blueprint, render_template

from webapp.context import termbase

blueprint = Blueprint("source", __name__)


@blueprint.get("/<scheme>/about/source")
def show(scheme: str) -> str:
    """Show what a vocabulary tells of itself."""
    return render_template("source/show.html", scheme=termbase().catalogue.scheme(scheme))
