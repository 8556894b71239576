"""A vocabulary as a whole: its sections, its themes, its editions."""

from flask import Blueprint, render_template

from taxonomy.search.contract import Filter
from webapp.context import termbase
from webapp.showing.outline import outline

blueprint = Blueprint("schemes", __name__)


@blueprint.get("/<scheme>")
def show(scheme: str) -> str:
    """Show how a vocabulary is divided, by section and by theme."""
    shelf = termbase().shelf
    concepts = shelf.count(Filter(scheme=scheme))
    sections = shelf.sections(scheme)
    return render_template(
        "schemes/show.html",
        scheme=shelf.scheme(scheme),
        outline=outline(sections),
        groups=shelf.groups(scheme),
        concepts=concepts,
        unplaced=concepts - sum(each.concepts for each in sections),
    )
