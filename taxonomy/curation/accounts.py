"""Accounts: how they are made, how somebody signs in, what software signs in with."""

import re
from datetime import datetime, timedelta

from taxonomy.curation import passwords
from taxonomy.curation.permissions import Step, require
from taxonomy.errors import NotFound, NotPossible, NotSignedIn, RulesBroken, Violation
from taxonomy.messages import Message
from taxonomy.store import accounts, audit, tokens
from taxonomy.store.database import Session, Store
from taxonomy.store.records import Account, Actor, ApiToken, Happening, Role, Scope

LINK_IS_GOOD = timedelta(hours=24)
LONGEST_TOKEN = 366  # days

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")
_FREE_TRIES = 5  # before guessing is slowed down
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)
_WRONG = Message("The name or the password is wrong.")
_USE_PRECISION = timedelta(minutes=1)  # how exactly a token's last use is stored


def add(session: Session, name: str, role: Role, *, by: Actor, at: datetime) -> str:
    """Make an account; returns the secret of the link with which its password is set.

    Raises `NotPossible` where there is one of that name, `RulesBroken` for a
    name that cannot be one.
    """
    require(by, Step.MANAGE_ACCOUNTS)
    name = name.strip().casefold()
    if not _NAME.fullmatch(name):
        message = Message(
            "Use at most 64 characters: letters from a to z, digits and any of “. _ @ + -”."
        )
        raise RulesBroken([Violation("account-names-are-plain", "/name", message)])
    accounts.add(session, name, role, at=at)
    audit.append(session, Happening.ACCOUNT_ADDED, name, by=by.name, at=at, role=role)
    return make_link(session, name, by=by, at=at)


def make_link(session: Session, name: str, *, by: Actor, at: datetime) -> str:
    """The secret of a link that sets an account's password, once. Raises `NotFound`."""
    require(by, Step.MANAGE_ACCOUNTS)
    accounts.get(session, name)
    secret = passwords.secret()
    accounts.add_link(session, passwords.digest(secret), name, until=at + LINK_IS_GOOD)
    audit.append(session, Happening.LINK_MADE, name, by=by.name, at=at)
    return secret


def change_role(session: Session, name: str, role: Role, *, by: Actor, at: datetime) -> None:
    """Give an account another role. Raises `NotPossible` for the last administrator."""
    require(by, Step.MANAGE_ACCOUNTS)
    before = accounts.get(session, name)
    if role is not Role.ADMINISTRATOR:
        _keep_an_administrator(session, before)
    accounts.change(session, name, role=role)
    accounts.end_sessions(session, name)
    audit.append(
        session, Happening.ROLE_CHANGED, name, by=by.name, at=at, before=before.role, role=role
    )


def disable(session: Session, name: str, *, by: Actor, at: datetime) -> None:
    """Shut an account out at once. Raises `NotPossible` for the last administrator."""
    require(by, Step.MANAGE_ACCOUNTS)
    _keep_an_administrator(session, accounts.get(session, name))
    accounts.change(session, name, disabled=True)
    accounts.end_sessions(session, name)
    audit.append(session, Happening.ACCOUNT_DISABLED, name, by=by.name, at=at)


def enable(session: Session, name: str, *, by: Actor, at: datetime) -> None:
    """Let an account in again, forgetting wrong passwords."""
    require(by, Step.MANAGE_ACCOUNTS)
    accounts.change(session, name, disabled=False, failures=0, locked_until=None)
    audit.append(session, Happening.ACCOUNT_ENABLED, name, by=by.name, at=at)


def sign_in(store: Store, name: str, password: str, *, at: datetime) -> Account:
    """The account that a name and a password belong to.

    It opens its own transactions: what was tried is kept though it failed, and
    nobody waits for a lock while a password is compared.

    Raises `NotSignedIn`, which does not tell whether there is such an account;
    after some failures it tells when to try again.
    """
    name = name.strip().casefold()
    with store.reading() as session:
        account = _found(session, name)
    if account is not None and account.locked_until is not None and account.locked_until > at:
        raise NotSignedIn(_wait(account.locked_until - at))
    fits = passwords.fits(account.password if account else None, password)
    with store.writing() as session:
        outcome = _welcome(session, name, at=at) if fits else _refuse(session, name, at=at)
    if isinstance(outcome, Message):
        raise NotSignedIn(outcome)
    return outcome


def sign_out(session: Session, name: str, *, at: datetime) -> None:
    """Tell the log that somebody signed out."""
    audit.append(session, Happening.SIGNED_OUT, name, by=name, at=at)


def set_password(session: Session, secret: str, password: str, *, at: datetime) -> Account:
    """Set the password that a link is for; every session of the account ends.

    Raises `NotFound` for a link that was used or ran out, `RulesBroken` for a
    password that is easily guessed; the link is then still good.
    """
    name = accounts.account_of_link(session, passwords.digest(secret), at=at)
    if name is None:
        raise NotFound("link", "…")
    hashed = passwords.hashed(password, name)
    accounts.use_link(session, passwords.digest(secret), at=at)
    return _set(session, name, hashed, at=at)


