"""One theme of a vocabulary, across its editions."""

from flask import Blueprint, render_template, request

from taxonomy.search.contract import Filter
from webapp.context import termbase
from webapp.presenters.pagination import CONCEPTS, Pager
from webapp.query_parameters import PageSchema

blueprint = Blueprint("groups", __name__)


@blueprint.get("/<scheme>/groups/<group>")
def show(scheme: str, group: str) -> str:
    """Show the concepts of a theme."""
    shelf = termbase().shelf
    wanted = Filter(scheme=scheme, group=group)
    pager = Pager(shelf.count(wanted), CONCEPTS, PageSchema().load(request.args))
    return render_template(
        "groups/show.html",
        scheme=shelf.scheme(scheme),
        group=shelf.group(scheme, group),
        groups=shelf.groups(scheme),
        cards=shelf.concepts(wanted, first=pager.first, last=pager.end),
        pager=pager,
    )
