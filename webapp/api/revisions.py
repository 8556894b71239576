"""Drafts: begun, revised and read; each version of an entry is a revision."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from taxonomy.curation import rules, workflow
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Ending, Retirement
from taxonomy.entry.schema import write_entry
from taxonomy.errors import BadQuestion, Malformed, NotFound, NotPossible, Violation
from taxonomy.store import comments, published, revisions
from taxonomy.store.database import Session
from taxonomy.store.values import Revision, State
from webapp.access import account, actor
from webapp.api import bodies, receiving
from webapp.api.contract import SCHEME, Resource, in_path, protected
from webapp.api.schemas import AccountSchema, DifferencesSchema, DraftSchema, RevisionSchema
from webapp.context import termbase

blueprint = Resource("revisions", "Write: drafts and what becomes of them.")

CONCEPT = in_path("concept", "The identifier of a concept in it", "csam")
NUMBER = in_path("number", "The number of a revision", "7", kind="integer")

_MOST = 200


@blueprint.get("/account")
@protected()
@blueprint.response(200, AccountSchema)
def own_account() -> dict[str, str]:
    """Whose token this is, and what it may do."""
    return {"name": account().name, "role": account().role.value}


@blueprint.post("/schemes/<scheme>/concepts", parameters=[SCHEME])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
def begin(scheme: str) -> Response:
    """Begin a new concept: its entry becomes a draft."""
    sent = receiving.body()
    entry = receiving.entry(sent, scheme)

    def make(session: Session) -> receiving.Made:
        if published.revision(session, *entry.identity) is not None:
            raise NotPossible(f"There is a concept “{entry.concept}” already; PUT a draft of it.")
        draft = workflow.save(
            session, entry, by=actor(), at=datetime.now(UTC), comment=receiving.comment(sent)
        )
        return told(session, draft), _address(draft)

    return receiving.once(make)


@blueprint.put("/concepts/<scheme>/<concept>", parameters=[SCHEME, CONCEPT])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
def replace(scheme: str, concept: str) -> Response:
    """Begin a draft in place of what is published; `If-Match` names the revision that was read."""
    seen = receiving.expected_revision()
    sent = receiving.body()
    entry = receiving.entry(sent, scheme, concept)

    def make(session: Session) -> receiving.Made:
        workflow.expect_current(session, entry, seen)
        draft = workflow.save(
            session,
            entry,
            by=actor(),
            at=datetime.now(UTC),
            based_on=seen,
            comment=receiving.comment(sent),
        )
        return told(session, draft), _address(draft)

    return receiving.once(make)


@blueprint.post("/concepts/<scheme>/<concept>/retirement", parameters=[SCHEME, CONCEPT])
@protected()
@blueprint.response(201, RevisionSchema)
def retire(scheme: str, concept: str) -> Response:
    """Hand in for review that a concept is used no longer."""
    sent = receiving.body()
    successors, remark = sent.get("replaced_by", []), sent.get("remark")
    if not isinstance(successors, list) or not all(isinstance(each, str) for each in successors):
        message = "A list of concepts is wanted here; an empty one for none."
        raise Malformed([Violation("shape", "/replaced_by", message)])
    retirement = Retirement(Ending.RETIRED, tuple(successors), str(remark) if remark else None)

    def make(session: Session) -> receiving.Made:
        draft = workflow.retire(
            session, scheme, concept, retirement, by=actor(), at=datetime.now(UTC)
        )
        return told(session, draft), _address(draft)

    return receiving.once(make)


@blueprint.get("/revisions")
@protected()
@blueprint.response(200, RevisionSchema(many=True))
def listed() -> ResponseReturnValue:
    """The revisions in a state, newest first: `?state=in review`; all that are open without one."""
    asked = request.args.get("state")
    if asked is not None and asked not in set(State):
        message = f"Choose one of {', '.join(State)}."
        raise BadQuestion([Violation("state", "state", message)])
    states = [State(asked)] if asked else [state for state in State if state.is_open]
    with termbase().reading() as session:
        found = revisions.in_states(session, states, limit=_MOST)
        return jsonify([told(session, each) for each in found])


@blueprint.get("/concepts/<scheme>/<concept>/revisions", parameters=[SCHEME, CONCEPT])
@protected()
@blueprint.response(200, RevisionSchema(many=True))
def of_concept(scheme: str, concept: str) -> ResponseReturnValue:
    """Every revision of a concept, newest first."""
    with termbase().reading() as session:
        found = revisions.of_concept(session, scheme, concept)
        if not found:
            raise NotFound("concept", f"{scheme}/{concept}")
        return jsonify([told(session, each) for each in found])


@blueprint.get("/revisions/<int:number>", parameters=[NUMBER])
@protected()
@blueprint.response(200, RevisionSchema)
def show(number: int) -> ResponseReturnValue:
    """One revision, with what is to be mended in it and what was said of it."""
    with termbase().reading() as session:
        return jsonify(told(session, revisions.get(session, number)))


@blueprint.put("/revisions/<int:number>", parameters=[NUMBER])
@protected(DraftSchema)
@blueprint.response(201, RevisionSchema)
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
def revise(number: int) -> Response:
    """Save another version of a draft; `If-Match` names the version that was read."""
    if receiving.expected_revision() != number:
        raise NotPossible(f"Revision {number} is put in its own place alone: If-Match: “{number}”.")
    sent = receiving.body()

    def make(session: Session) -> receiving.Made:
        earlier = revisions.get(session, number)
        draft = workflow.revise(
            session,
            number,
            receiving.entry(sent, *earlier.entry.identity),
            by=actor(),
            at=datetime.now(UTC),
            comment=receiving.comment(sent),
        )
        return told(session, draft), _address(draft)

    return receiving.once(make)


@blueprint.get("/revisions/<int:number>/differences", parameters=[NUMBER])
@protected()
@blueprint.response(200, DifferencesSchema)
def differing(number: int) -> ResponseReturnValue:
    """What a revision changes in the one that it is based on, or in another: `?from=3`."""
    other = request.args.get("from", "")
    with termbase().reading() as session:
        after = revisions.get(session, number)
        before_number = int(other) if other.isdigit() else after.based_on
        before = revisions.get(session, before_number) if before_number else None
    if before is not None and before.entry.identity != after.entry.identity:
        raise NotPossible("These revisions are of two different concepts.")
    found = differences(before.entry, after.entry) if before else ()
    return jsonify(
        {
            "from": before.number if before else None,
            "to": number,
            "items": bodies.differences(found),
        }
    )


def told(session: Session, revision: Revision) -> dict[str, Any]:
    """A revision as the API tells it."""
    around = workflow.surroundings(session, revision.entry.scheme)
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
                "detail": each.message,
                "severity": each.severity.value,
            }
            for each in rules.violations(revision.entry, around)
        ],
        "comments": [
            {"by": each.by, "at": each.at.isoformat(), "text": each.text, "step": each.step}
            for each in comments.of_revisions(session, (revision.number,))
        ],
    }


def _address(revision: Revision) -> str:
    return url_for("revisions.show", number=revision.number)