def change_password(
    session: Session, account: Account, old: str, new: str, *, at: datetime
) -> Account:
    """Change one's own password; every session of the account ends.

    Raises `RulesBroken` where the old one is not right or the new one is easily guessed.
    """
    if not passwords.fits(account.password, old):
        message = Message("This isn’t your current password.")
        raise RulesBroken([Violation("the-old-password-fits", "/old", message)])
    return _set(session, account.name, passwords.hashed(new, account.name), at=at)


def make_token(  # noqa: PLR0913 - whose, what for, how long
    session: Session, account: Account, purpose: str, scope: Scope, *, days: int, at: datetime
) -> tuple[ApiToken, str]:
    """A token for software, and its secret, which is shown once.

    Raises `RulesBroken` without a purpose or for a time that is too long.
    """
    if not purpose.strip() or len(purpose) > 100 or not 1 <= days <= LONGEST_TOKEN:  # noqa: PLR2004
        message = Message(
            "Describe what the token is for in up to 100 characters, and let it last from 1 to "
            "%(most)s days.",
            most=LONGEST_TOKEN,
        )
        raise RulesBroken([Violation("tokens-have-a-purpose-and-an-end", "/purpose", message)])
    secret = f"lux_{passwords.secret()}"
    token = tokens.add(
        session,
        passwords.digest(secret),
        account=account.name,
        purpose=purpose.strip(),
        scope=scope,
        at=at,
        until=at + timedelta(days=days),
    )
    audit.append(
        session, Happening.TOKEN_MADE, str(token.number), by=account.name, at=at, scope=scope
    )
    return token, secret


def revoke_token(session: Session, account: Account, number: int, *, at: datetime) -> None:
    """Let a token of one's own be good no longer. Raises `NotFound`."""
    tokens.revoke(session, number, account=account.name, at=at)
    audit.append(session, Happening.TOKEN_REVOKED, str(number), by=account.name, at=at)


def by_token(store: Store, secret: str, *, at: datetime) -> tuple[Account, ApiToken]:
    """The account that a token speaks for. Raises `NotSignedIn`."""
    with store.reading() as session:
        token = tokens.good(session, passwords.digest(secret), at=at)
        account = accounts.get(session, token.account) if token else None
    if token is None or account is None or account.disabled:
        raise NotSignedIn(
            Message("This token isn’t valid, or has expired. Make a new one on your account page.")
        )
    if token.used_at is None or at - token.used_at > _USE_PRECISION:
        with store.writing() as session:
            tokens.note_use(session, token.number, at=at)
    return account, token


def _found(session: Session, name: str) -> Account | None:
    try:
        return accounts.get(session, name)
    except NotFound:
        return None


def _welcome(session: Session, name: str, *, at: datetime) -> Account | Message:
    account = accounts.get(session, name)
    if account.disabled:
        return Message("This account is disabled. Ask an administrator.")
    accounts.change(session, name, failures=0, locked_until=None)
    audit.append(session, Happening.SIGNED_IN, name, by=name, at=at)
    return account


def _refuse(session: Session, name: str, *, at: datetime) -> Message:
    """Count a wrong password; from some number on, each makes the next wait twice as long."""
    account = _found(session, name)
    if account is None:
        audit.append(session, Happening.SIGN_IN_REFUSED, "", by="", at=at)
        return _WRONG
    failures = account.failures + 1
    late = failures - _FREE_TRIES
    wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(late, 10)) if late >= 0 else None
    accounts.change(session, name, failures=failures, locked_until=at + wait if wait else None)
    audit.append(session, Happening.SIGN_IN_REFUSED, name, by=name, at=at, failures=failures)
    return _wait(wait) if wait else _WRONG


def _wait(left: timedelta) -> Message:
    seconds = max(1, round(left.total_seconds()))
    return Message(
        "There were too many wrong passwords for this account. Try again in %(seconds)s seconds.",
        seconds=seconds,
    )


def _set(session: Session, name: str, hashed: str, *, at: datetime) -> Account:
    accounts.change(session, name, password=hashed, failures=0, locked_until=None)
    accounts.end_sessions(session, name)
    audit.append(session, Happening.PASSWORD_SET, name, by=name, at=at)
    return accounts.get(session, name)


def _keep_an_administrator(session: Session, account: Account) -> None:
    others = [
        each
        for each in accounts.every(session)
        if each.role is Role.ADMINISTRATOR and not each.disabled and each.name != account.name
    ]
    if account.role is Role.ADMINISTRATOR and not others:
        raise NotPossible(
            Message("This is the last administrator. Make someone else an administrator first.")
        )
