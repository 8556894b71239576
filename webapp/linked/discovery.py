"""What leads search engines and browsers here: a sitemap, and a description of the search."""

from flask import Blueprint, Response, render_template
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.search.contract import Filter
from webapp.context import concept_uri, root, termbase

blueprint = Blueprint("discovery", __name__)

_IN_SITEMAP = 10_000  # addresses; the protocol allows 50,000


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """The sitemaps (sitemaps.org), a page of concepts each."""
    return _xml(render_template("linked/sitemaps.xml", home=root(), pages=_pages()))


@blueprint.get("/sitemap/<int:page>.xml")
def page(page: int) -> Response:
    """The addresses of some concepts."""
    if page not in _pages():
        raise NoPage
    first = (page - 1) * _IN_SITEMAP
    cards = termbase().shelf.concepts(Filter(), first=first, last=first + _IN_SITEMAP)
    addresses = [concept_uri(card.scheme, card.concept) for card in cards]
    return _xml(render_template("linked/sitemap.xml", addresses=addresses))


@blueprint.get("/opensearch.xml")
def search() -> Response:
    """How a browser asks our search (OpenSearch 1.1)."""
    answer = _xml(render_template("linked/opensearch.xml", home=root()))
    answer.mimetype = "application/opensearchdescription+xml"
    return answer


def _pages() -> range:
    return range(1, -(-termbase().shelf.count(Filter()) // _IN_SITEMAP) + 1)


def _xml(text: str) -> Response:
    return Response(text, mimetype="application/xml")
