"""The vocabularies, their editions, sections and groups."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import SchemeSchema
from taxonomy.messages import Message
from taxonomy.search.contract import Filter
from webapp.api import serializers
from webapp.api.openapi_blueprint import SCHEME, ResourceBlueprint
from webapp.api.schemas import SchemesSchema, SectionsSchema
from webapp.context import termbase

blueprint = ResourceBlueprint(
    "schemes", Message("Vocabularies: what they are and how they are organised")
)


@blueprint.get("/schemes")
@blueprint.response(200, SchemesSchema)
def schemes() -> ResponseReturnValue:
    """List the vocabularies."""
    catalogue = termbase().catalogue
    return jsonify(
        items=[
            serializers.scheme(each, catalogue.count(Filter(scheme=each.id)))
            for each in catalogue.schemes.values()
        ]
    )


@blueprint.get("/schemes/<scheme>", parameters=[SCHEME])
@blueprint.response(200, SchemeSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def scheme(scheme: str) -> Scheme:
    """Get a vocabulary: its titles, editions, sections and groups."""
    return termbase().catalogue.scheme(scheme)


@blueprint.get("/schemes/<scheme>/sections", parameters=[SCHEME])
@blueprint.response(200, SectionsSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def sections(scheme: str) -> ResponseReturnValue:
    """List the sections of a vocabulary in order, with the number of concepts in each."""
    return jsonify(items=serializers.sections(termbase().catalogue.sections(scheme)))
