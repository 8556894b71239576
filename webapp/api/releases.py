"""Releases of a vocabulary: listed, made, compared."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from taxonomy.curation import releasing
from taxonomy.curation.releasing import Compared, VerdictChange
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message
from taxonomy.store import releases
from taxonomy.store.database import Session
from taxonomy.store.records import Release
from webapp.api import request_bodies, serializers
from webapp.api.openapi_blueprint import SCHEME, ResourceBlueprint, in_path, protected
from webapp.api.release_schemas import (
    NewReleaseSchema,
    ReleaseComparisonSchema,
    ReleaseSchema,
    ReleasesSchema,
)
from webapp.auth import actor
from webapp.context import root, termbase
from webapp.query_parameters import ComparisonSchema

blueprint = ResourceBlueprint(
    "releases", Message("Releases: cite a vocabulary as it was, and compare versions")
)

_A_NAME = Message("Enter a name such as 2025-04.")
NAME = in_path("release", Message("The name of a release"), "2025-04")


@blueprint.get("/schemes/<scheme>/releases", parameters=[SCHEME])
@blueprint.response(200, ReleasesSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def listed(scheme: str) -> ResponseReturnValue:
    """List the releases of a vocabulary, newest first."""
    termbase().catalogue.scheme(scheme)
    with termbase().reading() as session:
        return jsonify(items=[_serialize(each) for each in releases.of_scheme(session, scheme)])


@blueprint.get("/schemes/<scheme>/releases/<release:release>", parameters=[SCHEME, NAME])
@blueprint.response(200, ReleaseSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def release(scheme: str, release: str) -> ResponseReturnValue:
    """Get one release. Its entries are at its own address, in every document format."""
    with termbase().reading() as session:
        return jsonify(_serialize(releases.get(session, scheme, release)))


@blueprint.post("/schemes/<scheme>/releases", parameters=[SCHEME])
@protected(NewReleaseSchema)
@blueprint.response(201, ReleaseSchema)
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def make(scheme: str) -> Response:
    """Make a release: a permanent name for what is published now."""
    sent = request_bodies.body()
    name = sent.get("name")
    if not isinstance(name, str):
        raise Malformed([Violation("shape", "/name", _A_NAME)])

    def made(session: Session) -> request_bodies.Made:
        release = releasing.make(
            session,
            scheme,
            name,
            by=actor(),
            at=datetime.now(UTC),
            comment=request_bodies.comment(sent),
        )
        return _serialize(release), url_for("releases.release", scheme=scheme, release=name)

    return request_bodies.once(made)


@blueprint.get("/schemes/<scheme>/comparison", parameters=[SCHEME])
@blueprint.arguments(ComparisonSchema, location="query")
@blueprint.response(200, ReleaseComparisonSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def compared(names: tuple[str, str | None], scheme: str) -> ResponseReturnValue:
    """Compare two releases. Terms whose verdict changed come first."""
    before, after = names
    with termbase().reading() as session:
        earlier = releases.get(session, scheme, before).position
        later = releases.get(session, scheme, after).position if after else termbase().position
        found = releasing.compare(session, scheme, earlier, later)
    return jsonify(
        before=before,
        after=after,
        verdicts=[_verdict(each) for each in found.verdicts],
        concepts=[_concept(each) for each in found.concepts],
    )


def _serialize(release: Release) -> dict[str, Any]:
    return {
        "scheme": release.scheme,
        "name": release.name,
        "uri": f"{root()}/{release.scheme}/{release.name}",
        "position": release.position,
        "comment": release.comment,
        "at": release.at.isoformat(),
    }


def _verdict(change: VerdictChange) -> dict[str, Any]:
    return {
        "concept": change.concept,
        "label": change.label,
        "lang": change.language,
        "before": change.before,
        "after": change.after,
    }


def _concept(compared: Compared) -> dict[str, Any]:
    return {
        "concept": compared.concept,
        "change": "added"
        if compared.before is None
        else "removed"
        if compared.after is None
        else "changed",
        "differences": serializers.differences(compared.differences),
    }
