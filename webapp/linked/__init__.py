"""The vocabulary as linked data: every address in other formats, and what finds the addresses."""

from flask import Blueprint, Flask

from webapp.linked import (
    discovery,
    documents,
    draft,
    embed,
    found,
    languagetool,
    log,
    negotiation,
    reconciliation,
)


def register(app: Flask) -> None:
    """Put the documents under `linked.…`, and have pages answer in the format that is asked for."""
    linked = Blueprint("linked", __name__)
    for module in (documents, found, log, discovery, reconciliation, draft, languagetool, embed):
        linked.register_blueprint(module.blueprint)
    app.register_blueprint(linked)
    negotiation.install(app)
