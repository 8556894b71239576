"""Drafts: begun, revised and read; each version of an entry is a revision."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from taxonomy.curation import rules, workflow
from taxonomy.curation.rule_context import RuleContext
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Ending, Retirement
from taxonomy.entry.schema import write_entry
from taxonomy.errors import Malformed, NotFound, NotPossible, Violation
from taxonomy.messages import Message
from taxonomy.store import comments, published, revisions
from taxonomy.store.database import Session
from taxonomy.store.records import Comment, Revision, State
from webapp.api import paging, request_bodies, serializers
from webapp.api.openapi_blueprint import SCHEME, ResourceBlueprint, in_path, protected
from webapp.api.revision_parameters import (
    RevisionListParams,
    RevisionListSchema,
    RevisionPageSchema,
)
from webapp.api.schemas import AccountSchema, DifferencesSchema, DraftSchema, RevisionSchema
from webapp.auth import account, actor
from webapp.context import termbase
from webapp.messages import translate

blueprint = ResourceBlueprint("revisions", Message("Drafts: write and revise entries"))

CONCEPT = in_path("concept", Message("The identifier of a concept in it"), "csam")
NUMBER = in_path("number", Message("The number of a revision"), "7", kind="integer")


@blueprint.get("/account")
@protected()
@blueprint.response(200, AccountSchema)
def own_account() -> dict[str, str]:
    """Show whose token this is, and what it can do."""
    return {"name": account().name, "role": account().role.value}


@blueprint.post("/schemes/<scheme>/concepts", parameters=[SCHEME])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
def begin(scheme: str) -> Response:
    """Start a new concept. Its entry becomes a draft."""
    sent = request_bodies.body()
    entry = request_bodies.entry(sent, scheme)

    def make(session: Session) -> request_bodies.Made:
        if published.revision(session, *entry.identity) is not None:
            message = Message(
                "There is already a concept “%(concept)s”. Send a draft of it with PUT.",
                concept=entry.concept,
            )
            raise NotPossible(message)
        draft = workflow.save(
            session, entry, by=actor(), at=datetime.now(UTC), comment=request_bodies.comment(sent)
        )
        return serialize(session, draft), _address(draft)

    return request_bodies.once(make)


@blueprint.put("/concepts/<scheme>/<concept>", parameters=[SCHEME, CONCEPT])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
def replace(scheme: str, concept: str) -> Response:
    """Start a draft to replace what is published. `If-Match` names the revision you read."""
    seen = request_bodies.expected_revision()
    sent = request_bodies.body()
    entry = request_bodies.entry(sent, scheme, concept)

    def make(session: Session) -> request_bodies.Made:
        workflow.expect_current(session, entry, seen)
        draft = workflow.save(
            session,
            entry,
            by=actor(),
            at=datetime.now(UTC),
            based_on=seen,
            comment=request_bodies.comment(sent),
        )
        return serialize(session, draft), _address(draft)

    return request_bodies.once(make)


@blueprint.post("/concepts/<scheme>/<concept>/retirement", parameters=[SCHEME, CONCEPT])
@protected()
@blueprint.response(201, RevisionSchema)
def retire(scheme: str, concept: str) -> Response:
    """Propose that a concept is retired. The proposal goes to review."""
    sent = request_bodies.body()
    successors, remark = sent.get("replaced_by", []), sent.get("remark")
    if not isinstance(successors, list) or not all(isinstance(each, str) for each in successors):
        message = Message("Enter a list of concepts, or an empty list.")
        raise Malformed([Violation("shape", "/replaced_by", message)])
    retirement = Retirement(Ending.RETIRED, tuple(successors), str(remark) if remark else None)

    def make(session: Session) -> request_bodies.Made:
        draft = workflow.retire(
            session, scheme, concept, retirement, by=actor(), at=datetime.now(UTC)
        )
        return serialize(session, draft), _address(draft)

    return request_bodies.once(make)


@blueprint.get("/revisions")
@protected()
@blueprint.arguments(RevisionListSchema, location="query")
@blueprint.response(200, RevisionSchema(many=True))
def listed(asked: RevisionListParams) -> ResponseReturnValue:
    """List the open revisions, newest first, or those in one state (`?state=in review`)."""
    states = [asked.state] if asked.state else [state for state in State if state.is_open]
    with termbase().reading() as session:
        total = revisions.count_in_states(session, states)
        found = revisions.in_states(session, states, first=asked.first, limit=asked.per_page)
        paging.link(total=total, page=asked.page, per_page=asked.per_page)
        return jsonify(serialize_all(session, found))


@blueprint.get("/concepts/<scheme>/<concept>/revisions", parameters=[SCHEME, CONCEPT])
@protected()
@blueprint.arguments(RevisionPageSchema, location="query")
@blueprint.response(200, RevisionSchema(many=True))
def of_concept(asked: RevisionListParams, scheme: str, concept: str) -> ResponseReturnValue:
    """List every revision of a concept, newest first."""
    with termbase().reading() as session:
        found = revisions.of_concept(session, scheme, concept)
        if not found:
            raise NotFound("concept", f"{scheme}/{concept}")
        paging.link(total=len(found), page=asked.page, per_page=asked.per_page)
        shown = found[asked.first : asked.first + asked.per_page]
        return jsonify(serialize_all(session, shown))


@blueprint.get("/revisions/<int:number>", parameters=[NUMBER])
@protected()
@blueprint.response(200, RevisionSchema)
def show(number: int) -> ResponseReturnValue:
    """Get one revision, with what needs fixing and the comments on it."""
    with termbase().reading() as session:
        return jsonify(serialize(session, revisions.get(session, number)))


@blueprint.put("/revisions/<int:number>", parameters=[NUMBER])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
def revise(number: int) -> Response:
    """Save another version of a draft. `If-Match` names the version you read."""
    if request_bodies.expected_revision() != number:
        message = Message(
            "Send If-Match: “%(number)s”. A draft can be replaced only by someone who read it.",
            number=str(number),
        )
        raise NotPossible(message)
    sent = request_bodies.body()

    def make(session: Session) -> request_bodies.Made:
        earlier = revisions.get(session, number)
        draft = workflow.revise(
            session,
            number,
            request_bodies.entry(sent, *earlier.entry.identity),
            by=actor(),
            at=datetime.now(UTC),
            comment=request_bodies.comment(sent),
        )
        return serialize(session, draft), _address(draft)

    return request_bodies.once(make)


@blueprint.get("/revisions/<int:number>/differences", parameters=[NUMBER])
@protected()
@blueprint.response(200, DifferencesSchema)
def differing(number: int) -> ResponseReturnValue:
    """Show what a revision changes in the one it is based on, or in another (`?from=3`)."""
    other = request.args.get("from", "")
    with termbase().reading() as session:
        after = revisions.get(session, number)
        before_number = int(other) if other.isdigit() else after.based_on
        before = revisions.get(session, before_number) if before_number else None
    if before is not None and before.entry.identity != after.entry.identity:
        raise NotPossible(Message("These revisions belong to different concepts."))
    found = differences(before.entry, after.entry) if before else ()
    return jsonify(
        {
            "from": before.number if before else None,
            "to": number,
            "items": serializers.differences(found),
        }
    )


def serialize(session: Session, revision: Revision) -> dict[str, Any]:
    """A revision as the API gives it."""
    return serialize_all(session, [revision])[0]


def serialize_all(session: Session, some: Sequence[Revision]) -> list[dict[str, Any]]:
    """Revisions as the API gives them, with what is around all of them read at once."""
    contexts = workflow.contexts_of(session, [each.entry for each in some])
    by_revision: dict[int, list[Comment]] = {}
    for each in comments.of_revisions(session, tuple(each.number for each in some)):
        by_revision.setdefault(each.revision, []).append(each)
    return [
        _serialize(each, contexts[each.entry.scheme], by_revision.get(each.number, ()))
        for each in some
    ]


def _serialize(
    revision: Revision, around: RuleContext, written: Iterable[Comment]
) -> dict[str, Any]:
    return {
        "number": revision.number,
        "state": revision.state.value,
        "author": revision.author,
        "at": revision.at.isoformat(),
        "comment": revision.comment,
        "based_on": revision.based_on,
        "follows": revision.follows,
        "published_by": revision.published_by,
        "published_at": revision.published_at.isoformat() if revision.published_at else None,
        "entry": write_entry(revision.entry),
        "violations": [
            {
                "rule": each.rule,
                "pointer": f"/entry{each.pointer}",
                "detail": translate(each.message),
                "severity": each.severity.value,
            }
            for each in rules.violations(revision.entry, around)
        ],
        "comments": [
            {"by": each.by, "at": each.at.isoformat(), "text": each.text, "step": each.step}
            for each in written
        ],
    }


def _address(revision: Revision) -> str:
    return url_for("revisions.show", number=revision.number)
