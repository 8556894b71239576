"""One section of a vocabulary, as its first edition's table of contents has it."""

from flask import Blueprint, render_template, request

from taxonomy.search.contract import Filter
from webapp.context import termbase
from webapp.presenters.outline import outline, trail
from webapp.presenters.pagination import CONCEPTS, Pager
from webapp.query_parameters import PageSchema

blueprint = Blueprint("sections", __name__)


@blueprint.get("/<scheme>/sections/<section>")
def show(scheme: str, section: str) -> str:
    """Show the concepts of a section, and the sections within it."""
    catalogue = termbase().catalogue
    counts = catalogue.sections(scheme)
    wanted = Filter(scheme=scheme, section=section)
    pager = Pager(catalogue.count(wanted), CONCEPTS, PageSchema().load(request.args))
    return render_template(
        "sections/show.html",
        scheme=catalogue.scheme(scheme),
        section=catalogue.section(scheme, section),
        trail=trail(section, counts),
        within=outline(counts, within=section),
        cards=catalogue.concepts(wanted, first=pager.first, last=pager.end),
        pager=pager,
    )
