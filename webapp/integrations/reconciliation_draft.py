"""Reconciliation by the draft of version 1.0, at its own address: the same, otherwise put."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from taxonomy.search.reconciliation import candidates
from webapp.context import accepted_languages, root, termbase
from webapp.integrations import data_extension, reconciliation, reconciliation_queries

PREFIX = f"{reconciliation.PREFIX}/1.0"

blueprint = Blueprint("reconciliation_draft", __name__, url_prefix=PREFIX)

Body = dict[str, Any]


@blueprint.get("")
def manifest() -> Response:
    """What the service does, and with what."""
    return jsonify(
        versions=["1.0-draft"],
        name="Luxterm",
        documentation=reconciliation.documentation(),
        defaultTypes=[reconciliation.kind(each) for each in termbase().catalogue.schemes],
        batchSize=reconciliation_queries.MOST,
        standardizedScore=True,
        view={"url": f"{root()}{reconciliation.PREFIX}/view?id={{id}}"},
        preview=reconciliation.PREVIEW,
        suggest={"entity": True, "property": True, "type": True},
        extend={"proposeProperties": True, "propertySettings": []},
    )


@blueprint.post("/match")
def match() -> Response:
    """Candidates for each query of a batch."""
    engine, catalogue = termbase().search, termbase().catalogue
    asked = reconciliation_queries.conditions(request.get_data(as_text=True))
    found = [candidates(engine, catalogue, wanted) for wanted in asked]
    return jsonify(
        results=[{"candidates": [reconciliation.candidate(each) for each in of]} for of in found]
    )


@blueprint.post("/extend")
def extend() -> Response:
    """Values of terms, for new columns."""
    identifiers, names = reconciliation_queries.extension(request.get_data(as_text=True))
    extended = data_extension.values(identifiers, names, accepted_languages())
    rows = [
        {"id": each, "properties": [{"id": name, "values": row[name]} for name in names]}
        for each, row in extended["rows"].items()
    ]
    return jsonify(meta=extended["meta"], rows=rows)


blueprint.get("/extend/propose")(reconciliation.proposed)
blueprint.get("/suggest/entity")(reconciliation.entities)
blueprint.get("/suggest/type")(reconciliation.types)
blueprint.get("/suggest/property")(reconciliation.properties)
blueprint.get("/preview")(reconciliation.preview)
