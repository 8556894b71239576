"""Labels that begin as was typed, for search boxes."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.messages import Message
from webapp.api import serializers
from webapp.api.answer_schemas import SuggestionsSchema
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.context import accepted_languages, termbase
from webapp.query_parameters import SuggestParams, SuggestSchema

blueprint = ResourceBlueprint(
    "suggestions", Message("Suggestions: complete a term while it is typed")
)


@blueprint.get("/suggest")
@blueprint.arguments(SuggestSchema, location="query")
@blueprint.response(200, SuggestionsSchema)
def suggest(beginning: SuggestParams) -> ResponseReturnValue:
    """List terms that begin with the text, then terms with a word that does.

    Each term is there once, with the verdict on it as /lookup gives it.
    """
    catalogue, language = termbase().catalogue, beginning.language
    wanted = accepted_languages()
    found = catalogue.suggest(beginning.text, language=language, limit=beginning.limit)
    return jsonify(
        items=[
            serializers.suggestion(
                each, catalogue.answer(each.label, language=language, readers=wanted), wanted
            )
            for each in found
        ]
    )
