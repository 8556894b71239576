"""Checking texts: every term to avoid in them, with its place, its replacement and its reason."""

from typing import Any, cast

from flask import Response, jsonify, request

from taxonomy.checking import reports
from taxonomy.checking.documents import apply_fixes, document, document_comments
from taxonomy.checking.documents.document import CheckedDocument
from taxonomy.checking.reports import Checked
from taxonomy.checking.rulebook import Rule
from taxonomy.entry import schema_fields
from taxonomy.messages import Message
from taxonomy.search.contract import ListedConcept
from webapp import uploads
from webapp.api import request_bodies
from webapp.api.check_schemas import CheckOptionsSchema, CheckTextSchema, FindingsSchema
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.context import accepted_languages, root, termbase
from webapp.uploads import Sent, given_back

blueprint = ResourceBlueprint("check", Message("Text check: what you send is not stored"))

_TEXT, _CHOICE = CheckTextSchema(), CheckOptionsSchema()
_ANY = "application/octet-stream"
_BYTES = {"type": "string", "format": "binary"}
FILE = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "file": _BYTES,
                "lang": {"type": "string"},
                "scheme": {"type": "string"},
            },
            "required": ["file"],
        }
    }
}
_REPORTS = {
    "application/json": {"schema": FindingsSchema},
    reports.SARIF: {"schema": {"type": "object", "description": "A SARIF 2.1.0 log"}},
}
_TEXT_OR_FILE = {"application/json": {"schema": CheckTextSchema}, **FILE}


def _takes(content: dict[str, Any]) -> Any:  # noqa: ANN401 - flask-smorest is untyped
    return blueprint.doc(requestBody={"required": True, "content": content})


@blueprint.post("/check")
@_takes(_TEXT_OR_FILE)
@blueprint.response(200, FindingsSchema)
@blueprint.doc(responses={"200": {"description": "OK", "content": _REPORTS}})
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@uploads.takes_files
def check() -> Response:
    """Find every term to avoid or take care with in a text or document.

    A document is plain text, Markdown, HTML, DOCX, ODT, PDF, XLIFF, PO, SRT or WebVTT, up to 16 MB.
    Offsets are in code points and in UTF-16 units. A term inside a name that excuses it, such as
    the title of a treaty, has that name as `justified`. With `Accept: application/sarif+json` the
    answer is a SARIF 2.1.0 log. The text is neither stored nor logged.
    """
    checked = _checked()
    best = request.accept_mimetypes.best_match(("application/json", reports.SARIF))
    if best == reports.SARIF:
        answer = jsonify(reports.sarif([checked]))
        answer.mimetype = reports.SARIF
    else:
        answer = jsonify(reports.serialize(checked, accepted_languages(), _concept))
    answer.vary.add("Accept")
    answer.cache_control.no_store = True
    return answer


@blueprint.post("/check/commented")
@_takes(FILE)
@blueprint.response(200, _BYTES, content_type=_ANY, description="The document with comments")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@uploads.takes_files
def commented() -> Response:
    """Return a DOCX or ODT with a comment at each term to avoid or take care with.

    Terms inside a name that excuses them get no comment. The document is neither stored nor logged.
    """
    sent, outcome = _read_file()
    with request_bodies.about("/file"):
        content = document_comments.commented(sent.content, outcome.unexcused)
    return given_back(content, sent.named("commented"))


@blueprint.post("/check/fixed")
@_takes(FILE)
@blueprint.response(200, _BYTES, content_type=_ANY, description="The corrected document")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@uploads.takes_files
def fixed() -> Response:
    """Return a document with terms to avoid replaced, wherever the replacement fits as it is.

    Nothing else changes. Quotations, and terms inside a name that excuses them, stay. PDF files are
    refused: correct the document they were made from. The document is neither stored nor logged.
    """
    sent, outcome = _read_file()
    with request_bodies.about("/file"):
        content = apply_fixes.fixed(sent.content, sent.name, outcome.fixes)
    return given_back(content, sent.named("fixed"))


def _concept(rule: Rule) -> ListedConcept | None:
    """What is known of the concept that words may be meant for."""
    return termbase().catalogue.concept(*rule.of)


def _checked() -> Checked:
    """What was found in what was sent. Raises `Malformed`."""
    if request.mimetype == "multipart/form-data":
        sent, outcome = _read_file()
        return outcome.reported(sent.name, root())
    asked = cast("dict[str, Any]", schema_fields.read(_TEXT, request_bodies.body()))
    text = asked["text"]
    with request_bodies.about("/text"):
        report = termbase().checker.check(text, language=asked["lang"], scheme=asked["scheme"])
    return reports.of_text("text", text, report, root())


def sent_file() -> tuple[Sent, dict[str, Any]]:
    """The file that was sent in a form, with how it is to be checked. Raises `Malformed`."""
    return request_bodies.file(), cast(
        "dict[str, Any]", schema_fields.read(_CHOICE, request.form.to_dict())
    )


def _read_file() -> tuple[Sent, CheckedDocument]:
    """The file that was sent, and what was found in it. Raises `Malformed`."""
    sent, asked = sent_file()
    with request_bodies.about("/file"):
        read = document.read(sent.content, sent.name)
        return sent, document.checked(termbase().checker, read, asked["lang"], asked["scheme"])
