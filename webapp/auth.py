"""Who is asking, and whether they may: one table, from endpoints to roles.

The desk knows people by a session, whose cookie is sent to the desk alone; the
API knows software by a token. Readers' pages know nobody.
"""

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask, Request, Response, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFError, CSRFProtect

from taxonomy.curation import accounts as steps
from taxonomy.curation.permissions import needs
from taxonomy.errors import NotAllowed, NotFound, NotPossible, NotSignedIn, Unavailable
from taxonomy.messages import Message
from taxonomy.store import accounts
from taxonomy.store.records import Account, Actor, Role, Scope
from taxonomy.termbase import Termbase
from webapp.context import termbase
from webapp.roles import ROLES

DESK = "/desk"

_SAFE = {"GET", "HEAD", "OPTIONS"}
_SESSION = timedelta(hours=12)
_csrf = CSRFProtect()


class Person(UserMixin):
    """Somebody who is signed in."""

    def __init__(self, account: Account) -> None:
        """Stand for an account as it is now."""
        self.account = account

    def get_id(self) -> str:
        """What the session holds: the account and its epoch."""
        return f"{self.account.epoch}:{self.account.name}"


class DeskSessions(SecureCookieSessionInterface):
    """Sessions for the desk alone, so that no reader's page sets or varies by a cookie."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request to the desk; elsewhere one that is never kept."""
        return (
            super().open_session(app, request) if _is_desk(request.path) else self.session_class()
        )

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed, for the desk."""
        if _is_desk(request.path):
            super().save_session(app, session, response)


def install(app: Flask, known: Termbase) -> None:
    """Know who is asking, and refuse what they may not."""
    settings = known.settings
    app.secret_key = settings.secret_key or _stored_key(settings.data / "secret")
    app.session_interface = DeskSessions()
    app.config.update(
        PERMANENT_SESSION_LIFETIME=_SESSION,
        REMEMBER_COOKIE_REFRESH_EACH_REQUEST=False,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_NAME="luxterm_desk",
        SESSION_COOKIE_PATH=DESK,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_uri.startswith("https:"),
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
    )
    _csrf.init_app(app)
    manager = LoginManager(app)
    manager.user_loader(_person)
    app.before_request(_check)
    app.after_request(_no_store)
    app.jinja_env.globals.update(account=account_or_none)


def account() -> Account:
    """Who is asking. Raises `NotSignedIn`."""
    found = account_or_none()
    if found is None:
        raise NotSignedIn(
            Message("Sign in, or send a token in the header “Authorization: Bearer …”.")
        )
    return found


def account_or_none() -> Account | None:
    """Who is asking, where that is known."""
    if "account" in g:
        known: Account | None = g.account
        return known
    if _is_desk(request.path) and current_user.is_authenticated:
        person: Person = current_user
        return person.account
    return None


def actor() -> Actor:
    """Who is asking, as they take steps. Raises `NotSignedIn`."""
    return account().actor


def begin_session(known: Account) -> None:
    """Have the browser that is asking be signed in."""
    session.clear()
    session.permanent = True
    login_user(Person(known))


def end_session() -> None:
    """Have it be signed in no longer."""
    logout_user()
    session.clear()


def safe_next(target: str) -> str:
    """Where to go after signing in: inside the desk, never elsewhere."""
    inside = target.startswith(f"{request.script_root}{DESK}/")
    return target if inside and "\\" not in target else url_for("desk.dashboard.show")


def _check() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # there is nothing at this address
    if request.endpoint not in ROLES:
        raise NotAllowed(Message("No one has access to this address."))
    if not _is_desk(request.path) and "Authorization" in request.headers:
        g.account = _by_token(request.headers["Authorization"])
    role = ROLES[request.endpoint]
    refused = None if role is None or request.method == "OPTIONS" else _require(role)
    if refused is None and _is_desk(request.path) and request.method not in _SAFE:
        _refuse_forgery()
    return refused


def _require(role: Role) -> ResponseReturnValue | None:
    if _is_desk(request.path) and account_or_none() is None:
        came_from = request.full_path if request.method in _SAFE else ""
        return redirect(url_for("desk.sessions.ask", next=came_from), 303)
    if not account().role.at_least(role):
        raise NotAllowed(needs(role))
    return None


def _by_token(header: str) -> Account:
    kind, _, secret = header.partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise NotSignedIn(Message("Send a token as “Authorization: Bearer lux_…”."))
    known, token = steps.by_token(termbase().store, secret.strip(), at=datetime.now(UTC))
    changes_something = ROLES.get(request.endpoint or "") is not None
    if token.scope is Scope.READ and changes_something and request.method not in _SAFE:
        raise NotAllowed(
            Message("This token can only read. Make one that can write on your account page.")
        )
    return known


def _person(identifier: str) -> Person | None:
    epoch, _, name = identifier.partition(":")
    try:
        with termbase().reading() as reading:
            known = accounts.get(reading, name)
    except NotFound:
        return None
    return None if known.disabled or str(known.epoch) != epoch else Person(known)


def _refuse_forgery() -> None:
    try:
        _csrf.protect()
    except CSRFError as error:
        message = Message("This form has expired. Open the page again and resubmit it.")
        raise NotPossible(message) from error


def _no_store(response: Response) -> Response:
    is_for_one = ROLES.get(request.endpoint or "") is not None  # drafts, which no position tells
    if _is_desk(request.path) or is_for_one:
        response.cache_control.no_store = True
    elif "Authorization" in request.headers:
        response.cache_control.private = True
    return response


def _is_desk(path: str) -> bool:
    return path == DESK or path.startswith(f"{DESK}/")


def _stored_key(path: Path) -> str:
    """The key that signs sessions, made once. Raises `Unavailable`."""
    try:
        if not path.exists():
            made = path.with_suffix(f".{secrets.token_hex(4)}")
            made.touch(mode=0o600)
            made.write_text(secrets.token_hex(32), encoding="ascii")
            with suppress(FileExistsError):  # another process was first
                os.link(made, path)
            made.unlink()
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise Unavailable(f"Can’t use the file {path}: {error.strerror}.") from error
