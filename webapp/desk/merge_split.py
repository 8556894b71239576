"""Concepts retired, merged and split, with redirects from their old addresses."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import batches, merge_split, workflow
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Ending, Entry, Retirement
from taxonomy.errors import BadQuestion, Violation
from taxonomy.messages import Message
from taxonomy.search.contract import Filter
from taxonomy.store import published
from taxonomy.store.database import Session
from taxonomy.store.records import BatchKind
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("merge_split", __name__, url_prefix="/schemes/<scheme>/concepts/<concept>")

_OFFERED = 100  # concepts that are offered at once; others while they are typed


@blueprint.get("/reshape")
def show(scheme: str, concept: str) -> str:
    """Retire a concept, merge it into another, or split it; a merge is looked at first."""
    into = request.args.get("into", "").strip()
    with termbase().reading() as session:
        entry = published.get(session, scheme, concept).entry
        target = published.get(session, scheme, into).entry if into else None
    return render_template(
        "desk/merge_split/show.html",
        scheme=scheme,
        entry=entry,
        into=target,
        becomes=differences(target, merge_split.merged(target, entry)) if target else (),
        neighbours=termbase().catalogue.concepts(Filter(scheme=scheme), last=_OFFERED),
    )


@blueprint.post("/retirement")
def retire(scheme: str, concept: str) -> ResponseReturnValue:
    """Hand in that a concept is used no longer."""
    successor = request.form.get("successor", "").strip()
    remark = request.form.get("remark", "").strip()
    retirement = Retirement(Ending.RETIRED, (successor,) if successor else (), remark or None)
    with termbase().transaction() as session:
        draft = workflow.retire(
            session, scheme, concept, retirement, by=actor(), at=datetime.now(UTC)
        )
    flash(gettext("Retirement submitted for review."))
    return redirect(url_for("desk.drafts.show", number=draft.number), 303)


@blueprint.post("/merging")
def merge(scheme: str, concept: str) -> ResponseReturnValue:
    """Hand in that a concept goes into another."""
    into = request.form.get("into", "").strip()
    with termbase().transaction() as session:
        entry = published.get(session, scheme, concept).entry
        target = published.get(session, scheme, into).entry
        made = (
            merge_split.merged(target, entry),
            merge_split.retired(entry, Ending.MERGED, [into]),
        )
        return _handed_in(session, BatchKind.MERGE, made, f"{concept} → {into}")


@blueprint.post("/splitting")
def split(scheme: str, concept: str) -> ResponseReturnValue:
    """Hand in that some terms of a concept become another."""
    new = request.form.get("new", "").strip()
    moved = {each for each in request.form.getlist("term") if each.isdigit()}
    with termbase().transaction() as session:
        entry = published.get(session, scheme, concept).entry
        homes = [new if str(n) in moved else concept for n in range(len(entry.terms))]
        if not new or new == concept or len(set(homes)) < 2:  # noqa: PLR2004 - two concepts
            message = Message("Name the new concept, and choose some of the terms for it.")
            raise BadQuestion([Violation("a-split-makes-two", "new", message)])
        made = merge_split.split(entry, homes)
        return _handed_in(session, BatchKind.SPLIT, made, f"{concept} → {concept}, {new}")


def _handed_in(
    session: Session, kind: BatchKind, made: tuple[Entry, ...], comment: str
) -> ResponseReturnValue:
    batch = batches.hand_in(session, kind, made, by=actor(), at=datetime.now(UTC), comment=comment)
    flash(gettext("Set submitted for review."))
    return redirect(url_for("desk.batches.show", number=batch.number), 303)
