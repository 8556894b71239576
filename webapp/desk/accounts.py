"""The accounts, for administrators."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import accounts as steps
from taxonomy.errors import NotPossible, RulesBroken, Violation
from taxonomy.store import accounts
from taxonomy.store.records import Role
from webapp.auth import actor
from webapp.context import root, termbase
from webapp.desk.form_errors import by_field

blueprint = Blueprint("accounts", __name__, url_prefix="/accounts")


@blueprint.get("")
def show() -> str:
    """Every account, and a form for another."""
    return _page()


@blueprint.post("")
def add() -> ResponseReturnValue:
    """Make an account, and show the link with which its password is set."""
    name = request.form.get("name", "")
    try:
        with termbase().transaction() as session:
            secret = steps.add(session, name, _role(), by=actor(), at=datetime.now(UTC))
    except RulesBroken as error:
        return _page(error), 422
    except NotPossible as error:
        return _page(RulesBroken([Violation("names-are-free", "/name", error.message)])), 422
    return _page(link=(name.strip().casefold(), secret)), 201


@blueprint.post("/<name>/link")
def make_link(name: str) -> ResponseReturnValue:
    """Show a link with which a password is set anew."""
    with termbase().transaction() as session:
        secret = steps.make_link(session, name, by=actor(), at=datetime.now(UTC))
    return _page(link=(name, secret)), 201


@blueprint.post("/<name>/role")
def change_role(name: str) -> ResponseReturnValue:
    """Give an account another role."""
    with termbase().transaction() as session:
        steps.change_role(session, name, _role(), by=actor(), at=datetime.now(UTC))
    flash(gettext("Role changed. %(name)s must sign in again.", name=name))
    return redirect(url_for("desk.accounts.show"), 303)


@blueprint.post("/<name>/disabling")
def disable(name: str) -> ResponseReturnValue:
    """Shut an account out."""
    with termbase().transaction() as session:
        steps.disable(session, name, by=actor(), at=datetime.now(UTC))
    flash(gettext("%(name)s has been blocked.", name=name))
    return redirect(url_for("desk.accounts.show"), 303)


@blueprint.post("/<name>/enabling")
def enable(name: str) -> ResponseReturnValue:
    """Let an account in again."""
    with termbase().transaction() as session:
        steps.enable(session, name, by=actor(), at=datetime.now(UTC))
    flash(gettext("%(name)s can sign in again.", name=name))
    return redirect(url_for("desk.accounts.show"), 303)


def _page(error: RulesBroken | None = None, link: tuple[str, str] | None = None) -> str:
    with termbase().reading() as session:
        every = accounts.every(session)
    address = f"{root()}{url_for('desk.sessions.link', secret=link[1])}" if link else None
    return render_template(
        "desk/accounts/show.html",
        accounts=every,
        link=(link[0], address) if link else None,
        given=request.form,
        problems=by_field(error),
    )


def _role() -> Role:
    given = request.form.get("role", "")
    return Role(given) if given in set(Role) else Role.CONTRIBUTOR
