"""Signing in and out, and setting a password with a link."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import accounts as steps
from taxonomy.errors import NotSignedIn, RulesBroken
from taxonomy.store import accounts
from webapp import auth
from webapp.context import termbase

blueprint = Blueprint("sessions", __name__)


@blueprint.get("/sign-in")
def ask() -> str:
    """The form to sign in with; where there is no account yet, how to make one."""
    return _form("")


@blueprint.post("/sign-in")
def begin() -> ResponseReturnValue:
    """Sign in."""
    name, password = (request.form.get(each, "") for each in ("name", "password"))
    try:
        account = steps.sign_in(termbase().store, name, password, at=datetime.now(UTC))
    except NotSignedIn as error:
        return _form(error.message), 401
    auth.begin_session(account)
    return redirect(auth.safe_next(request.form.get("next", "")), 303)


@blueprint.post("/sign-out")
def end() -> ResponseReturnValue:
    """Sign out."""
    with termbase().transaction() as session:
        steps.sign_out(session, auth.account().name, at=datetime.now(UTC))
    auth.end_session()
    return redirect(url_for("desk.sessions.ask"), 303)


@blueprint.get("/link/<secret>")
def link(secret: str) -> str:
    """The form to set a password with."""
    return render_template("desk/account/link.html", secret=secret, problems={})


@blueprint.post("/link/<secret>")
def use_link(secret: str) -> ResponseReturnValue:
    """Set the password, once."""
    try:
        with termbase().transaction() as session:
            steps.set_password(
                session, secret, request.form.get("password", ""), at=datetime.now(UTC)
            )
    except RulesBroken as error:
        problems = {"password": error.violations}
        return render_template("desk/account/link.html", secret=secret, problems=problems), 422
    flash(gettext("Password set. You can now sign in."))
    return redirect(url_for("desk.sessions.ask"), 303)


def _form(problem: str) -> str:
    with termbase().reading() as session:
        is_first = not accounts.every(session)
    return render_template(
        "desk/account/sign_in.html",
        problem=problem,
        is_first=is_first,
        name=request.form.get("name", ""),
        next=request.values.get("next", ""),
    )
