"""What readers wrote: taken into a draft, or answered."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import proposals as steps
from taxonomy.store import proposals
from taxonomy.store.records import ProposalState
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("inbox", __name__, url_prefix="/inbox")


@blueprint.get("")
def show() -> str:
    """What waits for an answer, and what was answered lately."""
    with termbase().reading() as session:
        waiting = proposals.in_state(session, ProposalState.OPEN)
        done = (
            *proposals.in_state(session, ProposalState.ACCEPTED, limit=50),
            *proposals.in_state(session, ProposalState.ANSWERED, limit=50),
        )
    done = tuple(sorted(done, key=lambda each: -each.number))
    return render_template("desk/inbox/show.html", waiting=waiting, done=done)


@blueprint.post("/<int:number>/acceptance")
def accept(number: int) -> ResponseReturnValue:
    """Begin a draft with what a reader wrote beside it."""
    with termbase().transaction() as session:
        draft = steps.accept(session, number, by=actor(), at=datetime.now(UTC))
    flash(gettext("Draft started. The reader's suggestion is below."))
    return redirect(url_for("desk.drafts.show", number=draft.number), 303)


@blueprint.post("/<int:number>/answer")
def answer(number: int) -> ResponseReturnValue:
    """Say why nothing, or what else, is done."""
    text = request.form.get("answer", "")
    with termbase().transaction() as session:
        steps.answer(session, number, text, by=actor(), at=datetime.now(UTC))
    flash(gettext("Reply saved."))
    return redirect(url_for("desk.inbox.show"), 303)
