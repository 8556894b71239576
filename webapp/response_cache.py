"""The response cache: answers of the API, valid until something is published.

Kept is what was asked and what was answered, in memory, never by whom. This stands before
the application (PEP 3333), so that a known question costs little more than reading it.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug import Response
from werkzeug.http import is_resource_modified, remove_entity_headers

from taxonomy.termbase import Termbase
from webapp.api.openapi_blueprint import PREFIX

_LARGEST = 64 * 1024  # bytes of an answer that is kept
_MOST = 32 * 1024 * 1024  # bytes of all of them, with what was asked
_AROUND = 2_000  # bytes that go with each, its headers among them
_OK = f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}"
_UNCHANGED = f"{HTTPStatus.NOT_MODIFIED.value} {HTTPStatus.NOT_MODIFIED.phrase}"
_VARIES_BY = {"accept-language"}  # what an answer may depend on besides its address

# What the answers of the API depend on, the position in the change log aside: the address as the
# reader wrote it, in all its parts, and the language.
_ASKED = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_LANGUAGE",
)
# Who asks, or asks for a part or under a condition, is answered by the application itself.
_NEVER = ("HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_RANGE")

Key = tuple[object, ...]


class CachedResponse(NamedTuple):
    """What was said, whole."""

    tag: str
    headers: list[tuple[str, str]]
    body: bytes


class ResponseCache:
    """A WSGI application that answers what was asked before, and has another answer the rest."""

    def __init__(self, app: WSGIApplication, termbase: Termbase) -> None:
        """Stand before an application that answers from a termbase."""
        self._app, self._termbase = app, termbase
        self._stored: dict[Key, CachedResponse] = {}
        self._size = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if not _is_cacheable(environ):
            return self._app(environ, start_response)
        # The position is noted before the answer is made, as for its tag (`conditional`).
        key = (self._termbase.position, *(environ.get(name) for name in _ASKED))
        found = self._stored.get(key)
        if found is None:
            return self._asked(key, environ, start_response)
        headers = list(found.headers)
        if "HTTP_IF_NONE_MATCH" not in environ or is_resource_modified(environ, found.tag):
            start_response(_OK, headers)
            return [found.body]
        remove_entity_headers(headers)
        start_response(_UNCHANGED, headers)
        return []

    def _asked(
        self, key: Key, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        answer = Response.from_app(self._app, environ)
        if _is_worth_keeping(answer):
            body = answer.get_data()
            del answer.headers["Date"]
            weight = len(body) + sum(len(str(part)) for part in key) + _AROUND
            if self._size + weight > _MOST:
                self._stored.clear()
                self._size = 0
            self._size += weight
            self._stored[key] = CachedResponse(
                answer.headers["ETag"], answer.headers.to_wsgi_list(), body
            )
        return answer(environ, start_response)


def _is_cacheable(environ: WSGIEnvironment) -> bool:
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ["PATH_INFO"].startswith(f"{PREFIX}/")
        and environ.keys().isdisjoint(_NEVER)
    )


def _is_worth_keeping(answer: Response) -> bool:
    return (
        answer.status_code == HTTPStatus.OK
        and answer.content_length is not None
        and answer.content_length <= _LARGEST
        and "ETag" in answer.headers
        and not answer.cache_control.no_store
        and {each.lower() for each in answer.vary} <= _VARIES_BY
    )
