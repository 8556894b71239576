"""Sets of changes: looked at, published and undone as a whole."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from taxonomy.curation import batches as steps
from taxonomy.entry.diff import differences
from taxonomy.store import batches, revisions
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("batches", __name__, url_prefix="/sets")


@blueprint.get("")
def listed() -> str:
    """The sets of changes, newest first."""
    with termbase().reading() as session:
        every = batches.every(session)
    return render_template("desk/batches/listed.html", every=every)


@blueprint.get("/<int:number>")
def show(number: int) -> str:
    """One set, with what each of its revisions changes."""
    with termbase().reading() as session:
        batch = batches.get(session, number)
        heads = steps.heads(session, number)
        bases = {
            each.number: revisions.get(session, each.based_on).entry
            for each in heads
            if each.based_on is not None
        }
        undoing = batches.undoing(session, number)
    rows = [
        (each, differences(bases[each.number], each.entry) if each.number in bases else ())
        for each in heads
    ]
    return render_template("desk/batches/show.html", batch=batch, rows=rows, undoing=undoing)


@blueprint.post("/<int:number>/publication")
def publish(number: int) -> ResponseReturnValue:
    """Publish all of a set, or none of it."""
    with termbase().transaction() as session:
        done = steps.publish(session, number, by=actor(), at=datetime.now(UTC))
    flash(ngettext("One entry published.", "%(num)s entries published.", len(done)))
    return redirect(url_for(".show", number=number), 303)


@blueprint.post("/<int:number>/undoing")
def undo(number: int) -> ResponseReturnValue:
    """Put back what readers saw before."""
    with termbase().transaction() as session:
        undoing = steps.undo(session, number, by=actor(), at=datetime.now(UTC))
    flash(gettext("Set undone. Readers see the previous version again."))
    return redirect(url_for(".show", number=undoing.number), 303)
