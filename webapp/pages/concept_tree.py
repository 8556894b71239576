"""A whole vocabulary as a tree that folds, by theme, by section or by broader and narrower."""

from flask import Blueprint, render_template, request

from taxonomy.errors import NotFound
from taxonomy.search.contract import Filter, ListedConcept
from webapp.context import termbase
from webapp.presenters import concept_tree
from webapp.presenters.concept_tree import View
from webapp.presenters.pagination import CONCEPTS, Pager
from webapp.query_parameters import PageSchema

blueprint = Blueprint("concept_tree", __name__)


@blueprint.get("/<scheme>/tree/theme")
def by_theme(scheme: str) -> str:
    """Show the themes with their concepts."""
    branches = concept_tree.by_theme(termbase().catalogue, _divided(scheme, View.THEME))
    return _divisions(scheme, View.THEME, branches)


@blueprint.get("/<scheme>/tree/section")
def by_section(scheme: str) -> str:
    """Show the sections with their concepts."""
    branches = concept_tree.by_section(termbase().catalogue, _divided(scheme, View.SECTION))
    return _divisions(scheme, View.SECTION, branches)


@blueprint.get("/<scheme>/tree/hierarchy")
def by_hierarchy(scheme: str) -> str:
    """Show the concepts that have no broader one, with those below them."""
    catalogue = termbase().catalogue
    catalogue.scheme(scheme)
    pager = _pager(catalogue.count(Filter(scheme=scheme, top=True)))
    concepts = concept_tree.top(catalogue, scheme, pager.first, pager.end)
    return _hierarchy(scheme, concepts, pager)


@blueprint.get("/<scheme>/tree/hierarchy/<concept>")
def below(scheme: str, concept: str) -> str:
    """Show one concept with those below it."""
    catalogue = termbase().catalogue
    found = catalogue.concept(catalogue.scheme(scheme).id, concept)
    if found is None:
        raise NotFound("concept", f"{scheme}/{concept}")
    narrower = concept_tree.narrower(catalogue, scheme, concept)
    pager = _pager(len(narrower))
    return _hierarchy(scheme, narrower[pager.first : pager.end], pager, start=found)


def _divided(scheme: str, view: View) -> str:
    if view not in concept_tree.views(termbase().catalogue.scheme(scheme)):
        raise NotFound("tree", f"{scheme}/{view}")
    return scheme


def _pager(total: int) -> Pager:
    return Pager(total, CONCEPTS, PageSchema().load(request.args))


def _divisions(scheme: str, view: View, branches: tuple[concept_tree.Branch, ...]) -> str:
    pager = _pager(len(branches))
    concepts = termbase().catalogue.count(Filter(scheme=scheme))
    return _page(
        scheme,
        view,
        pager,
        branches=branches[pager.first : pager.end],
        unplaced=concepts - sum(each.total for each in branches),
    )


def _hierarchy(
    scheme: str,
    concepts: tuple[ListedConcept, ...],
    pager: Pager,
    start: ListedConcept | None = None,
) -> str:
    leaves = concept_tree.grown(termbase().catalogue, concepts)
    return _page(scheme, View.HIERARCHY, pager, leaves=leaves, start=start)


def _page(scheme: str, view: View, pager: Pager, **parts: object) -> str:
    known = termbase().catalogue.scheme(scheme)
    return render_template(
        "schemes/tree.html",
        scheme=known,
        view=view,
        views=concept_tree.views(known),
        pager=pager,
        **{"branches": (), "leaves": (), "start": None, "unplaced": 0, **parts},
    )
