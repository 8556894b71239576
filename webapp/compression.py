"""Compression: readers’ pages are gzipped for browsers that accept it, a fifth of the bytes.

Pages of the desk do not: they hold a secret of the session beside what was typed,
which the length of a compressed answer could give away (BREACH).
"""

import gzip

from flask import Flask, Response, request

_LEAST = 1_400  # bytes; a smaller answer fits into one packet anyway
_LEVEL = 5  # a page of 60 kB in about a millisecond


def install(app: Flask) -> None:
    """Compress what is read. Install this after what tags answers, so that tags differ by it."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if not _is_page(response):
        return response
    response.vary.add("Accept-Encoding")
    content = response.get_data()
    if request.accept_encodings["gzip"] and len(content) >= _LEAST:
        response.set_data(gzip.compress(content, _LEVEL, mtime=0))
        response.content_encoding = "gzip"
    return response


def _is_page(response: Response) -> bool:
    return (
        (request.endpoint or "").startswith("pages.")
        and request.method in {"GET", "HEAD"}
        and response.mimetype == "text/html"
        and not response.is_streamed
        and not response.content_encoding
    )
