"""The application: the one place that knows every part of the faces."""

from flask import Flask
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
    uploads,
)
from webapp.response_cache import ResponseCache
from webapp.security_headers import GuardedAnswers


def create_app(termbase: Termbase) -> Flask:
    """Pages and API on a termbase."""
    app = Flask(__name__, static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    uploads.install(app)
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
