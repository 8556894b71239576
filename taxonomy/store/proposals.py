"""What readers suggest and report."""

from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from taxonomy.errors import NotFound, NotPossible
from taxonomy.messages import Message
from taxonomy.store.records import Proposal, ProposalState
from taxonomy.store.tables import ProposalRow


def add(  # noqa: PLR0913 - what is suggested, of what, when
    session: Session,
    *,
    scheme: str,
    concept: str | None,
    language: str,
    text: str,
    contact: str | None,
    at: datetime,
    word: str | None = None,
) -> Proposal:
    """Keep what a reader suggests."""
    number = session.scalars(
        insert(ProposalRow)
        .values(
            scheme_id=scheme,
            concept=concept,
            word=word,
            language=language,
            text=text,
            contact=contact,
            at=at,
            state=ProposalState.OPEN,
        )
        .returning(ProposalRow.number)
    ).one()
    return Proposal(
        number=number,
        scheme=scheme,
        concept=concept,
        language=language,
        text=text,
        contact=contact,
        at=at,
        word=word,
    )


def get(session: Session, number: int) -> Proposal:
    """One proposal. Raises `NotFound`."""
    row = session.get(ProposalRow, number)
    if row is None:
        raise NotFound("proposal", number)
    return _value(row)


def in_state(session: Session, state: ProposalState, *, limit: int = 200) -> tuple[Proposal, ...]:
    """The proposals that have come so far, newest first."""
    rows = session.scalars(
        select(ProposalRow)
        .where(ProposalRow.state == state)
        .order_by(ProposalRow.number.desc())
        .limit(limit)
    )
    return tuple(_value(row) for row in rows)


def count_open(session: Session) -> int:
    """How many wait for an answer."""
    counted = select(func.count()).where(ProposalRow.state == ProposalState.OPEN)
    return session.scalars(counted).one()


def close(  # noqa: PLR0913 - who closed it, when, and with what
    session: Session,
    number: int,
    state: ProposalState,
    *,
    by: str,
    at: datetime,
    answer: str | None = None,
    revision: int | None = None,
) -> None:
    """Tell what became of an open proposal. Raises `NotPossible` where that was told before."""
    closed = session.execute(
        update(ProposalRow)
        .where(ProposalRow.number == number, ProposalRow.state == ProposalState.OPEN)
        .values(state=state, answer=answer, answered_by=by, answered_at=at, revision=revision)
        .returning(ProposalRow.number)
    ).first()
    if closed is None:
        raise NotPossible(
            Message("Suggestion %(number)s has been answered already.", number=str(number))
        )


def _value(row: ProposalRow) -> Proposal:
    return Proposal(
        number=row.number,
        scheme=row.scheme_id,
        concept=row.concept,
        language=row.language,
        text=row.text,
        contact=row.contact,
        at=row.at,
        state=row.state,
        revision=row.revision,
        answer=row.answer,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        word=row.word,
    )
