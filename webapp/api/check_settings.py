"""What the check of texts knows of a vocabulary besides its terms: read, and put anew."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify

from taxonomy.curation import check_settings as steps
from taxonomy.curation.check_settings import Standing
from taxonomy.entry.scheme_schema import (
    NamesAndWordsSchema,
    read_names_and_words,
    write_names_and_words,
)
from taxonomy.messages import Message
from webapp.api import described_fields, request_bodies
from webapp.api.openapi_blueprint import SCHEME, ResourceBlueprint, protected
from webapp.auth import actor
from webapp.conditional_requests import REVISION
from webapp.context import termbase

blueprint = ResourceBlueprint(
    "checking", Message("Text check settings: names that excuse, and context words")
)


class CheckSettingsSchema(NamesAndWordsSchema):
    """The names and words of a vocabulary, and the position of its last change."""

    scheme = described_fields.text("The vocabulary", "luxembourg")
    revision = described_fields.count(
        "The position of its last change in the change log, for If-Match"
    )


@blueprint.get("/schemes/<scheme>/checking", parameters=[SCHEME])
@blueprint.response(200, CheckSettingsSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def names_and_words(scheme: str) -> Response:
    """Get the names that excuse the terms in them, and the context words for everyday terms."""
    with termbase().reading() as session:
        return _answer(steps.standing(session, scheme))


@blueprint.put("/schemes/<scheme>/checking", parameters=[SCHEME])
@protected(NamesAndWordsSchema)
@blueprint.response(200, CheckSettingsSchema)
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
def replace(scheme: str) -> Response:
    """Replace the names and words. Text checks use the new ones at once.

    `If-Match` names the revision you read. A change that makes an example of a published term fail
    is refused, and the answer quotes the sentence.
    """
    seen = request_bodies.expected_revision()
    given = read_names_and_words(request_bodies.body())
    with termbase().transaction() as session:
        standing = steps.put(session, scheme, given, seen=seen, by=actor(), at=datetime.now(UTC))
    return _answer(standing)


def _answer(standing: Standing) -> Response:
    body: dict[str, Any] = {
        "scheme": standing.scheme.id,
        "revision": standing.position,
        **write_names_and_words(standing.scheme.names_and_words),
    }
    answer = jsonify(body)
    answer.headers[REVISION] = str(standing.position)
    return answer
