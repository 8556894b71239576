"""The dashboard of the desk: what waits, and for whom."""

from flask import Blueprint, render_template

from taxonomy.store import proposals, revisions
from taxonomy.store.records import State
from webapp.auth import account
from webapp.context import termbase

blueprint = Blueprint("dashboard", __name__)


@blueprint.get("/")
def show() -> str:
    """One's own drafts, what is in review, how many readers wait for an answer."""
    me = account().name
    with termbase().reading() as session:
        own = revisions.in_states(session, (State.DRAFT, State.RETURNED), author=me)
        waiting = revisions.in_states(session, (State.IN_REVIEW,))
        others = revisions.in_states(session, (State.DRAFT, State.RETURNED))
        readers = proposals.count_open(session)
    return render_template(
        "desk/home.html",
        own=own,
        waiting=waiting,
        others=[each for each in others if each.author != me],
        readers=readers,
    )
