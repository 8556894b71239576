"""Finding concepts by any of their terms."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.search.contract import Query
from webapp.api import bodies, paging
from webapp.api.contract import Resource
from webapp.api.schemas import HitsSchema
from webapp.context import accepted_languages, termbase
from webapp.query import QuerySchema

blueprint = Resource("search", "Find concepts by their words.")


@blueprint.get("/search")
@blueprint.arguments(QuerySchema, location="query")
@blueprint.response(200, HitsSchema)
def search(query: Query) -> ResponseReturnValue:
    """Find concepts by any of their terms, in any language.

    Exact labels come first. A language, where given, restricts the matched terms to it.
    The query language: all words are wanted; "words side by side"; groom* begins a word;
    -word is not wanted; OR and brackets; lang: usage: section: scheme: in:label|definition|note.
    A query that is malformed is read as plain words, and the answer says why. Where a word is
    found nowhere, close spellings are looked for, and the answer is marked approximate.
    """
    hits = termbase().search.find(query)
    paging.link(total=hits.total, page=query.page, per_page=query.per_page)
    return jsonify(bodies.hits(hits, accepted_languages()))
