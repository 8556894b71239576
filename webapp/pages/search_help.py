"""How to search: the query language, by examples that can be tried."""

from flask import Blueprint, render_template

blueprint = Blueprint("search_help", __name__)


@blueprint.get("/help")
def show() -> str:
    """Explain the query language."""
    return render_template("help/show.html")
