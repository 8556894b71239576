"""The only place where an error becomes a status, a problem document (RFC 9457) or a page."""

import json
import logging
import traceback
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, default_exceptions

from taxonomy import errors
from taxonomy.messages import Message
from webapp import problem_kinds
from webapp.messages import languages_of, translate
from webapp.problem_kinds import STATUS, ProblemKind

__all__ = ["MEDIA_TYPE", "STATUS", "install"]

MEDIA_TYPE = "application/problem+json"

_RETRY_SECONDS = "5"
_SEVERAL = Message("Several things need fixing.")
_BY_DOCUMENT = ("/api/", "/health/", "/reconcile", "/v2/")  # addresses at which software asks

_log = logging.getLogger(__name__)


class Problem(NamedTuple):
    """What is answered instead of what was asked for."""

    kind: ProblemKind
    detail: Message
    violations: tuple[errors.Violation, ...] = ()
    more: Mapping[str, Any] = {}

    @property
    def place(self) -> str:
        """What the pointers of violations point into: a document, or the parameters."""
        return "parameter" if self.kind.status is HTTPStatus.BAD_REQUEST else "pointer"

    @property
    def messages(self) -> list[Message]:
        """All that is said in it."""
        return [self.kind.title, self.detail, *(each.message for each in self.violations)]


def install(app: Flask) -> None:
    """Answer every error with a document or a page, and note the unexpected ones."""
    app.register_error_handler(errors.TermbaseError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _refused(error: errors.TermbaseError) -> Response:
    kind = problem_kinds.of_error(type(error))
    if kind.status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.error("%s: %s", type(error).__name__, error)
        return _answer(Problem(kind, kind.about), headers=[("Retry-After", _RETRY_SECONDS)])
    if isinstance(error, errors.NotSignedIn):
        return _answer(Problem(kind, error.message), headers=[("WWW-Authenticate", "Bearer")])
    if isinstance(error, errors.Refused):
        several = len(error.violations) > 1
        return _answer(Problem(kind, _SEVERAL if several else error.message, error.violations))
    more: dict[str, Any] = {}
    if isinstance(error, errors.OutOfDate):
        more = {"based_on": error.based_on, "current": error.current, "changed": error.changed}
    return _answer(Problem(kind, error.message, more=more))


def _http(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirection is an answer
    headers = [each for each in error.get_headers(request.environ) if each[0] != "Content-Type"]
    kind = problem_kinds.of_status(error.code)
    return _answer(Problem(kind, _detail(error, kind)), headers=headers)


def _detail(error: HTTPException, kind: ProblemKind) -> Message:
    """What whoever gave up wrote; Werkzeug's own words are said in ours."""
    detail = error.description
    if isinstance(detail, Message):
        return detail
    is_usual = detail in {None, default_exceptions[kind.status].description}
    return kind.about if is_usual else Message.untranslated(str(detail))


def _unexpected(error: Exception) -> Response:
    # Neither the address nor the error's own words: both may hold what was asked.
    where = "".join(traceback.format_tb(error.__traceback__))
    rule = request.url_rule or "no known address"
    _log.error("Unexpected %s at %s %s\n%s", type(error).__name__, request.method, rule, where)
    kind = problem_kinds.of_status(HTTPStatus.INTERNAL_SERVER_ERROR)
    return _answer(Problem(kind, kind.about))


def _answer(problem: Problem, headers: Iterable[tuple[str, str]] = ()) -> Response:
    is_software = request.path.startswith(_BY_DOCUMENT)
    response = _document(problem) if is_software else _page(problem)
    response.status_code = problem.kind.status
    response.headers.extend(list(headers))
    return response


def _document(problem: Problem) -> Response:
    name = problem.kind.name
    document: dict[str, Any] = {
        "type": f"{request.script_root}/problems/{name}" if name else "about:blank",
        "title": translate(problem.kind.title),
        "status": int(problem.kind.status),
        "detail": translate(problem.detail),
        **problem.more,
    }
    if problem.violations:
        document["errors"] = [
            {problem.place: each.pointer, "detail": translate(each.message), "rule": each.rule}
            for each in problem.violations
        ]
    response = Response(f"{json.dumps(document, ensure_ascii=False)}\n", mimetype=MEDIA_TYPE)
    response.content_language.update(languages_of(problem.messages))
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def _page(problem: Problem) -> Response:
    status, title = int(problem.kind.status), translate(problem.kind.title)
    try:
        page = render_template("problem.html", title=title, status=status, problem=problem)
    except Exception as error:  # noqa: BLE001 - the page that tells of a fault may share the fault
        _log.error("The page of a problem failed: %s", type(error).__name__)
        text = f"{title}. {translate(problem.detail)}\n"
        return Response(text, mimetype="text/plain")
    return Response(page, mimetype="text/html")
