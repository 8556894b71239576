"""The static folder under one fingerprint: one address for each state of it, kept for ever.

The fingerprint stands in the path, not in the names, so that the files' own
relative addresses (`import`, `url()`) stay right with nothing rewritten.
"""

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

FOLDER = Path(__file__).parent / "static"
STYLESHEET = "css/all.css"

# The cascade's order: the layers, each before what builds on it.
_LAYERS = ("tokens.css", "base.css", "components/*.css", "pages/*.css", "media/*.css")
_FOR_EVER = "public, max-age=31536000, immutable"
_PACKED = ("text/", "application/json", "image/svg+xml")


def install(app: Flask) -> None:
    """Serve the folder, and give templates `asset("js/name.js")`."""
    catalogue = {STYLESHEET: _joined(), **_files()}
    fingerprint = _fingerprint(catalogue)

    def static(fingerprint: str, name: str) -> Response:
        """One file, kept for a year where it was asked for under the present fingerprint."""
        if name not in catalogue:
            abort(404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = Response(catalogue[name], mimetype=kind)
        if fingerprint == app.config["ASSETS_FINGERPRINT"]:
            response.headers["Cache-Control"] = _FOR_EVER
        if kind.startswith(_PACKED):
            response.vary.add("Accept-Encoding")
            if request.accept_encodings["gzip"]:
                response.set_data(_packed(catalogue[name]))
                response.content_encoding = "gzip"
        return response

    def asset(name: str) -> str:
        """The address of a file of the folder. Raises `KeyError` for one that is not there."""
        if name not in catalogue:
            raise KeyError(name)
        return url_for("static", fingerprint=fingerprint, name=name)

    app.config["ASSETS_FINGERPRINT"] = fingerprint
    app.add_url_rule("/static/<fingerprint>/<path:name>", "static", static)
    app.jinja_env.globals["asset"] = asset


def stylesheets() -> list[Path]:
    """The stylesheets in the order in which they are joined."""
    css = FOLDER / "css"
    return [path for layer in _LAYERS for path in sorted(css.glob(layer))]


@lru_cache(maxsize=1)
def _joined() -> bytes:
    return b"\n".join(path.read_bytes() for path in stylesheets())


@lru_cache(maxsize=1)
def _files() -> dict[str, bytes]:
    joined = set(stylesheets())
    return {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path not in joined and path.suffix != ".md"
    }


@lru_cache(maxsize=64)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _fingerprint(catalogue: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in catalogue.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]
