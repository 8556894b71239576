"""Autosaves: forms stored while they are filled in, so that no word is lost."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from taxonomy.store import autosaves
from webapp.auth import account
from webapp.context import termbase
from webapp.desk import entry_form

blueprint = Blueprint("autosaves", __name__, url_prefix="/autosaves")


@blueprint.post("/<scheme>/<concept>")
def keep(scheme: str, concept: str) -> ResponseReturnValue:
    """Keep what stands in a form."""
    given = entry_form.typed(request.form)
    given.pop("csrf_token", None)
    with termbase().transaction() as session:
        autosaves.keep(
            session,
            given,
            account=account().name,
            scheme=termbase().catalogue.scheme(scheme).id,
            concept=concept,
            at=datetime.now(UTC),
        )
    return "", 204


@blueprint.post("/<scheme>/<concept>/discard")
def discard(scheme: str, concept: str) -> ResponseReturnValue:
    """Throw away what was kept."""
    with termbase().transaction() as session:
        autosaves.forget(session, account=account().name, scheme=scheme, concept=concept)
    return redirect(url_for("desk.editing.edit", scheme=scheme, concept=concept), 303)
