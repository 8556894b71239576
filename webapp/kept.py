"""Answers of the API that are kept for as long as nothing is published: many ask alike.

Kept is what was asked and what was answered, in memory, never by whom.
"""

from typing import NamedTuple

from flask import Flask, Response, g, request

from webapp.context import termbase

PREFIX = "/api/v1/"

_MOST = 2_000  # answers
_LARGEST = 64 * 1024  # bytes of an answer that is kept
_HEADERS = (
    "Link",
    "Luxterm-Revision",
    "Vary",
)  # what the view itself said; all else is added to each answer anew

Key = tuple[int, str, bytes, str, str]


class Kept(NamedTuple):
    """An answer, without what is added to every answer."""

    body: bytes
    mimetype: str
    headers: tuple[tuple[str, str], ...]


def install(app: Flask) -> None:
    """Give kept answers again. Install this last, so that it sees answers first."""
    kept: dict[Key, Kept] = {}

    def give_again() -> Response | None:
        found = kept.get(_key()) if _may_be_kept() else None
        if found is None:
            return None
        g.kept = True
        return Response(found.body, mimetype=found.mimetype, headers=list(found.headers))

    def keep(response: Response) -> Response:
        if not _may_be_kept() or response.status_code != 200 or "kept" in g:  # noqa: PLR2004
            return response
        body = response.get_data()
        if len(body) <= _LARGEST:
            if len(kept) >= _MOST:
                kept.clear()
            headers = [each for each in response.headers if each[0] in _HEADERS]
            kept[_key()] = Kept(body, response.mimetype or "", tuple(headers))
        return response

    app.before_request(give_again)
    app.after_request(keep)


def _may_be_kept() -> bool:
    asked_by_anyone = "Authorization" not in request.headers
    return asked_by_anyone and request.method == "GET" and request.path.startswith(PREFIX)


def _key() -> Key:
    accepted = request.headers.get("Accept-Language", "")
    return termbase().position, request.path, request.query_string, accepted, request.url_root
