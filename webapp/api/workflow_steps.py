"""The steps of a draft, each a resource: `POST /api/v1/revisions/7/publication`."""

from datetime import UTC, datetime

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from taxonomy.curation import workflow
from taxonomy.messages import Message
from taxonomy.store import revisions
from taxonomy.store.database import Session
from webapp.api import request_bodies
from webapp.api.openapi_blueprint import ResourceBlueprint, protected
from webapp.api.revisions import NUMBER, serialize
from webapp.api.schemas import ChangeSchema, NewCommentSchema, RevisionSchema
from webapp.auth import actor
from webapp.context import termbase

blueprint = ResourceBlueprint("steps", Message("Review: take drafts to publication"))


@blueprint.post("/revisions/<int:number>/submission", parameters=[NUMBER])
@protected()
@blueprint.response(200, RevisionSchema)
def submit(number: int) -> ResponseReturnValue:
    """Submit a draft for review."""
    with termbase().transaction() as session:
        workflow.submit(session, number, by=actor())
        return jsonify(serialize(session, revisions.get(session, number)))


@blueprint.post("/revisions/<int:number>/publication", parameters=[NUMBER])
@protected()
@blueprint.response(201, ChangeSchema)
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def publish(number: int) -> Response:
    """Publish a draft that is in review. Readers see it at once."""

    def make(session: Session) -> request_bodies.Made:
        change = workflow.publish(session, number, by=actor(), at=datetime.now(UTC))
        change_document = {
            "position": change.position,
            "kind": change.kind,
            "scheme": change.scheme,
            "concept": change.concept,
            "revision": change.revision,
            "at": change.at,
        }
        address = url_for("concepts.concept", scheme=change.scheme, concept=change.concept)
        return change_document, address

    return request_bodies.once(make)


@blueprint.post("/revisions/<int:number>/return", parameters=[NUMBER])
@protected(NewCommentSchema)
@blueprint.response(200, RevisionSchema)
def send_back(number: int) -> ResponseReturnValue:
    """Return a draft to its author, with what needs fixing."""
    comment = request_bodies.comment(request_bodies.body())
    with termbase().transaction() as session:
        workflow.send_back(session, number, by=actor(), at=datetime.now(UTC), comment=comment)
        return jsonify(serialize(session, revisions.get(session, number)))


@blueprint.delete("/revisions/<int:number>", parameters=[NUMBER])
@protected()
@blueprint.response(200, RevisionSchema)
def withdraw(number: int) -> ResponseReturnValue:
    """Withdraw a draft. It can be restarted."""
    with termbase().transaction() as session:
        workflow.withdraw(session, number, by=actor())
        return jsonify(serialize(session, revisions.get(session, number)))


@blueprint.post("/revisions/<int:number>/restart", parameters=[NUMBER])
@protected()
@blueprint.response(200, RevisionSchema)
def restart(number: int) -> ResponseReturnValue:
    """Restart a draft that was returned or withdrawn."""
    with termbase().transaction() as session:
        workflow.restart(session, number, by=actor())
        return jsonify(serialize(session, revisions.get(session, number)))


@blueprint.post("/revisions/<int:number>/restoration", parameters=[NUMBER])
@protected()
@blueprint.response(201, RevisionSchema)
def restore(number: int) -> Response:
    """Start a draft with the content of this revision."""

    def make(session: Session) -> request_bodies.Made:
        draft = workflow.restore(session, number, by=actor(), at=datetime.now(UTC))
        return serialize(session, draft), url_for("revisions.show", number=draft.number)

    return request_bodies.once(make)


@blueprint.post("/revisions/<int:number>/comments", parameters=[NUMBER])
@protected(NewCommentSchema)
@blueprint.response(201, RevisionSchema)
def comment(number: int) -> Response:
    """Comment on a revision."""
    comment = request_bodies.comment(request_bodies.body())

    def make(session: Session) -> request_bodies.Made:
        workflow.comment(session, number, comment, by=actor(), at=datetime.now(UTC))
        revision = revisions.get(session, number)
        return serialize(session, revision), url_for("revisions.show", number=number)

    return request_bodies.once(make)
