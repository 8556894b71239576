"""Passwords and other secrets: made, hashed (Argon2id) and compared."""

import hashlib
import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from taxonomy.errors import RulesBroken, Violation
from taxonomy.messages import Message

SHORTEST = 12  # characters (NIST SP 800-63B asks for 8 at least, and for no other rule)
LONGEST = 256

_HASHER = PasswordHasher()


def hashed(password: str, name: str) -> str:
    """What is kept of a password. Raises `RulesBroken` for one that is easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        message = Message(
            "Choose a password of %(least)s to %(most)s characters.", least=SHORTEST, most=LONGEST
        )
    elif name in password.casefold() or len(set(password)) < 5:  # noqa: PLR2004
        message = Message(
            "Choose a password that doesn’t contain your name and uses at least 5 different "
            "characters."
        )
    else:
        return _HASHER.hash(password)
    raise RulesBroken([Violation("passwords-are-hard-to-guess", "/password", message)])


def fits(stored: str | None, password: str) -> bool:
    """Whether a password is the one that is kept; the work is the same where there is none."""
    try:
        return _HASHER.verify(stored or _none(), password[:LONGEST]) and stored is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def secret() -> str:
    """Something that cannot be guessed, for a link or a token."""
    return secrets.token_urlsafe(32)


def digest(given: str) -> str:
    """What is kept of a secret; being random, it needs no slower hash."""
    return hashlib.sha256(given.encode()).hexdigest()


@lru_cache(maxsize=1)
def _none() -> str:
    return _HASHER.hash(secret())
