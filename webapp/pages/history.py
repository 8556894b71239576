"""What was published of a concept, when and why: for whoever has to cite it."""

from flask import Blueprint, render_template
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.entry.diff import differences
from taxonomy.store import revisions
from webapp.context import concept_uri, termbase
from webapp.i18n import reader_languages
from webapp.presenters.designations import headline
from webapp.presenters.value_labels import field_name

blueprint = Blueprint("history", __name__)


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
        scheme=termbase().catalogue.scheme(scheme),
        concept=concept,
        name=headline(found[0].entry.terms, reader_languages()),
        steps=steps,
        field_name=field_name,
        permalink=concept_uri(scheme, concept),
    )
