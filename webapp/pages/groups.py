"""One theme of a vocabulary, across its editions."""

from flask import Blueprint, render_template

from taxonomy.search.contract import Filter
from webapp.context import termbase

blueprint = Blueprint("groups", __name__)


@blueprint.get("/<scheme>/groups/<group>")
def show(scheme: str, group: str) -> str:
    """Show the concepts of a theme."""
    shelf = termbase().shelf
    return render_template(
        "groups/show.html",
        scheme=shelf.scheme(scheme),
        group=shelf.group(scheme, group),
        groups=shelf.groups(scheme),
        cards=shelf.concepts(Filter(scheme=scheme, group=group)),
    )
