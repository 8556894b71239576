"""The only place where an error becomes a status, a problem document (RFC 9457) or a page."""

import json
import logging
import re
import traceback
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from inspect import getdoc
from typing import Any, NamedTuple

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, default_exceptions

from taxonomy import errors

STATUS: dict[type[errors.TermbaseError], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.NotPossible: HTTPStatus.CONFLICT,
    errors.OutOfDate: HTTPStatus.PRECONDITION_FAILED,
    errors.SchemeOutOfDate: HTTPStatus.PRECONDITION_FAILED,
    errors.Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.Malformed: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.RulesBroken: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.BadQuestion: HTTPStatus.BAD_REQUEST,
    errors.DatabaseBehind: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}

MEDIA_TYPE = "application/problem+json"

_RETRY_SECONDS = "5"
_UNEXPECTED = (
    "It was not your doing. The fault was noted, without what you asked; please try again."
)
_NOT_NOW = "Something that this service stands on does not answer; please try again in a minute."
_BY_DOCUMENT = ("/api/", "/health/", "/reconcile", "/v2/")  # addresses at which software asks

_log = logging.getLogger(__name__)


class Kind(NamedTuple):
    """A kind of problem: the name in its `type`, what it is called, what it is about."""

    name: str
    title: str
    status: HTTPStatus
    about: str


def install(app: Flask) -> None:
    """Answer every error with a document or a page, and note the unexpected ones."""
    app.register_error_handler(errors.TermbaseError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def kinds() -> Mapping[str, Kind]:
    """Every kind of problem by its name: those of the domain, then those of HTTP."""
    domain = (_kind_of(error) for error in STATUS)
    http = (_kind_of_status(code) for code in default_exceptions)
    found: dict[str, Kind] = {}
    for kind in (*domain, *http):
        found.setdefault(kind.name, kind)
    return found


def _refused(error: errors.TermbaseError) -> Response:
    kind = _kind_of(type(error))
    if kind.status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.error("%s: %s", type(error).__name__, error)
        return _answer(kind, _NOT_NOW, headers=[("Retry-After", _RETRY_SECONDS)])
    if isinstance(error, errors.NotSignedIn):
        return _answer(kind, str(error), headers=[("WWW-Authenticate", "Bearer")])
    if isinstance(error, errors.Refused):
        many = len(error.violations) > 1
        detail = f"{len(error.violations)} things to mend." if many else str(error)
        return _answer(kind, detail, violations=error.violations)
    more: dict[str, Any] = {}
    if isinstance(error, errors.OutOfDate):
        more = {"based_on": error.based_on, "current": error.current, "changed": error.changed}
    return _answer(kind, str(error), more=more)


def _http(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirection is an answer
    headers = [each for each in error.get_headers(request.environ) if each[0] != "Content-Type"]
    return _answer(_kind_of_status(error.code), error.description or "", headers=headers)


def _unexpected(error: Exception) -> Response:
    # Neither the address nor the error's own words: both may hold what was asked.
    where = "".join(traceback.format_tb(error.__traceback__))
    rule = request.url_rule or "no known address"
    _log.error("Unexpected %s at %s %s\n%s", type(error).__name__, request.method, rule, where)
    return _answer(_kind_of_status(HTTPStatus.INTERNAL_SERVER_ERROR), _UNEXPECTED)


def _answer(
    kind: Kind,
    detail: str,
    *,
    violations: Iterable[errors.Violation] = (),
    headers: Iterable[tuple[str, str]] = (),
    more: Mapping[str, Any] | None = None,
) -> Response:
    problem: dict[str, Any] = {
        "type": f"{request.script_root}/problems/{kind.name}",
        "title": kind.title,
        "status": int(kind.status),
        "detail": detail,
        **(more or {}),
    }
    if told := [_told(kind, violation) for violation in violations]:
        problem["errors"] = told
    response = _document(problem) if _is_software() else _page(kind, problem)
    response.status_code = kind.status
    response.headers.extend(list(headers))
    return response


def _is_software() -> bool:
    return request.path.startswith(_BY_DOCUMENT)


def _document(problem: Mapping[str, Any]) -> Response:
    return Response(f"{json.dumps(problem, ensure_ascii=False)}\n", mimetype=MEDIA_TYPE)


def _page(kind: Kind, problem: Mapping[str, Any]) -> Response:
    try:
        page = render_template(
            "problem.html", title=kind.title, status=int(kind.status), problem=problem
        )
    except Exception as error:  # noqa: BLE001 - the page that tells of a fault may share the fault
        _log.error("The page of a problem failed: %s", type(error).__name__)
        return Response(f"{kind.title}. {problem['detail']}\n", mimetype="text/plain")
    return Response(page, mimetype="text/html")


def _told(kind: Kind, violation: errors.Violation) -> dict[str, str]:
    place = "parameter" if kind.status is HTTPStatus.BAD_REQUEST else "pointer"
    return {place: violation.pointer, "detail": violation.message, "rule": violation.rule}


def _kind_of(error: type[errors.TermbaseError]) -> Kind:
    known = next(each for each in error.__mro__ if each in STATUS)
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", known.__name__).lower()
    return _kind(name, STATUS[known], (getdoc(known) or "").partition("\n\n")[0])


def _kind_of_status(code: int) -> Kind:
    status = HTTPStatus(code)
    name = re.sub(r"[^a-z]+", "-", status.phrase.lower())
    return _kind(name, status, str(default_exceptions[code].description))


def _kind(name: str, status: HTTPStatus, about: str) -> Kind:
    return Kind(name, name.replace("-", " ").capitalize(), status, about.replace("\n", " "))
