"""A text checked on a page: pasted, marked, mended; nothing of it is kept."""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from taxonomy.checking import reports
from taxonomy.checking.checker import Report
from webapp.context import termbase
from webapp.query import CheckSchema
from webapp.showing.checked import applied, pieces

blueprint = Blueprint("check", __name__)


@blueprint.get("/check")
def ask() -> Response:
    """Ask for a text."""
    return _page("", None, None)


@blueprint.post("/check")
def check() -> Response:
    """Show a text with what was found in it, perhaps with fixes put in place first."""
    language, scheme = CheckSchema().load(request.form)
    text = request.form.get("text", "").replace("\r\n", "\n")
    before = request.form.get("before")
    wanted = request.form.get("apply", "")
    if wanted == "undo" and before is not None:
        text, before = before, None
    report = termbase().checker.check(text, language=language, scheme=scheme)
    mended = applied(text, report.findings, wanted) if wanted else text
    if mended != text:
        before, text = text, mended
        report = termbase().checker.check(text, language=language, scheme=scheme)
    return _page(text, report, language, before=before if wanted else None)


def _page(
    text: str, report: Report | None, language: str | None, *, before: str | None = None
) -> Response:
    findings = report.findings if report else ()
    told = [each for each in findings if each.justified is None]
    answer = make_response(
        render_template(
            "check/show.html",
            text=text,
            language=language,
            report=report,
            pieces=list(pieces(text, findings)),
            told=told,
            excused=len(findings) - len(told),
            fixable=sum(each.fix is not None for each in told),
            before=before,
            reason=reports.reason,
            languages=termbase().checker.languages,
        )
    )
    answer.cache_control.no_store = True
    return answer
