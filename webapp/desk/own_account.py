"""One's own account: the password, and the tokens of one's software."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import accounts as steps
from taxonomy.errors import RulesBroken
from taxonomy.store import tokens
from taxonomy.store.records import Scope
from webapp import auth
from webapp.context import termbase
from webapp.desk.form_errors import by_field

blueprint = Blueprint("own_account", __name__, url_prefix="/account")


@blueprint.get("")
def show() -> str:
    """Who one is, one's password, one's tokens."""
    return _page()


@blueprint.post("/password")
def change_password() -> ResponseReturnValue:
    """Change the password; other sessions end, this one goes on."""
    old, new = (request.form.get(each, "") for each in ("old", "password"))
    try:
        with termbase().transaction() as session:
            changed = steps.change_password(session, auth.account(), old, new, at=datetime.now(UTC))
    except RulesBroken as error:
        return _page(error), 422
    auth.begin_session(changed)
    flash(gettext("Password changed. You have been signed out everywhere else."))
    return redirect(url_for("desk.own_account.show"), 303)


@blueprint.post("/tokens")
def make_token() -> ResponseReturnValue:
    """Make a token, and show its secret once."""
    days = request.form.get("days", "")
    try:
        with termbase().transaction() as session:
            _, secret = steps.make_token(
                session,
                auth.account(),
                request.form.get("purpose", ""),
                Scope.WRITE if request.form.get("scope") == Scope.WRITE else Scope.READ,
                days=int(days) if days.isdigit() else 0,
                at=datetime.now(UTC),
            )
    except RulesBroken as error:
        return _page(error), 422
    return _page(secret=secret), 201


@blueprint.post("/tokens/<int:number>/revocation")
def revoke_token(number: int) -> ResponseReturnValue:
    """Let a token be good no longer."""
    with termbase().transaction() as session:
        steps.revoke_token(session, auth.account(), number, at=datetime.now(UTC))
    flash(gettext("Token revoked."))
    return redirect(url_for("desk.own_account.show"), 303)


def _page(error: RulesBroken | None = None, secret: str | None = None) -> str:
    with termbase().reading() as session:
        own = tokens.of_account(session, auth.account().name)
    return render_template(
        "desk/account/show.html",
        tokens=own,
        now=datetime.now(UTC),
        secret=secret,
        problems=by_field(error),
    )
