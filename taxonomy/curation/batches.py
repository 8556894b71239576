"""Batches: sets of changes that are made, published and undone together.

A set is a bulk edit, an import, a merge or a split; it knows entries and not
where they came from. Each change is a revision of its own, handed in for
review, so that the rules hold and other eyes see it as any other.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from taxonomy.curation import workflow
from taxonomy.curation.permissions import Step, require
from taxonomy.entry.model import Ending, Entry, Retirement
from taxonomy.errors import NotPossible, Refused, Violation
from taxonomy.messages import Message
from taxonomy.store import audit, batches, changes, published, publishing, revisions
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, Batch, BatchKind, Change, Happening, Revision, State

_NOT_PUBLISHED = Message("Nothing in this set has been published, so there is nothing to undo.")
_STEPS = {
    BatchKind.BULK_EDIT: Step.EDIT_IN_BULK,
    BatchKind.IMPORT: Step.IMPORT,
    BatchKind.MERGE: Step.MERGE,
    BatchKind.SPLIT: Step.SPLIT,
    BatchKind.UNDOING: Step.UNDO,
}


def hand_in(  # noqa: PLR0913 - what, why, who and when
    session: Session,
    kind: BatchKind,
    entries: Iterable[Entry],
    *,
    by: Actor,
    at: datetime,
    comment: str,
    undoes: int | None = None,
) -> Batch:
    """Make a revision of each entry, all in review. Raises `NotPossible` without any."""
    require(by, _STEPS[kind])
    every = tuple(entries)
    if not every:
        raise NotPossible(Message("There is nothing to change."))
    batch = batches.add(
        session, kind, every[0].scheme, comment=comment, by=by.name, at=at, undoes=undoes
    )
    for entry in every:
        draft = workflow.save(session, entry, by=by, at=at, comment=comment, batch=batch.number)
        workflow.submit(session, draft.number, by=by)
    return batch


def heads(session: Session, number: int) -> tuple[Revision, ...]:
    """The revisions of a set as they are now: the latest version of each draft."""
    return tuple(
        each for each in revisions.in_batch(session, number) if each.state is not State.REPLACED
    )


def publish(session: Session, number: int, *, by: Actor, at: datetime) -> tuple[Change, ...]:
    """Publish all of a set that is in review, or none of it.

    Raises what `workflow.publish` raises for any of them.
    """
    waiting = [each for each in heads(session, number) if each.state is State.IN_REVIEW]
    if not waiting:
        raise NotPossible(Message("Nothing in this set is waiting to be published."))
    # What is retired comes last, when what takes its place is there already.
    in_order = sorted(waiting, key=lambda each: each.entry.retirement is not None)
    return tuple(workflow.publish(session, each.number, by=by, at=at) for each in in_order)


def undo(session: Session, number: int, *, by: Actor, at: datetime) -> Batch:
    """Put back what readers saw before a set was published: all of it, or nothing.

    What was new is retired. It goes into force at once: it was reviewed and
    published before. Raises `NotPossible` where the set was undone before or
    not published, `Refused` where an entry moved on since.
    """
    require(by, Step.UNDO)
    changes.lock(session)
    batch = batches.get(session, number)
    done = [each for each in heads(session, number) if each.published_at is not None]
    if not done:
        raise NotPossible(_NOT_PUBLISHED)
    if batches.undoing(session, number) is not None:
        raise NotPossible(Message("This set has been undone already."))
    if moved := [each for each in done if _moved_on(session, each)]:
        raise Refused(_violation(each) for each in moved)
    undoing = batches.add(
        session,
        BatchKind.UNDOING,
        batch.scheme,
        comment=f"Undoes set {number}: {batch.comment}",
        by=by.name,
        at=at,
        undoes=number,
    )
    for each in sorted(done, key=lambda each: each.entry.retirement is None):
        back = revisions.add(
            session,
            _before(session, each),
            by=by.name,
            at=at,
            based_on=each.number,
            comment=undoing.comment,
            batch=undoing.number,
        )
        publishing.publish(session, [back], by=by.name, at=at)
    audit.append(session, Happening.UNDONE, str(number), by=by.name, at=at)
    return undoing


def _moved_on(session: Session, revision: Revision) -> bool:
    return published.revision(session, *revision.entry.identity) != revision.number


def _violation(revision: Revision) -> Violation:
    message = Message(
        "“%(concept)s” has been changed since. Undo that change first, or edit the entry yourself.",
        concept=revision.entry.concept,
    )
    return Violation("sets-are-undone-as-a-whole", f"/{revision.entry.concept}", message)


def _before(session: Session, revision: Revision) -> Entry:
    if revision.based_on is None:
        return replace(revision.entry, retirement=Retirement(Ending.RETIRED))
    return revisions.get(session, revision.based_on).entry
