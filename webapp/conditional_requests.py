"""Conditional requests: the ETag of every read, from the position in the change log, and the 304.

A tag stands for: the position that the answer reflects, this release, and
all that the answer says it varies by (RFC 9110, sections 8.8.3 and 12.5.5).
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, g, request

import taxonomy
from webapp.context import root, termbase

REVISION = (
    "Luxterm-Revision"  # the header that tells which revision of an entry, or a scheme, this is
)

_PACKAGES = (Path(__file__).parent, Path(taxonomy.__file__).parent)
_ASKED_IF = {
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
}
_RENDERING = {".py", ".html", ".mo"}  # what decides how an answer is put


def install(app: Flask) -> None:
    """Tag what is read. Install this before whatever else adds to answers, since it runs last."""
    app.before_request(_note_the_position)
    app.after_request(_tagged)


def _note_the_position() -> None:
    # Before anything is read: a newer answer under an older tag is only fetched once more,
    # while an older answer under a newer tag would be kept.
    g.position = termbase().position


def _tagged(response: Response) -> Response:
    if not _is_a_read(response):
        return response
    response.cache_control.no_cache = True
    response.set_etag(_tag(response))
    if _ASKED_IF.isdisjoint(request.environ):
        return response
    response.make_conditional(request)
    if response.status_code == 412:  # noqa: PLR2004 - RFC 9110, section 13.1.1
        response.set_data(b"")
    return response


def _is_a_read(response: Response) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code == 200  # noqa: PLR2004 - the one status that is worth keeping
        and request.endpoint != "static"
        and not response.cache_control.no_store
    )


def _tag(response: Response) -> str:
    varied = [f"{name}: {request.headers.get(name, '')}" for name in sorted(response.vary)]
    assets = current_app.config.get("ASSETS_FINGERPRINT", "")
    revision = response.headers.get(REVISION)
    if revision is not None:  # of one entry, which stays as it is while others are published
        parts = [_release(), root(), *varied]
        return f"{revision}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:12]}"
    parts = [str(g.position), _release(), assets, root(), *varied]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


@lru_cache(maxsize=1)
def _release() -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted(package.rglob("*")):
            if path.suffix in _RENDERING:
                digest.update(path.read_bytes())
    return digest.hexdigest()
