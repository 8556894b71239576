"""The verdict on one very label."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.messages import Message
from webapp.api import serializers
from webapp.api.answer_schemas import LookupSchema
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.context import accepted_languages, termbase
from webapp.query_parameters import LookupParams, LookupParamsSchema

blueprint = ResourceBlueprint("lookups", Message("Look up: the verdict on one term"))


@blueprint.get("/lookup")
@blueprint.arguments(LookupParamsSchema, location="query")
@blueprint.response(200, LookupSchema)
def look_up(naming: LookupParams) -> ResponseReturnValue:
    """Get the verdict on a term. Capitals, accents and dashes don’t matter.

    A term with several uses “depends”: each sense says what it means and what to do, the gravest
    first. Without a language, the first of the reader’s languages (Accept-Language) that has the
    term is used, and otherwise every language. The verdict is “none” if no vocabulary that gives
    verdicts has the term.
    """
    catalogue, wanted = termbase().catalogue, accepted_languages()
    found = catalogue.lookup(naming.label, language=naming.language)
    answer = catalogue.answer(
        naming.label, language=naming.language, scheme=naming.scheme, readers=wanted
    )
    items = [
        serializers.term(each, wanted) for each in found if naming.scheme in {None, each.scheme}
    ]
    return jsonify(items=items, **serializers.answer(answer, wanted))
