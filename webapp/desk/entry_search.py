"""Finding the entry to edit."""

from flask import Blueprint, render_template, request

from taxonomy.search.contract import LONGEST_QUERY, Query
from webapp.context import termbase

blueprint = Blueprint("entry_search", __name__)


@blueprint.get("/find")
def show() -> str:
    """The entries that a word means, each with the ways to edit and translate it."""
    text = request.args.get("q", "").strip()[:LONGEST_QUERY]
    hits = termbase().catalogue.find(Query(text)) if text else None
    return render_template("desk/find.html", text=text, hits=hits)
