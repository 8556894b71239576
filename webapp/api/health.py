"""Whether this service can answer, for those who send readers to it."""

from flask import Blueprint, Response, jsonify

from taxonomy.errors import Unavailable
from webapp.context import termbase

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/ready")
def ready() -> Response:
    """Say that there is something to answer from. Raises `Unavailable` until there is."""
    if not termbase().ready:
        raise Unavailable("No vocabulary is loaded yet.")
    response = jsonify(status="ready")
    response.cache_control.no_store = True
    return response
