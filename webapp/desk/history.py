"""Every revision of an entry, and what differs between any two."""

from flask import Blueprint, render_template, request
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.entry.diff import differences
from taxonomy.errors import NotPossible
from taxonomy.messages import Message
from taxonomy.store import revisions
from webapp.context import termbase

blueprint = Blueprint("history", __name__)


@blueprint.get("/schemes/<scheme>/concepts/<concept>/history")
def show(scheme: str, concept: str) -> str:
    """All revisions of a concept, drafts among them."""
    with termbase().reading() as session:
        found = revisions.of_concept(session, scheme, concept)
    if not found:
        raise NoPage
    return render_template("desk/history/show.html", scheme=scheme, concept=concept, found=found)


@blueprint.get("/compare")
def compare() -> str:
    """What differs between two revisions of a concept."""
    numbers = [request.args.get(name, "") for name in ("before", "after")]
    if not all(each.isdigit() for each in numbers):
        raise NoPage
    with termbase().reading() as session:
        before, after = (revisions.get(session, int(each)) for each in numbers)
    if before.entry.identity != after.entry.identity:
        raise NotPossible(Message("These revisions belong to different concepts."))
    return render_template(
        "desk/history/compare.html",
        before=before,
        after=after,
        differences=differences(before.entry, after.entry),
    )
