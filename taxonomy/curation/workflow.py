"""How an entry changes: one function a step.

A step takes a session and never commits; whoever opened the session does, so
that many steps are undone as one. The clock and the actor are arguments.
"""

from datetime import datetime

from taxonomy.curation import rules
from taxonomy.entry.model import Entry
from taxonomy.errors import NotAllowed, NotFound, NotPossible, OutOfDate
from taxonomy.store import changes, published, revisions, schemes
from taxonomy.store.database import Session
from taxonomy.store.values import Change, ChangeKind, Revision, State


def save(
    session: Session,
    entry: Entry,
    *,
    by: str,
    at: datetime,
    comment: str = "",
) -> Revision:
    """Keep a draft, based on what is published now; it may still break rules.

    Raises `NotFound` for a scheme that there is not.
    """
    schemes.get(session, entry.scheme)
    based_on = published.revision(session, entry.scheme, entry.concept)
    return revisions.add(session, entry, by=by, at=at, based_on=based_on, comment=comment)


def submit(session: Session, number: int) -> None:
    """Hand a draft in for review.

    Raises `NotFound`, and `NotPossible` for a revision that is no draft.
    """
    revision = revisions.get(session, number)
    _expect(revision, State.DRAFT)
    revisions.move(session, revision, State.IN_REVIEW)


def publish(session: Session, number: int, *, by: str, at: datetime) -> Change:
    """Make a reviewed revision the entry that readers see.

    Returns the change as it stands at the end of the log.

    Raises `NotFound` for an unknown revision, `NotPossible` for one that is not
    in review, `NotAllowed` when its author publishes it, `OutOfDate` when
    another was published since it was drafted, and `RulesBroken` with all that
    is still to be mended.
    """
    changes.lock(session)
    revision = revisions.get(session, number)
    _expect(revision, State.IN_REVIEW)
    if revision.author == by:
        raise NotAllowed("A revision is published by someone other than its author.")
    current = published.revision(session, revision.entry.scheme, revision.entry.concept)
    if revision.based_on != current:
        raise OutOfDate(based_on=revision.based_on, current=current)
    rules.require(revision.entry, surroundings(session, revision.entry.scheme))
    return put_in_force(session, revision, by=by, at=at)


def put_in_force(session: Session, revision: Revision, *, by: str, at: datetime) -> Change:
    """Project a revision that was found good, and tell the log.

    Raises `OutOfDate` when another was published since it was drafted. The step
    that calls this holds the log's lock and has checked what else must hold.
    """
    entry = revision.entry
    published.project(session, entry, revision=revision.number, based_on=revision.based_on)
    revisions.mark_published(session, revision.number, by=by, at=at)
    return changes.append(
        session,
        ChangeKind.PUBLISHED,
        scheme=entry.scheme,
        concept=entry.concept,
        revision=revision.number,
        by=by,
        at=at,
    )


def surroundings(session: Session, scheme: str) -> rules.Surroundings:
    """A scheme as it is published. Raises `NotFound`."""

    def look_up(concept: str) -> Entry | None:
        try:
            return published.get(session, scheme, concept).entry
        except NotFound:
            return None

    return rules.Surroundings(schemes.get(session, scheme), look_up)


def _expect(revision: Revision, state: State) -> None:
    if revision.state is not state:
        raise NotPossible(
            f"Revision {revision.number} is {revision.state}; this step needs it to be {state}."
        )
