"""What was published of a concept, when and why: for whoever has to cite it."""

from uuid import UUID

from flask import Blueprint, Response, render_template
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.entry.diff import differences
from taxonomy.store import changes, revisions
from webapp.context import concept_uri, root, termbase
from webapp.showing.words import field_name

blueprint = Blueprint("history", __name__)

_IN_FEED = 50


@blueprint.get("/<scheme>/<concept>/history")
def show(scheme: str, concept: str) -> str:
    """Every published revision, each with what it changed."""
    with termbase().reading() as session:
        found = revisions.of_concept(session, scheme, concept, published_only=True)
    if not found:
        raise NoPage
    earlier = (*found[1:], None)
    steps = [
        (each, differences(before.entry, each.entry) if before else ())
        for each, before in zip(found, earlier, strict=True)
    ]
    return render_template(
        "history/show.html",
        scheme=scheme,
        concept=concept,
        steps=steps,
        field_name=field_name,
        permalink=concept_uri(scheme, concept),
    )


@blueprint.get("/changes.atom")
def feed() -> Response:
    """What was published last, as an Atom feed (RFC 4287)."""
    with termbase().reading() as session:
        position = changes.position(session)
        last = changes.since(session, max(0, position - _IN_FEED), limit=_IN_FEED)
        identity = changes.identity(session)
        comments = {
            each.revision: revisions.get(session, each.revision).comment
            for each in last
            if each.revision is not None
        }
    page = render_template(
        "history/feed.xml",
        changes=last[::-1],
        comments=comments,
        identity=UUID(identity),
        home=root(),
        uri=concept_uri,
    )
    return Response(page, mimetype="application/atom+xml")
