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
    catalogue = termbase().catalogue
    wanted = Filter(scheme=scheme, group=group)
    pager = Pager(catalogue.count(wanted), CONCEPTS, PageSchema().load(request.args))
    return render_template(
        "groups/show.html",
        scheme=catalogue.scheme(scheme),
        group=catalogue.group(scheme, group),
        groups=catalogue.groups(scheme),
        cards=catalogue.concepts(wanted, first=pager.first, last=pager.end),
        pager=pager,
    )
