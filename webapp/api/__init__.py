"""JSON for software, under `/api/v1`: one module a resource, each with its blueprint."""

from flask import Flask

from webapp.api import (
    changes,
    check,
    check_lists,
    checking,
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
from webapp.api.contract import Contract

RESOURCES = (
    search,
    lookups,
    suggestions,
    concepts,
    schemes,
    releases,
    check,
    check_lists,
    checking,
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
