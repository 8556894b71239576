"""A vocabulary as a whole: its sections, its themes, its editions."""

from flask import Blueprint, render_template

from taxonomy.search.shelf import Filter
from webapp.context import termbase
from webapp.pages.outline import outline

blueprint = Blueprint("schemes", __name__)


@blueprint.get("/<scheme>")
def show(scheme: str) -> str:
    """Show how a vocabulary is divided, by section and by theme."""
    shelf = termbase().shelf
    cards = shelf.concepts(Filter(scheme=scheme))
    return render_template(
        "schemes/show.html",
        scheme=shelf.scheme(scheme),
        outline=outline(shelf.sections(scheme)),
        groups=shelf.groups(scheme),
        concepts=len(cards),
        unplaced=sum(card.section is None for card in cards),
    )
