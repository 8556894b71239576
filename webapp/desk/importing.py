"""Files of entries: looked at first, then handed in as one set that is reviewed as any other."""

from collections import Counter
from datetime import UTC, datetime
from typing import BinaryIO, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import batches
from taxonomy.curation.loading import Plan
from taxonomy.entry.diff import differences
from taxonomy.errors import Refused, Violation
from taxonomy.exchange import formats
from taxonomy.store import published
from taxonomy.store.values import BatchKind
from webapp.access import actor
from webapp.context import termbase

blueprint = Blueprint("importing", __name__, url_prefix="/import")

_MOST = 2_000  # entries that are handed in at once; more are for the command line
_TOLD = 200  # of each kind of thing that is told


@blueprint.get("")
def ask() -> str:
    """Choose a file, and the scheme that it is for."""
    return _page(None)


@blueprint.post("")
def read() -> ResponseReturnValue:
    """Tell what a file would change; hand it in where that is wished and nothing is amiss."""
    plan = _plan()
    if "hand_in" not in request.form or not _may_be_handed_in(plan):
        return _page(plan)
    entries = (*plan.added, *(entry for entry, _ in plan.changed))
    name = request.files["file"].filename or "?"
    with termbase().transaction() as session:
        batch = batches.hand_in(
            session,
            BatchKind.IMPORT,
            entries,
            by=actor(),
            at=datetime.now(UTC),
            comment=gettext("Imported from %(name)s", name=name),
        )
    flash(gettext("The set is in review."))
    return redirect(url_for("desk.batches.show", number=batch.number), 303)


def _may_be_handed_in(plan: Plan) -> bool:
    """Whether there is something to review, and nothing amiss; the page tells what is."""
    fits = 0 < plan.steps <= _MOST and not plan.scheme_changes
    return fits and not plan.refused and (not plan.conflicts or "overwrite" in request.form)


def _plan() -> Plan:
    """What the file that was sent would do; what it cannot be read for, as refused."""
    scheme = termbase().shelf.scheme(request.form.get("scheme", ""))
    file = request.files.get("file")
    if file is None or not file.filename:
        nothing = Violation("file", "", gettext("Choose a file."))
        return _refusal(scheme.id, (nothing,))
    try:
        wanted = request.form.get("from", "").strip() or None
        content = cast("BinaryIO", file.stream)
        vocabulary = formats.read(content, file.filename, scheme, wanted=wanted)
    except Refused as error:
        return _refusal(scheme.id, error.violations)
    return termbase().plan(vocabulary)


def _refusal(scheme: str, refused: tuple[Violation, ...]) -> Plan:
    return Plan(
        termbase().shelf.scheme(scheme),
        scheme_changes=False,
        added=(),
        changed=(),
        unchanged=0,
        absent=(),
        refused=refused,
    )


def _page(plan: Plan | None) -> str:
    changed = [entry for entry, _ in plan.changed[:_TOLD]] if plan else []
    with termbase().reading() as session:
        several = published.several(session, (entry.identity for entry in changed))
        before = {each.entry.identity: each.entry for each in several}
    return render_template(
        "desk/importing/ask.html",
        plan=plan,
        given=request.form,
        changed=[(entry, differences(before[entry.identity], entry)) for entry in changed],
        repairs=Counter(each.rule for each in plan.repaired) if plan else {},
        most=_MOST,
        told=_TOLD,
    )
