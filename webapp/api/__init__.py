"""JSON for software, under `/api/v1`: one module a resource, each with its blueprint."""

from flask import Flask
from flask_cors import CORS

from webapp.api import (
    changes,
    check,
    concepts,
    health,
    json,
    lookups,
    reference,
    releases,
    revisions,
    schemes,
    search,
    steps,
    suggestions,
)
from webapp.api.contract import PREFIX, Contract

RESOURCES = (
    search,
    lookups,
    suggestions,
    concepts,
    schemes,
    releases,
    check,
    changes,
    revisions,
    steps,
)


def register(app: Flask) -> None:
    """Put the API in place, with the document and the page that describe it."""
    app.json = json.Orjson(app)
    contract = Contract(app)
    for resource in RESOURCES:
        contract.register_blueprint(resource.blueprint)
    reference.install(app, contract)
    app.register_blueprint(health.blueprint)
    # Reads are for everyone's scripts, as is the check of texts; nothing depends on a cookie.
    CORS(
        app,
        resources={
            f"{PREFIX}/check": {"methods": ["POST"], "allow_headers": ["Content-Type", "Accept"]},
            f"{PREFIX}/*": {},
        },
        send_wildcard=True,
        methods=["GET", "HEAD"],
        allow_headers=["Accept-Language", "If-None-Match"],
        expose_headers=["ETag", "Link", "Luxterm-Revision"],
        max_age=86_400,
    )
