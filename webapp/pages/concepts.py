"""One concept, with all that is known of it."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from taxonomy.entry.model import Ending
from webapp.context import termbase
from webapp.presenters.concept import parts
from webapp.query_parameters import DaySchema

blueprint = Blueprint("concepts", __name__)

_DAY = DaySchema()


@blueprint.get("/<scheme>/<concept>")
def show(scheme: str, concept: str) -> str | Response:
    """Show an entry: what to say, language by language, and why; perhaps as it stood on a day."""
    at = _DAY.load(request.args)
    published = termbase().entry(scheme, concept, at=at)
    retirement = published.entry.retirement
    if at is None and retirement is not None and retirement.ending is Ending.MERGED:
        successor = url_for("pages.concepts.show", scheme=scheme, concept=retirement.replaced_by[0])
        return redirect(successor, HTTPStatus.MOVED_PERMANENTLY)
    return render_template(
        "concepts/show.html", published=published, at=at, release=None, **parts(published.entry)
    )
