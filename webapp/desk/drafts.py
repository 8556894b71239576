"""Drafts: what differs from what is published, what is to be fixed, what was said."""

from typing import Any

from flask import Blueprint, render_template
from markupsafe import Markup

from taxonomy.curation import rules, workflow
from taxonomy.curation.permissions import Step, may
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Entry
from taxonomy.errors import NotFound
from taxonomy.store import comments, published, revisions, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, Revision, State
from webapp.auth import actor
from webapp.context import termbase
from webapp.presenters.concept import shown

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")


@blueprint.get("/<int:number>")
def show(number: int) -> str:
    """A draft with all that bears on it."""
    with termbase().reading() as session:
        draft = revisions.get(session, number)
        line = tuple(revisions.line(session, draft))
        current = published.revision(session, *draft.entry.identity)
        base = _entry(session, draft.based_on)
        violations = tuple(
            rules.violations(draft.entry, workflow.context_of(session, draft.entry.scheme))
        )
        remarks = comments.of_revisions(session, tuple(each.number for each in line))
        one_curator = schemes.get(session, draft.entry.scheme).single_curator
    return render_template(
        "desk/drafts/show.html",
        draft=draft,
        line=line,
        current=current,
        is_behind=draft.state.is_open and current != draft.based_on,
        differences=differences(base, draft.entry) if base else (),
        violations=violations,
        comments=remarks,
        steps=_steps(draft, line, actor(), one_curator=one_curator),
        preview=Markup(shown(draft.entry)),  # noqa: S704 - a template's own output
    )


def _steps(
    draft: Revision, line: tuple[Revision, ...], by: Actor, *, one_curator: bool
) -> dict[str, Any]:
    """Which steps somebody may take with a draft now."""
    own = draft.author == by.name
    wrote = by.name in {each.author for each in line}
    editable = draft.state in {State.DRAFT, State.RETURNED}
    mine = own or may(by, Step.SUBMIT)
    return {
        "edit": editable and mine,
        "submit": draft.state is State.DRAFT and may(by, Step.SUBMIT),
        "publish": draft.state is State.IN_REVIEW
        and may(by, Step.PUBLISH)
        and (one_curator or not wrote),
        "own_eyes": draft.state is State.IN_REVIEW
        and may(by, Step.PUBLISH)
        and wrote
        and not one_curator,
        "send_back": draft.state is State.IN_REVIEW and may(by, Step.RETURN),
        "withdraw": draft.state.is_open and mine,
        "restart": draft.state in {State.RETURNED, State.WITHDRAWN} and may(by, Step.RESTART),
    }


def _entry(session: Session, number: int | None) -> Entry | None:
    try:
        return revisions.get(session, number).entry if number else None
    except NotFound:
        return None
