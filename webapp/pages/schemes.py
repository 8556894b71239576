"""A vocabulary as a whole: its sections, its themes, its editions."""

from flask import Blueprint, render_template, request

from taxonomy.search.contract import Filter
from webapp.context import termbase
from webapp.presenters.concept_tree import views
from webapp.presenters.outline import outline
from webapp.presenters.pagination import CONCEPTS, Pager
from webapp.query_parameters import PageSchema

blueprint = Blueprint("schemes", __name__)

_MOST_UNFOLDED = 300  # sections that are shown with all that is within them


@blueprint.get("/<scheme>")
def show(scheme: str) -> str:
    """Show how a vocabulary is divided, by section and by theme."""
    catalogue = termbase().catalogue
    concepts = catalogue.count(Filter(scheme=scheme))
    sections, groups = catalogue.sections(scheme), catalogue.groups(scheme)
    headings = outline(sections)
    longest = max(len(headings), len(groups))
    pager = Pager(longest, CONCEPTS, PageSchema().load(request.args))
    return render_template(
        "schemes/show.html",
        scheme=catalogue.scheme(scheme),
        outline=headings[pager.first : pager.end],
        unfolded=len(sections) <= _MOST_UNFOLDED,
        groups=groups[pager.first : pager.end],
        concepts=concepts,
        unplaced=concepts - sum(each.all_concepts for each in headings),
        view=views(catalogue.scheme(scheme))[0],
        pager=pager,
    )
