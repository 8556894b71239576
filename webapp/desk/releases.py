"""Releases: what is published gets a name, for ever."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import releasing
from taxonomy.errors import NotPossible, Refused
from taxonomy.store import releases
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("releases", __name__, url_prefix="/releases")


@blueprint.get("")
def listed() -> str:
    """The releases of every scheme, and a form for the next."""
    return _page()


@blueprint.post("")
def make() -> ResponseReturnValue:
    """Make one; what cannot be is said beside the form, with what was typed in it."""
    scheme, name = (request.form.get(each, "").strip() for each in ("scheme", "name"))
    comment = request.form.get("comment", "").strip()
    try:
        with termbase().transaction() as session:
            releasing.make(session, scheme, name, by=actor(), at=datetime.now(UTC), comment=comment)
    except Refused as refused:
        return _page([each.message for each in refused.violations]), 422
    except NotPossible as refused:
        return _page([refused.message]), 409
    flash(gettext("Release %(name)s created.", name=name))
    return redirect(url_for("pages.releases.show", scheme=scheme, release=name), 303)


def _page(malformed: list[str] | None = None) -> str:
    with termbase().reading() as session:
        every = [
            each
            for scheme in termbase().catalogue.schemes
            for each in releases.of_scheme(session, scheme)
        ]
    return render_template(
        "desk/releases/listed.html",
        every=every,
        malformed=malformed or [],
        given=request.form,
        today=datetime.now(UTC),
    )
