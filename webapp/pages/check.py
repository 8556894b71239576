"""A text or a document checked on a page: marked, fixed, commented; nothing of it is kept."""

from typing import Any, NamedTuple

from flask import Blueprint, make_response, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from taxonomy.checking.documents import apply_fixes, document, document_comments
from taxonomy.errors import Malformed
from webapp import uploads
from webapp.context import termbase
from webapp.messages import translate
from webapp.presenters.checked_text import MOST, OUTCOME, UNFOLDED, Shown, anchor, fixed
from webapp.presenters.senses import Senses
from webapp.query_parameters import CheckSchema
from webapp.uploads import Sent, given_back

blueprint = Blueprint("check", __name__)

_ERROR = 422
_UNDO = "undo"  # what a form asks to apply, beside a finding’s number or all


class CheckRequest(NamedTuple):
    """How a text is to be checked: in which language, by which vocabulary; None for any."""

    language: str | None = None
    scheme: str | None = None


@blueprint.get("/check")
def ask() -> Response:
    """Ask for a text or a document."""
    return _page(CheckRequest())


@blueprint.post("/check")
@uploads.takes_files
def check() -> Response:
    """Show a text or a document with what was found in it, or give the document back with it.

    It changes nothing: the form needs no secret, and who sends it no cookie.
    """
    asked = CheckRequest(*CheckSchema().load(request.form))
    file = uploads.sent()
    if file is not None:
        return _document(file, asked)
    if request.form.get("as"):
        return _malformed(asked, file=gettext("Choose a document first."))
    text = request.form.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return _malformed(asked, text=gettext("Enter some text, or choose a document."))
    try:
        return _text(text, asked)
    except Malformed as error:
        return _malformed(asked, text=_message(error))


def _text(text: str, asked: CheckRequest) -> Response:
    """Show a text, with fixes put in place first where the form asks for it."""
    before = request.form.get("before")
    wanted = request.form.get("apply", "")
    if wanted == _UNDO and before is not None:
        text, before = before, None
    report = termbase().checker.check(text, language=asked.language, scheme=asked.scheme)
    better = fixed(text, report.findings, wanted) if wanted else text
    if better != text:
        before, text = text, better
        report = termbase().checker.check(text, language=asked.language, scheme=asked.scheme)
    shown = Shown.of_text(text, report)
    return _page(asked, text=text, shown=shown, before=before if wanted else None, last=wanted)


def _document(file: Sent, asked: CheckRequest) -> Response:
    try:
        read = document.read(file.content, file.name)
        outcome = document.checked(termbase().checker, read, asked.language, asked.scheme)
        match request.form.get("as", ""):
            case "commented":
                content = document_comments.commented(file.content, outcome.unexcused)
                return given_back(content, file.named("commented"))
            case "fixed":
                content = apply_fixes.fixed(file.content, file.name, outcome.fixes)
                return given_back(content, file.named("fixed"))
    except Malformed as error:
        return _malformed(asked, file=_message(error))
    shown = Shown.of_document(read, outcome)
    return _page(
        asked,
        shown=shown,
        file=file,
        takes_comments=outcome.kind in document_comments.KINDS and bool(outcome.unexcused),
        mendable=0 if outcome.kind in apply_fixes.NEVER else len(outcome.fixes),
    )


def _message(error: Malformed) -> str:
    return " ".join(translate(each.message) for each in error.violations)


def _malformed(asked: CheckRequest, **errors: str) -> Response:
    """The form as it was sent, with what is wrong at the fields that it is about."""
    answer = _page(asked, text=request.form.get("text", ""), errors=errors)
    answer.status_code = _ERROR
    return answer


def _page(
    asked: CheckRequest,
    *,
    last: str = "",
    **more: Any,  # noqa: ANN401 - what the template is given
) -> Response:
    given = {"text": "", "shown": None, "before": None, "file": None, "errors": {}, **more}
    answer = make_response(
        render_template(
            "check/show.html",
            **given,
            **asked._asdict(),
            undone=anchor(int(last)) if last.isdecimal() else OUTCOME,
            senses=Senses(termbase().catalogue),
            most=MOST,
            unfolded=UNFOLDED,
            suffixes=",".join(sorted(document.SUFFIXES)),
            languages=termbase().checker.languages,
            schemes=tuple(termbase().catalogue.schemes.values()),
        )
    )
    answer.cache_control.no_store = True
    return answer
