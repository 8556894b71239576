"""The verdict on each term of a list."""

from typing import Any, cast

from flask import Response, jsonify, request

from taxonomy.checking import term_lists
from taxonomy.checking.term_lists import Judged
from taxonomy.entry import schema_fields
from taxonomy.entry.verdicts import Answer
from taxonomy.messages import Message
from webapp.api import check, request_bodies, serializers
from webapp.api.check_schemas import TermListSchema, TermVerdictsSchema
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.context import accepted_languages, termbase

blueprint = ResourceBlueprint("check_lists", Message("List check: what you send is not stored"))

_LIST = TermListSchema()
_BODY = {"application/json": {"schema": TermListSchema}, **check.FILE}


@blueprint.post("/check/list")
@blueprint.doc(requestBody={"required": True, "content": _BODY})
@blueprint.response(200, TermVerdictsSchema)
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def judge() -> Response:
    """Get the verdict on each term of a list, what to say instead, and where that is defined.

    Send the list as JSON or as a file: CSV or Excel with a column “term” (otherwise the first
    column is read), or text with one term on each line. Without a language, each term is looked
    up in every language, and the answer says in which it is known. The list is neither stored nor
    logged.
    """
    terms, asked = _sent()
    language, scheme = asked["lang"], asked["scheme"]
    wanted = accepted_languages()
    catalogue = termbase().catalogue

    def look_up(label: str, language: str | None) -> Answer:
        return catalogue.answer(label, language=language, scheme=scheme, readers=wanted)

    judge = term_lists.Judge(termbase().checker, look_up, scheme=scheme, readers=wanted)
    rows = judge.judged(terms, language)
    answer = jsonify(lang=language, items=[_judged(each, wanted) for each in rows])
    answer.cache_control.no_store = True
    return answer


def _sent() -> tuple[list[str], dict[str, Any]]:
    """The terms, and how they are to be looked up. Raises `Malformed`."""
    if request.mimetype == "multipart/form-data":
        sent, asked = check.sent_file()
        with request_bodies.about("/file"):
            return term_lists.of_file(sent.content, sent.name), asked
    asked = cast("dict[str, Any]", schema_fields.read(_LIST, request_bodies.body()))
    with request_bodies.about("/terms"):
        return term_lists.of_terms(asked["terms"]), asked


def _judged(judged: Judged, wanted: tuple[str, ...]) -> dict[str, Any]:
    body = serializers.answer(judged.answer, wanted)
    del body["label"], body["lang"]
    return {
        "term": judged.term,
        "languages": judged.languages,
        "is_part": judged.is_part,
        **body,
    }
