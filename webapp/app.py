"""The application: the one place that knows every part of the faces."""

from flask import Flask, request
from jinja2 import StrictUndefined

from taxonomy.termbase import Termbase
from webapp import (
    api,
    assets,
    auth,
    compression,
    conditional_requests,
    context,
    cors,
    desk,
    i18n,
    integrations,
    messages,
    pages,
    problems,
    query_parameters,
)
from webapp.response_cache import ResponseCache
from webapp.security_headers import GuardedAnswers

LARGEST_BODY = 1024 * 1024  # bytes
LARGEST_FILE = 16 * 1024 * 1024  # bytes, where files are taken
MAX_CARRIED = 4 * 1024 * 1024  # bytes of a file that goes along with a page about it
_TAKE_FILES = {
    "check.check",
    "check.commented",
    "check.fixed",
    "desk.imports.read",
    "pages.check.check",
}


def create_app(termbase: Termbase) -> Flask:
    """Pages and API on a termbase."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.jinja_env.undefined = StrictUndefined
    app.before_request(_let_files_in)
    context.install(app, termbase)
    conditional_requests.install(app)  # its tag is made last, of what the others added
    compression.install(app)
    auth.install(app, termbase)
    query_parameters.install(app)
    problems.install(app)
    assets.install(app)
    i18n.install(app)
    messages.install(app)
    api.register(app)
    pages.register(app)
    desk.register(app)
    integrations.register(app)
    cors.install(app)
    app.wsgi_app = ResponseCache(GuardedAnswers(app.wsgi_app), termbase)  # type: ignore[method-assign]
    return app


def _let_files_in() -> None:
    if request.endpoint in _TAKE_FILES:
        request.max_content_length = LARGEST_FILE
        request.max_form_memory_size = MAX_CARRIED
