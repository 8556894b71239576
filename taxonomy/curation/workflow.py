"""How an entry changes: one function a step.

    draft → in review → published
              ↓ ↑
            returned, withdrawn

A step takes a session and never commits; whoever opened the session does, so
that many steps are undone as one. The clock and the actor are arguments. Each
step raises `NotAllowed` where the actor's role does not take in the step, and
`NotFound` for a scheme, concept or revision that there is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from taxonomy.curation import rules
from taxonomy.curation.permissions import Step, require
from taxonomy.curation.rule_context import RuleContext
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Entry, Retirement
from taxonomy.errors import NotAllowed, NotFound, NotPossible, OutOfDate, RulesBroken, Violation
from taxonomy.messages import Message
from taxonomy.store import changes, comments, published, publishing, revisions, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import (
    Actor,
    Change,
    Comment,
    Revision,
    Role,
    State,
)

_EDITABLE = (State.DRAFT, State.RETURNED)
_OPEN = (State.DRAFT, State.IN_REVIEW, State.RETURNED)
_LONGEST_COMMENT = 10_000  # characters


def save(  # noqa: PLR0913 - who, when, why, and what it is a new version of
    session: Session,
    entry: Entry,
    *,
    by: Actor,
    at: datetime,
    based_on: int | None = None,
    comment: str = "",
    batch: int | None = None,
) -> Revision:
    """Begin a draft; it may still break rules.

    `based_on` names the published revision that its author saw; without it the
    draft is based on what is published now. A draft of an older one is kept as
    well, so that nothing is lost: it is told to be out of date when published.

    Raises `NotPossible` where `based_on` was never published for the concept.
    """
    require(by, Step.SAVE)
    schemes.get(session, entry.scheme)
    if based_on is None:
        based_on = published.revision(session, entry.scheme, entry.concept)
    else:
        _expect_published(session, entry, based_on)
    return revisions.add(
        session, entry, by=by.name, at=at, based_on=based_on, comment=comment, batch=batch
    )


def revise(  # noqa: PLR0913 - who, when, why, and what it is a new version of
    session: Session,
    number: int,
    entry: Entry,
    *,
    by: Actor,
    at: datetime,
    based_on: int | None = None,
    comment: str = "",
) -> Revision:
    """Save a new version of a draft, in place of the one that its author saw.

    `based_on` is given where the draft was carried over a newer publication.

    Raises `NotPossible` where that version is open no longer, since somebody
    else saved another, submitted it or withdrew it, or where the entry is that
    of another concept.
    """
    require(by, Step.SAVE)
    earlier = revisions.get(session, number)
    _expect(earlier, *_EDITABLE)
    _expect_own(earlier, by)
    if entry.identity != earlier.entry.identity:
        raise NotPossible(Message("A draft can’t be moved to another concept."))
    if based_on is not None:
        _expect_published(session, entry, based_on)
    revisions.move(session, earlier, State.REPLACED)
    return revisions.add(
        session,
        entry,
        by=by.name,
        at=at,
        based_on=based_on or earlier.based_on,
        comment=comment,
        follows=number,
        batch=earlier.batch,
    )


def submit(session: Session, number: int, *, by: Actor) -> None:
    """Hand a draft in for review. Raises `NotPossible` for a revision that is no draft."""
    require(by, Step.SUBMIT)
    _take(session, number, State.IN_REVIEW, State.DRAFT)


def send_back(session: Session, number: int, *, by: Actor, at: datetime, comment: str) -> Comment:
    """Return a draft to its author, with what is to be fixed.

    Raises `NotPossible` for a revision that is not in review, `RulesBroken`
    without a comment.
    """
    require(by, Step.RETURN)
    _take(session, number, State.RETURNED, State.IN_REVIEW)
    return _comment(session, number, comment, by=by, at=at, step="returned")


def withdraw(session: Session, number: int, *, by: Actor) -> None:
    """Take a draft back: its author, or a publisher.

    Raises `NotPossible` for a revision that is not open.
    """
    require(by, Step.WITHDRAW)
    _expect_own(revisions.get(session, number), by)
    _take(session, number, State.WITHDRAWN, *_OPEN)


def restart(session: Session, number: int, *, by: Actor) -> None:
    """Make a draft again of one that was returned or withdrawn.

    Raises `NotPossible` for any other.
    """
    require(by, Step.RESTART)
    _take(session, number, State.DRAFT, State.RETURNED, State.WITHDRAWN)


def restore(session: Session, number: int, *, by: Actor, at: datetime) -> Revision:
    """Begin a draft that is as an earlier revision was."""
    require(by, Step.RESTORE)
    entry = revisions.get(session, number).entry
    return save(session, entry, by=by, at=at, comment=f"As in revision {number}")


def comment(session: Session, number: int, text: str, *, by: Actor, at: datetime) -> Comment:
    """Say something of a revision. Raises `RulesBroken` without words."""
    require(by, Step.COMMENT)
    revisions.get(session, number)
    return _comment(session, number, text, by=by, at=at)


def publish(session: Session, number: int, *, by: Actor, at: datetime) -> Change:
    """Make a reviewed revision the entry that readers see.

    Returns the change as it stands at the end of the log.

    Raises `NotPossible` for a revision that is not in review, `NotAllowed` when
    somebody who wrote on it publishes it and the scheme asks for other eyes,
    `OutOfDate` when another was published since it was drafted, and
    `RulesBroken` with all that is still to be fixed.
    """
    require(by, Step.PUBLISH)
    changes.lock(session)
    revision = revisions.get(session, number)
    _expect(revision, State.IN_REVIEW)
    around = context_of(session, revision.entry.scheme)
    authors = {each.author for each in revisions.line(session, revision)}
    if by.name in authors and not around.scheme.single_curator:
        raise NotAllowed(Message("You can’t publish a revision that you worked on yourself."))
    current = published.revision(session, revision.entry.scheme, revision.entry.concept)
    if revision.based_on != current:
        raise OutOfDate(based_on=revision.based_on, current=current)
    rules.require(revision.entry, around)
    return publishing.publish(session, [revision], by=by.name, at=at)[0]


def retire(  # noqa: PLR0913 - what, how, who and when
    session: Session,
    scheme: str,
    concept: str,
    retirement: Retirement,
    *,
    by: Actor,
    at: datetime,
) -> Revision:
    """Hand in for review that a concept is used no longer; it is kept, marked."""
    require(by, Step.RETIRE)
    entry = published.get(session, scheme, concept).entry
    retired = replace(entry, retirement=retirement)
    draft = save(session, retired, by=by, at=at, comment=retirement.remark or "Used no longer")
    submit(session, draft.number, by=by)
    return draft


def expect_current(session: Session, entry: Entry, based_on: int) -> None:
    """Raise `OutOfDate`, with what changed, unless that revision is published now."""
    current = published.revision(session, *entry.identity)
    if current == based_on:
        return
    _expect_published(session, entry, based_on)
    before = revisions.get(session, based_on).entry
    after = revisions.get(session, current).entry if current else before
    raise OutOfDate(
        based_on=based_on,
        current=current,
        changed=(f"{each.field} {each.of}: {each.after}" for each in differences(before, after)),
    )


def context_of(session: Session, scheme: str) -> RuleContext:
    """A scheme as it is published. Raises `NotFound`."""

    def look_up(concept: str) -> Entry | None:
        try:
            return published.get(session, scheme, concept).entry
        except NotFound:
            return None

    return RuleContext(schemes.get(session, scheme), look_up)


def contexts_of(session: Session, entries: Sequence[Entry]) -> dict[str, RuleContext]:
    """The scheme of each entry, with the concepts that the entries name read at once."""
    contexts = {each.scheme: context_of(session, each.scheme) for each in _one_a_scheme(entries)}
    named = {(each.scheme, concept) for each in entries for concept in each.named_concepts}
    found = {each.entry.identity: each.entry for each in published.several(session, named)}
    for scheme, concept in named:
        contexts[scheme].add(concept, found.get((scheme, concept)))
    return contexts


def _one_a_scheme(entries: Sequence[Entry]) -> Iterable[Entry]:
    return {each.scheme: each for each in entries}.values()


def _take(session: Session, number: int, to: State, *states: State) -> None:
    revision = revisions.get(session, number)
    _expect(revision, *states)
    revisions.move(session, revision, to)


def _comment(  # noqa: PLR0913 - who said what of which, when
    session: Session, number: int, text: str, *, by: Actor, at: datetime, step: str | None = None
) -> Comment:
    comment = text.strip()
    if not comment or len(comment) > _LONGEST_COMMENT:
        message = Message(
            "Please write a comment (up to %(most)s characters).", most=_LONGEST_COMMENT
        )
        raise RulesBroken([Violation("a-comment-says-something", "/comment", message)])
    return comments.add(session, number, comment, by=by.name, at=at, step=step)


def _expect(revision: Revision, *states: State) -> None:
    if revision.state not in states:
        message = Message(
            "Revision %(number)s is “%(state)s”. You can do this only when it is: %(wanted)s.",
            number=str(revision.number),
            state=revision.state.value,
            wanted=", ".join(states),
        )
        raise NotPossible(message)


def _expect_own(revision: Revision, by: Actor) -> None:
    if revision.author != by.name and not by.role.at_least(Role.EDITOR):
        raise NotAllowed(Message("Contributors can change only their own drafts."))


def _expect_published(session: Session, entry: Entry, based_on: int) -> None:
    earlier = revisions.get(session, based_on)
    if earlier.entry.identity != entry.identity or earlier.published_at is None:
        message = Message(
            "Revision %(number)s was never published for “%(concept)s”.",
            number=str(based_on),
            concept=entry.concept,
        )
        raise NotPossible(message)
