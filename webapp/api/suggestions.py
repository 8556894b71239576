"""Labels that begin as was typed, for search boxes."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from webapp.api import bodies
from webapp.api.contract import Resource
from webapp.api.schemas import SuggestionsSchema
from webapp.context import termbase
from webapp.query import Beginning, BeginningSchema

blueprint = Resource("suggestions", "Complete a label while it is typed.")


@blueprint.get("/suggest")
@blueprint.arguments(BeginningSchema, location="query")
@blueprint.response(200, SuggestionsSchema)
def suggest(beginning: Beginning) -> ResponseReturnValue:
    """Labels that begin with the text, then those with a word that does."""
    found = termbase().shelf.suggest(
        beginning.text, language=beginning.language, limit=beginning.limit
    )
    return jsonify(items=[bodies.suggestion(each) for each in found])
