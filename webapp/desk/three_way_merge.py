"""A draft rebased on what was published since it was begun."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import workflow
from taxonomy.curation.three_way_merge import Carried, carry
from taxonomy.entry.diff import differences
from taxonomy.errors import NotPossible
from taxonomy.messages import Message
from taxonomy.store import published, revisions
from taxonomy.store.database import Session
from taxonomy.store.records import Published, Revision
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("three_way_merge", __name__, url_prefix="/drafts/<int:number>/merge")


@blueprint.get("")
def show(number: int) -> str:
    """What changed under a draft, what it becomes, and where both say different things."""
    with termbase().reading() as session:
        draft, base, current = _sides(session, number)
    carried = carry(base.entry, draft.entry, current.entry)
    return render_template(
        "desk/drafts/merge.html",
        draft=draft,
        current=current,
        carried=carried,
        under=differences(base.entry, current.entry),
        becomes=differences(current.entry, carried.entry),
    )


@blueprint.post("")
def take(number: int) -> ResponseReturnValue:
    """Make the carried draft the draft."""
    with termbase().transaction() as session:
        draft, base, current = _sides(session, number)
        carried: Carried = carry(base.entry, draft.entry, current.entry)
        made = workflow.revise(
            session,
            number,
            carried.entry,
            by=actor(),
            at=datetime.now(UTC),
            based_on=current.revision,
            comment=draft.comment or gettext("Updated to follow a newer revision"),
        )
    return redirect(url_for("desk.drafts.show", number=made.number), 303)


def _sides(session: Session, number: int) -> tuple[Revision, Revision, Published]:
    draft = revisions.get(session, number)
    if draft.based_on is None:
        raise NotPossible(
            Message("This draft is for a new concept, so there is no newer version to merge.")
        )
    current = published.get(session, *draft.entry.identity)
    return draft, revisions.get(session, draft.based_on), current
