"""The verdict on one very label."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from webapp.api import bodies
from webapp.api.contract import Resource
from webapp.api.schemas import TermsSchema
from webapp.context import accepted_languages, termbase
from webapp.query import Naming, NamingSchema

blueprint = Resource("lookups", "Ask for the verdict on one label.")


@blueprint.get("/lookup")
@blueprint.arguments(NamingSchema, location="query")
@blueprint.response(200, TermsSchema)
def look_up(naming: Naming) -> ResponseReturnValue:
    """Every term with exactly this label; case, accents and dashes do not matter.

    Where there is none the list is empty: no verdict is known.
    """
    found = termbase().shelf.lookup(naming.label, language=naming.language)
    wanted = accepted_languages()
    return jsonify(items=[bodies.term(each, wanted) for each in found])
