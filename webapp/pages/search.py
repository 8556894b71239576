"""Search results, the verdict first."""

from dataclasses import replace

from flask import Blueprint, render_template, request

from taxonomy.entry.verdicts import Answer
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import Hits, Query
from webapp.context import termbase
from webapp.i18n import reader_languages
from webapp.presenters import search_filters
from webapp.presenters.pagination import Pager
from webapp.presenters.senses import Senses
from webapp.query_parameters import QuerySchema

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def results() -> str:
    """Show the verdict on the word that was asked for, then the concepts that have it."""
    if not request.args.get("q", "").strip():
        return render_template("search/empty.html")
    catalogue = termbase().catalogue
    hits = catalogue.find(_asked())
    query = hits.query
    arguments = search_filters.arguments(query)
    return render_template(
        "search/results.html",
        hits=hits,
        answer=_answer(catalogue, hits),
        senses=Senses(catalogue),
        filters=search_filters,
        active=search_filters.active(query, catalogue),
        hiding=() if hits.total else search_filters.hiding(query, catalogue),
        several=len(catalogue.schemes) > 1,
        pager=Pager(hits.total, query.per_page, query.page, arguments),
    )


def _asked() -> Query:
    """The search that is asked for; a page of it is shorter than an answer of the API."""
    query: Query = QuerySchema().load(request.args)
    if "per_page" in request.args:
        return query
    return replace(query, per_page=search_filters.PER_PAGE)


def _answer(catalogue: Catalogue, hits: Hits) -> Answer:
    """The verdict on the query as a label; whatever filters hide is still the verdict on it.

    A filter on language or vocabulary is heeded where the label is known there.
    """
    query, readers = hits.query, reader_languages()
    found = catalogue.answer(
        query.text, language=query.language, scheme=query.scheme, readers=readers
    )
    return found if found.is_known else catalogue.answer(query.text, readers=readers)
