"""A text or a document checked on a page: marked, mended, commented; nothing of it is kept."""

from typing import Any

from flask import Blueprint, make_response, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from taxonomy.checking import reports
from taxonomy.checking.documents import commenting, document, mending
from taxonomy.errors import Malformed
from webapp import sent
from webapp.context import termbase
from webapp.messages import translate
from webapp.query import CheckSchema
from webapp.sent import Sent, given_back
from webapp.showing.checked import MOST, Shown, mended

blueprint = Blueprint("check", __name__)

_AMISS = 422


@blueprint.get("/check")
def ask() -> Response:
    """Ask for a text or a document."""
    return _page()


@blueprint.post("/check")
def check() -> Response:
    """Show a text or a document with what was found in it, or give the document back with it.

    It changes nothing: the form needs no secret, and who sends it no cookie.
    """
    language, scheme = CheckSchema().load(request.form)
    file = sent.sent()
    if file is not None:
        return _document(file, language, scheme)
    if request.form.get("as"):
        return _amiss(gettext("Choose a document first."), language)
    text = request.form.get("text", "").replace("\r\n", "\n")
    try:
        return _text(text, language, scheme)
    except Malformed as error:
        return _amiss(_said(error), language)


def _text(text: str, language: str | None, scheme: str | None) -> Response:
    """Show a text, perhaps with fixes put in place first."""
    before = request.form.get("before")
    wanted = request.form.get("apply", "")
    if wanted == "undo" and before is not None:
        text, before = before, None
    report = termbase().checker.check(text, language=language, scheme=scheme)
    better = mended(text, report.findings, wanted) if wanted else text
    if better != text:
        before, text = text, better
        report = termbase().checker.check(text, language=language, scheme=scheme)
    shown = Shown.of_text(text, report)
    return _page(text=text, shown=shown, language=language, before=before if wanted else None)


def _document(file: Sent, language: str | None, scheme: str | None) -> Response:
    try:
        read = document.read(file.content, file.name)
        outcome = document.checked(termbase().checker, read, language, scheme)
        match request.form.get("as", ""):
            case "commented":
                content = commenting.commented(file.content, outcome.told)
                return given_back(content, file.named("commented"))
            case "mended":
                content = mending.mended(file.content, file.name, outcome.fixes)
                return given_back(content, file.named("mended"))
    except Malformed as error:
        return _amiss(_said(error), language)
    shown = Shown.of_document(read, outcome)
    return _page(
        shown=shown,
        language=language,
        file=file,
        takes_comments=outcome.kind in commenting.KINDS and bool(outcome.told),
        mendable=0 if outcome.kind in mending.NEVER else len(outcome.fixes),
    )


def _said(error: Malformed) -> str:
    return " ".join(translate(each.message) for each in error.violations)


def _amiss(told: str, language: str | None) -> Response:
    answer = _page(text=request.form.get("text", ""), language=language, told=told)
    answer.status_code = _AMISS
    return answer


def _page(**more: Any) -> Response:  # noqa: ANN401 - what the template is given
    given = {"text": "", "shown": None, "language": None, "before": None, "file": None, "told": ""}
    answer = make_response(
        render_template(
            "check/show.html",
            **{**given, **more},
            reason=reports.reason,
            most=MOST,
            suffixes=",".join(sorted(document.SUFFIXES)),
            languages=termbase().checker.languages,
        )
    )
    answer.cache_control.no_store = True
    return answer
