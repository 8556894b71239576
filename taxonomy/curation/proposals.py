"""Proposals: what readers suggest or report, and what becomes of it.

They write about an entry, or name a word that no entry has.

    open → accepted (into a draft)
         → answered

Anybody may propose, so that `propose` asks for no actor; what readers leave to
be reached by is shown to those who answer, and goes into no draft.
"""

from datetime import datetime

from taxonomy.curation import workflow
from taxonomy.curation.permissions import Step, require
from taxonomy.errors import NotPossible, RulesBroken, Violation
from taxonomy.messages import Message
from taxonomy.store import comments, proposals, published, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, Proposal, ProposalState, Revision

LONGEST_TEXT = 4_000  # characters
LONGEST_WORD = 200
LONGEST_CONTACT = 200


def propose(  # noqa: PLR0913 - what is suggested, of what, when
    session: Session,
    scheme: str,
    concept: str,
    text: str,
    *,
    language: str,
    at: datetime,
    contact: str = "",
) -> Proposal:
    """Keep what a reader suggests about a published concept.

    Raises `NotFound` where there is no such concept, `RulesBroken` where
    nothing is said, or too much.
    """
    published.get(session, scheme, concept)
    return proposals.add(
        session,
        scheme=scheme,
        concept=concept,
        language=language,
        text=_required(text, "/text"),
        contact=_reachable(contact),
        at=at,
    )


def propose_word(  # noqa: PLR0913 - what is suggested, of what, when
    session: Session,
    scheme: str,
    word: str,
    text: str = "",
    *,
    language: str,
    at: datetime,
    contact: str = "",
) -> Proposal:
    """Store a word that a reader misses in a vocabulary, with what they say about it, if anything.

    Raises `NotFound` where there is no such vocabulary, `RulesBroken` where no word is
    given, or too much of anything.
    """
    schemes.get(session, scheme)
    return proposals.add(
        session,
        scheme=scheme,
        concept=None,
        word=_word(word),
        language=language,
        text=_required(text, "/text") if text.strip() else "",
        contact=_reachable(contact),
        at=at,
    )


def accept(session: Session, number: int, *, by: Actor, at: datetime) -> Revision:
    """Begin a draft of the concept as it is published, with the proposal quoted beside it.

    The words stand in a comment on the draft, which curators see; what the
    draft says of itself is public once it is published, and only names the
    proposal.

    Raises `NotPossible` where the proposal was answered before, and for a word that no
    entry has: its entry is begun by hand.
    """
    require(by, Step.ANSWER)
    proposal = proposals.get(session, number)
    if proposal.concept is None:
        message = Message(
            "Proposal %(number)s suggests a new word. Start an entry for it.", number=str(number)
        )
        raise NotPossible(message)
    current = published.get(session, proposal.scheme, proposal.concept)
    draft = workflow.save(
        session,
        current.entry,
        by=by,
        at=at,
        based_on=current.revision,
        comment=f"Suggested by a reader (proposal {number})",
    )
    comments.add(session, draft.number, f"“{proposal.text}”", by=by.name, at=at, step="suggested")
    proposals.close(
        session, number, ProposalState.ACCEPTED, by=by.name, at=at, revision=draft.number
    )
    return draft


def answer(session: Session, number: int, text: str, *, by: Actor, at: datetime) -> Proposal:
    """Say what is thought of a proposal, without a draft; what is said is kept.

    Raises `NotPossible` where it was answered before, `RulesBroken` where
    nothing is said, or too much.
    """
    require(by, Step.ANSWER)
    proposals.get(session, number)
    required = _required(text, "/answer")
    proposals.close(session, number, ProposalState.ANSWERED, by=by.name, at=at, answer=required)
    return proposals.get(session, number)


def _required(text: str, pointer: str) -> str:
    stripped = text.strip()
    if not stripped or len(stripped) > LONGEST_TEXT:
        message = Message(
            "Please describe the problem (up to %(most)s characters).", most=LONGEST_TEXT
        )
        raise RulesBroken([Violation("a-proposal-says-something", pointer, message)])
    return stripped


def _word(word: str) -> str:
    given = " ".join(word.split())
    if not given or len(given) > LONGEST_WORD:
        message = Message(
            "Enter the missing word or phrase (up to %(most)s characters).", most=LONGEST_WORD
        )
        raise RulesBroken([Violation("a-missing-word-is-named", "/word", message)])
    return given


def _reachable(contact: str) -> str | None:
    given = contact.strip()
    if len(given) > LONGEST_CONTACT:
        message = Message("Use at most %(most)s characters.", most=LONGEST_CONTACT)
        raise RulesBroken([Violation("a-contact-is-short", "/contact", message)])
    return given or None
