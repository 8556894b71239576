"""The verdict on one very label."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from webapp.api import bodies
from webapp.api.answer_schemas import LookupSchema
from webapp.api.contract import Resource
from webapp.context import accepted_languages, termbase
from webapp.query import Naming, NamingSchema

blueprint = Resource("lookups", "Ask for the verdict on one label.")


@blueprint.get("/lookup")
@blueprint.arguments(NamingSchema, location="query")
@blueprint.response(200, LookupSchema)
def look_up(naming: Naming) -> ResponseReturnValue:
    """The verdict on a label; case, accents and dashes do not matter.

    A label with several usages “depends”: each of its senses says what it means and what to
    do, the gravest first. Without a language, the first of the reader's languages
    (Accept-Language) that has the label is meant, and else every language. The verdict is
    “none” where no vocabulary that gives verdicts has the label.
    """
    shelf, wanted = termbase().shelf, accepted_languages()
    found = shelf.lookup(naming.label, language=naming.language)
    answer = shelf.answer(
        naming.label, language=naming.language, scheme=naming.scheme, readers=wanted
    )
    items = [bodies.term(each, wanted) for each in found if naming.scheme in {None, each.scheme}]
    return jsonify(items=items, **bodies.answer(answer, wanted))
