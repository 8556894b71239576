"""The steps of a draft, each a resource: `POST /desk/revisions/7/publication`."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import workflow
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("workflow_steps", __name__, url_prefix="/revisions/<int:number>")


@blueprint.post("/submission")
def submit(number: int) -> ResponseReturnValue:
    """Hand a draft in for review."""
    with termbase().transaction() as session:
        workflow.submit(session, number, by=actor())
    flash(gettext("Draft submitted for review."))
    return _draft(number)


@blueprint.post("/publication")
def publish(number: int) -> ResponseReturnValue:
    """Publish a reviewed draft; readers see it at once."""
    with termbase().transaction() as session:
        change = workflow.publish(session, number, by=actor(), at=datetime.now(UTC))
    flash(gettext("Published."))
    return redirect(
        url_for("pages.concepts.show", scheme=change.scheme, concept=change.concept), 303
    )


@blueprint.post("/return")
def send_back(number: int) -> ResponseReturnValue:
    """Return a draft with what is to be fixed."""
    comment = request.form.get("comment", "")
    with termbase().transaction() as session:
        workflow.send_back(session, number, by=actor(), at=datetime.now(UTC), comment=comment)
    flash(gettext("Draft returned to its author."))
    return _draft(number)


@blueprint.post("/withdrawal")
def withdraw(number: int) -> ResponseReturnValue:
    """Take a draft back."""
    with termbase().transaction() as session:
        workflow.withdraw(session, number, by=actor())
    flash(gettext("Draft withdrawn. You can reopen it."))
    return _draft(number)


@blueprint.post("/restart")
def restart(number: int) -> ResponseReturnValue:
    """Make a draft of it again."""
    with termbase().transaction() as session:
        workflow.restart(session, number, by=actor())
    return _draft(number)


@blueprint.post("/restoration")
def restore(number: int) -> ResponseReturnValue:
    """Begin a draft that is as this revision was."""
    with termbase().transaction() as session:
        draft = workflow.restore(session, number, by=actor(), at=datetime.now(UTC))
    flash(gettext("This new draft is a copy of revision %(number)s.", number=number))
    return _draft(draft.number)


@blueprint.post("/comments")
def comment(number: int) -> ResponseReturnValue:
    """Say something of a revision."""
    text = request.form.get("comment", "")
    with termbase().transaction() as session:
        workflow.comment(session, number, text, by=actor(), at=datetime.now(UTC))
    return redirect(url_for("desk.drafts.show", number=number, _anchor="said"), 303)


def _draft(number: int) -> ResponseReturnValue:
    return redirect(url_for("desk.drafts.show", number=number), 303)
