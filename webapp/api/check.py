"""Checking a text: every term to avoid in it, with its place, its replacement and its reason."""

from typing import Any, cast

from flask import Response, jsonify, request
from marshmallow import ValidationError

from taxonomy.checking import masking, reports
from taxonomy.checking.reports import Checked
from taxonomy.errors import Malformed, Violation
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
        return _loaded({**request.form, "text": _text(file.read())}), file.filename or "text"
    return _loaded(receiving.body()), "text"


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"Line {line} is not UTF-8; save the file as UTF-8 text."
        raise Malformed([Violation("utf-8", "/file", message)]) from error


def _loaded(body: dict[str, Any]) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = _TEXT.load(body)
    except ValidationError as error:
        messages: dict[str, list[str]] = cast("dict[str, list[str]]", error.messages)
        raise Malformed(
            Violation("shape", f"/{name}", " ".join(map(str, told)))
            for name, told in messages.items()
        ) from error
    return loaded
