"""The application: the one place that knows every part of the faces."""

from flask import Flask, Response, request
from jinja2 import StrictUndefined

from taxonomy.termbase import Termbase
from webapp import (
    access,
    api,
    assets,
    conditional,
    context,
    desk,
    i18n,
    kept,
    linked,
    pages,
    problems,
    query,
)

LARGEST_BODY = 1024 * 1024  # bytes
LARGEST_FILE = 16 * 1024 * 1024  # bytes, where files are taken
LARGEST_KEPT = 4 * 1024 * 1024  # bytes of a file that goes along with a page about it
_TAKE_FILES = {"desk.importing.read"}

# Nothing is loaded from elsewhere, nothing is inline, no page elsewhere frames ours, and no
# other site is told what was asked here.
_GUARDS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def create_app(termbase: Termbase) -> Flask:
    """Pages and API on a termbase."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.jinja_env.undefined = StrictUndefined
    app.after_request(_guarded)
    app.before_request(_let_files_in)
    context.install(app, termbase)
    conditional.install(app)  # its tag is made last, of what the others added
    access.install(app, termbase)
    query.install(app)
    problems.install(app)
    assets.install(app)
    i18n.install(app)
    api.register(app)
    pages.register(app)
    desk.register(app)
    linked.register(app)
    kept.install(app)
    return app


def _let_files_in() -> None:
    if request.endpoint in _TAKE_FILES:
        request.max_content_length = LARGEST_FILE
        request.max_form_memory_size = LARGEST_KEPT


def _guarded(response: Response) -> Response:
    for name, value in _GUARDS.items():
        response.headers.setdefault(name, value)
    return response
