"""Checking a text: every term to avoid in it, with its place, its replacement and its reason."""

from typing import Any, cast

from flask import Response, jsonify, request

from taxonomy.checking import masking, reports
from taxonomy.checking.reports import Checked
from taxonomy.entry import shape
from taxonomy.errors import Malformed, Violation
from taxonomy.text import line_of
from webapp.api import receiving
from webapp.api.check_schemas import FindingsSchema, TextSchema
from webapp.api.contract import Resource
from webapp.context import accepted_languages, root, termbase

blueprint = Resource("check", "Check texts: nothing that is sent is kept.")

_TEXT = TextSchema()
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": TextSchema},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "lang": {"type": "string"},
                        "scheme": {"type": "string"},
                    },
                    "required": ["file"],
                }
            },
        },
    }
}


@blueprint.post("/check")
@blueprint.doc(**_BODY)
@blueprint.response(200, FindingsSchema)
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def check() -> Response:
    """Find every term to avoid, or to take care of, in a text or in a file of text.

    Offsets are told in code points and in UTF-16 units. What a name excuses, such as a treaty's,
    is told with that name as `justified`. With `Accept: application/sarif+json` the answer is a
    SARIF 2.1.0 log. The text is neither stored nor logged.
    """
    sent, name = _sent()
    report = termbase().checker.check(
        sent["text"],
        language=sent["lang"],
        scheme=sent["scheme"],
        kind=masking.kind_of(name),
    )
    checked = Checked(name, sent["text"], report, root())
    best = request.accept_mimetypes.best_match(("application/json", reports.SARIF))
    if best == reports.SARIF:
        answer = jsonify(reports.sarif([checked]))
        answer.mimetype = reports.SARIF
    else:
        answer = jsonify(reports.told(checked, accepted_languages()))
    answer.vary.add("Accept")
    answer.cache_control.no_store = True
    return answer


def _sent() -> tuple[dict[str, Any], str]:
    """The text with what is said of it, and the name of its file. Raises `Malformed`."""
    if request.mimetype == "multipart/form-data":
        file = request.files.get("file")
        if file is None:
            raise Malformed([Violation("required", "/file", "Send a file here.")])
        body: dict[str, Any] = {**request.form, "text": _text(file.read())}
        return _read(body), file.filename or "text"
    return _read(receiving.body()), "text"


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"Line {line_of(error)} is not UTF-8; save the file as UTF-8 text."
        raise Malformed([Violation("utf-8", "/file", message)]) from error


def _read(body: dict[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", shape.read(_TEXT, body))
