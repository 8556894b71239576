"""Uploads: which views take files and how large; a file travels with the page about it."""

import base64
import binascii
import io
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from flask import Flask, Response, current_app, request, send_file

LARGEST_BODY = 1024 * 1024  # bytes, of a request without files
LARGEST_FILE = 16 * 1024 * 1024  # bytes, of a file and of what goes along when it is unfolded
MAX_CARRIED = 3 * 1024 * 1024  # characters of what goes along
_LARGEST_FORM = 4 * 1024 * 1024  # bytes of a form that has a file going along
_MARK = "takes_files"

View = TypeVar("View", bound=Callable[..., Any])
_NAME, _CONTENT = "carried_name", "carried"  # fields of the form


def install(app: Flask) -> None:
    """Take small requests only, but for the views that take files."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.before_request(_let_files_in)


def takes_files(view: View) -> View:
    """Mark a view as one that takes files; the decorator next to the function."""
    vars(view)[_MARK] = True
    return view


def _let_files_in() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if hasattr(view, _MARK):
        request.max_content_length = LARGEST_FILE
        request.max_form_memory_size = _LARGEST_FORM


class Sent(NamedTuple):
    """A file and what it is called."""

    name: str
    content: bytes

    def named(self, made: str) -> str:
        """What a file is called that was made of it, such as “report.commented.docx”."""
        path = PurePath(self.name)
        return f"{path.stem}.{made}{path.suffix}"

    @property
    def carried(self) -> str:
        """What goes along with the page; nothing where that is too large."""
        folded = base64.b64encode(zlib.compress(self.content)).decode()
        return folded if len(folded) <= MAX_CARRIED else ""


def chosen() -> Sent | None:
    """The file that was chosen in this very form; None where there is none."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return None
    return Sent(file.filename, file.stream.read())


def sent() -> Sent | None:
    """The file that was chosen, or else the one that went along; None where there is neither."""
    found = chosen()
    if found is not None:
        return found
    name, carried = request.form.get(_NAME, ""), request.form.get(_CONTENT, "")
    content = _unfolded(carried)
    return Sent(name, content) if name and content is not None else None


def given_back(content: bytes, name: str) -> Response:
    """A file that was made of one that was sent, to be saved; no cache keeps it."""
    answer = send_file(
        io.BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=name,
        etag=False,
    )
    answer.cache_control.no_store = True
    return answer


def _unfolded(carried: str) -> bytes | None:
    """What went along; None where nothing did, or nothing that we sent."""
    unfolding = zlib.decompressobj()
    try:
        content = unfolding.decompress(base64.b64decode(carried, validate=True), LARGEST_FILE)
    except (binascii.Error, zlib.error, ValueError):
        return None
    return content if unfolding.eof else None
