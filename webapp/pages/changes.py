"""What was published lately: a page for people, and a feed for their readers."""

from uuid import UUID

from flask import Blueprint, Response, render_template, request

from taxonomy.store import changes
from webapp.context import concept_uri, root, termbase
from webapp.presenters.change_summaries import Changed, in_sentences
from webapp.presenters.pagination import Pager
from webapp.query_parameters import RecentSchema

blueprint = Blueprint("changes", __name__)

_ON_A_PAGE = 30
_IN_FEED = 50


@blueprint.get("/changes")
def show() -> str:
    """Show what was published last, entry by entry, in words."""
    scheme, page = RecentSchema().load(request.args)
    with termbase().reading() as session:
        pager = Pager(changes.count(session, scheme=scheme), _ON_A_PAGE, page, {"scheme": scheme})
        some = changes.latest(session, scheme=scheme, first=pager.first, limit=_ON_A_PAGE)
        found = in_sentences(session, some)
    days: dict[str, list[Changed]] = {}
    for each in found:
        days.setdefault(each.change.at.date().isoformat(), []).append(each)
    return render_template("changes/show.html", days=days, scheme=scheme, pager=pager)


@blueprint.get("/changes.atom")
def feed() -> Response:
    """What was published last, as an Atom feed (RFC 4287)."""
    scheme, _ = RecentSchema().load(request.args)
    with termbase().reading() as session:
        found = in_sentences(session, changes.latest(session, scheme=scheme, limit=_IN_FEED))
        identity = changes.identity(session)
    page = render_template(
        "changes/feed.xml",
        changed=found,
        identity=UUID(identity),
        home=root(),
        scheme=scheme,
        uri=concept_uri,
    )
    return Response(page, mimetype="application/atom+xml")
