"""Finding concepts by any of their terms."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.messages import Message
from taxonomy.search.contract import Query
from webapp.api import paging, serializers
from webapp.api.answer_schemas import HitsSchema
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.context import accepted_languages, termbase
from webapp.query_parameters import QuerySchema

blueprint = ResourceBlueprint("search", Message("Search: find concepts by any term"))


@blueprint.get("/search")
@blueprint.arguments(QuerySchema, location="query")
@blueprint.response(200, HitsSchema)
def search(query: Query) -> ResponseReturnValue:
    """Find concepts by any of their terms, in any language.

    Exact matches come first. If you give a language, only terms in it are searched.
    The query language: every word must match; "words side by side" is a phrase; groom* matches the
    beginning of a word; -word excludes a word; OR and brackets combine; lang: usage: section:
    scheme: in:label|definition|note filter. A query that isn’t valid is read as plain words, and
    the answer says why. If nothing matches, close spellings are searched, and the answer is marked
    approximate. If the query is a term, `answer` has the verdict on it, as /lookup gives it.
    """
    catalogue, wanted = termbase().catalogue, accepted_languages()
    hits = catalogue.find(query)
    label = catalogue.answer(
        query.text, language=query.language, scheme=query.scheme, readers=wanted
    )
    paging.link(total=hits.total, page=query.page, per_page=query.per_page)
    return jsonify(serializers.hits(hits, label, wanted))
