"""JSON for software, under `/api/v1`: one module a resource, each with its blueprint."""

from flask import Flask

from webapp.api import (
    changes,
    check,
    check_lists,
    check_settings,
    concepts,
    health,
    json_response,
    lookups,
    reference,
    releases,
    revisions,
    schemes,
    search,
    suggestions,
    workflow_steps,
)
from webapp.api.openapi_blueprint import OpenApi

RESOURCES = (
    search,
    lookups,
    suggestions,
    concepts,
    schemes,
    releases,
    check,
    check_lists,
    check_settings,
    changes,
    revisions,
    workflow_steps,
)


def register(app: Flask) -> None:
    """Put the API in place, with the document and the page that describe it."""
    app.json = json_response.Orjson(app)
    contract = OpenApi(app)
    for resource in RESOURCES:
        contract.register_blueprint(resource.blueprint)
    reference.install(app, contract)
    app.register_blueprint(health.blueprint)
