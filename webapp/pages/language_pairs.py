"""An entry in two languages side by side, as translators look terms up."""

from datetime import datetime

from flask import Blueprint, render_template, request
from werkzeug.routing import BaseConverter

from taxonomy import languages
from taxonomy.entry.model import Entry
from taxonomy.errors import NotFound
from taxonomy.store import releases
from webapp.context import termbase
from webapp.presenters.concept import parts
from webapp.presenters.designations import in_language
from webapp.query_parameters import DaySchema

blueprint = Blueprint("language_pairs", __name__)

_DAY = DaySchema()


class LanguageTag(BaseConverter):
    """A part of an address that looks like a language tag (BCP 47)."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}"


@blueprint.get("/<scheme>/<concept>/<tag:source>/<tag:target>")
def show(scheme: str, concept: str, source: str, target: str) -> str:
    """Show the terms of two languages with all that is said of them, perhaps as on a day."""
    at = _DAY.load(request.args)
    return _page(termbase().entry(scheme, concept, at=at).entry, source, target, at=at)


@blueprint.get("/<scheme>/<release:release>/<concept>/<tag:source>/<tag:target>")
def released(scheme: str, release: str, concept: str, source: str, target: str) -> str:
    """Show the same of an entry as it was released."""
    with termbase().reading() as session:
        published = releases.entry(session, releases.get(session, scheme, release), concept)
    return _page(published.entry, source, target, release=release)


def _page(
    entry: Entry,
    source: str,
    target: str,
    *,
    at: datetime | None = None,
    release: str | None = None,
) -> str:
    for tag in (source, target):
        if not languages.is_valid(tag):
            raise NotFound("language", tag)
    return render_template(
        "concepts/pair.html",
        source=source,
        target=target,
        pair=(in_language(entry, source), in_language(entry, target)),
        at=at,
        release=release,
        **parts(entry),
    )
