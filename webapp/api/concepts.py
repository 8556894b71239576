"""Concepts: listed in pages, and each as its whole entry."""

from datetime import datetime

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.entry.schema import EntrySchema, write_entry
from taxonomy.messages import Message
from webapp.api import paging, serializers
from webapp.api.openapi_blueprint import SCHEME, ResourceBlueprint, in_path
from webapp.api.schemas import ConceptsSchema
from webapp.conditional_requests import REVISION
from webapp.context import accepted_languages, termbase
from webapp.query_parameters import ConceptListParams, ConceptListSchema, DaySchema

blueprint = ResourceBlueprint("concepts", Message("Concepts: read them one by one or in pages"))

CONCEPT = in_path("concept", Message("The identifier of a concept in it"), "csam")


@blueprint.get("/concepts")
@blueprint.arguments(ConceptListSchema, location="query")
@blueprint.response(200, ConceptsSchema)
def concepts(browsing: ConceptListParams) -> ResponseReturnValue:
    """List the concepts that match the filters, in the order of their vocabularies.

    A language and a verdict together must apply to the same term.
    """
    catalogue = termbase().catalogue
    page, per_page = browsing.page, browsing.per_page
    total = catalogue.count(browsing.filter)
    paging.link(total=total, page=page, per_page=per_page)
    wanted = accepted_languages()
    first = (page - 1) * per_page
    shown = catalogue.concepts(browsing.filter, first=first, last=first + per_page)
    return jsonify(
        total=total,
        page=page,
        per_page=per_page,
        items=[serializers.concept(card, wanted) for card in shown],
    )


@blueprint.get("/concepts/<scheme>/<concept>", parameters=[SCHEME, CONCEPT])
@blueprint.arguments(DaySchema, location="query")
@blueprint.response(200, EntrySchema)
@blueprint.alt_response(404, "NOT_FOUND")
def concept(at: datetime | None, scheme: str, concept: str) -> ResponseReturnValue:
    """Get the whole entry of a concept: terms, verdicts, definitions, notes, references, sources.

    You get the entry as it is now, or as it was on a day. Its ETag begins with the revision
    number, which `If-Match` needs when you change the entry.
    """
    found = termbase().entry(scheme, concept, at=at)
    answer = jsonify(write_entry(found.entry))
    answer.headers[REVISION] = str(found.revision)
    return answer
