"""Judging lists of terms, each by itself."""

from collections.abc import Iterable
from typing import Any, cast

from flask import Response, jsonify, request

from taxonomy.checking import lists
from taxonomy.checking.lists import Judged, Known
from taxonomy.entry import shape
from webapp.api import check, receiving
from webapp.api.check_schemas import ListSchema, VerdictsSchema
from webapp.api.contract import Resource
from webapp.context import accepted_languages, choose, concept_uri, termbase

blueprint = Resource("check_lists", "Judge lists of terms: nothing that is sent is kept.")

_LIST = ListSchema()
_BODY = {"application/json": {"schema": ListSchema}, **check.FILE}
_LANGUAGE = "en"


@blueprint.post("/check/list")
@blueprint.doc(requestBody={"required": True, "content": _BODY})
@blueprint.response(200, VerdictsSchema)
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def judge() -> Response:
    """Tell the verdict on each term of a list, what to say instead and where it stands.

    The list is sent as JSON, or as a file: CSV or Excel with a column “term” (else the first is
    read), or text with one term a line. Without a language the terms are taken for English. The
    list is neither stored nor logged.
    """
    terms, asked = _sent()
    language, scheme = asked["lang"] or _LANGUAGE, asked["scheme"]
    shelf = termbase().shelf

    def bearing(label: str, language: str) -> list[Known]:
        found = shelf.lookup(label, language=language)
        return [each for each in found if scheme in {None, each.scheme}]

    rows = lists.judged(terms, language, termbase().checker, bearing, scheme)
    wanted = accepted_languages()
    answer = jsonify(lang=language, items=[_told(each, (language, *wanted)) for each in rows])
    answer.cache_control.no_store = True
    return answer


def _sent() -> tuple[list[str], dict[str, Any]]:
    """The terms, and how they are to be looked up. Raises `Malformed`."""
    if request.mimetype == "multipart/form-data":
        sent, asked = check.sent_file()
        with receiving.about("/file"):
            return lists.of_file(sent.content, sent.name), asked
    asked = cast("dict[str, Any]", shape.read(_LIST, receiving.body()))
    with receiving.about("/terms"):
        return lists.of_terms(asked["terms"]), asked


def _told(judged: Judged, wanted: Iterable[str]) -> dict[str, Any]:
    chosen = tuple(wanted)
    return {
        "term": judged.term,
        "usage": judged.usage,
        "is_part": judged.is_part,
        "known": [_known(each, chosen) for each in judged.known],
    }


def _known(known: Known, wanted: tuple[str, ...]) -> dict[str, Any]:
    return {
        "label": known.label,
        "lang": known.language,
        "usage": known.usage,
        "scheme": known.scheme,
        "concept": known.concept,
        "uri": concept_uri(known.scheme, known.concept),
        "reason": choose(known.reason, wanted),
        "replacements": [each.label for each in known.replacements],
    }
