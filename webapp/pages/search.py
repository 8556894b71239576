"""Search results, the verdict first."""

from flask import Blueprint, render_template, request

from taxonomy.search.contract import Hits
from taxonomy.text import fold
from webapp.context import termbase
from webapp.pages import steps
from webapp.query import QuerySchema
from webapp.showing.pager import Pager

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def results() -> str:
    """Show the concepts that a word means, the verdict first."""
    if not request.args.get("q", "").strip():
        return render_template("search/empty.html")
    hits = termbase().search.find(QuerySchema().load(request.args))
    pager = Pager(hits.total, hits.query.per_page, hits.query.page, steps.arguments(hits.query))
    return render_template(
        "search/results.html", hits=hits, exact=is_exact(hits), steps=steps, pager=pager
    )


def is_exact(hits: Hits) -> bool:
    """Whether the first hit is the very word that was asked for."""
    return bool(hits.items) and fold(hits.items[0].term.label) == fold(hits.query.text)
