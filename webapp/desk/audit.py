"""The audit log, for administrators."""

from flask import Blueprint, render_template, request

from taxonomy.store import audit
from taxonomy.store.records import Happening
from webapp.context import termbase

blueprint = Blueprint("audit", __name__)

_A_PAGE = 100


@blueprint.get("/audit")
def show() -> str:
    """What happened, newest first, filtered by what and by whom."""
    what, by = request.args.get("what", ""), request.args.get("by", "").strip().casefold()
    before = request.args.get("before", "")
    with termbase().reading() as session:
        lines = audit.lines(
            session,
            what=Happening(what) if what in set(Happening) else None,
            by=by or None,
            before=int(before) if before.isdigit() else None,
            limit=_A_PAGE,
        )
    further = lines[-1].number if len(lines) == _A_PAGE else None
    return render_template(
        "desk/accounts/audit.html", lines=lines, what=what, by=by, further=further
    )
