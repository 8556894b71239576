"""Finding concepts by any of their terms."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.search.contract import Query
from webapp.api import bodies, paging
from webapp.api.answer_schemas import HitsSchema
from webapp.api.contract import Resource
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
    Where the query is a label, `answer` has the verdict on it, as /lookup gives it.
    """
    shelf, wanted = termbase().shelf, accepted_languages()
    hits = shelf.find(query)
    label = shelf.answer(query.text, language=query.language, scheme=query.scheme, readers=wanted)
    paging.link(total=hits.total, page=query.page, per_page=query.per_page)
    return jsonify(bodies.hits(hits, label, wanted))
