"""The vocabulary as linked data: every address in other formats, and what finds the addresses."""

from flask import Blueprint, Flask
from flask_cors import CORS

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
    for beginning in (reconciliation.PREFIX, f"{languagetool.PREFIX}/", embed.ADDRESS):
        CORS(app, resources={f"{beginning}*": {}}, send_wildcard=True, max_age=86_400)
