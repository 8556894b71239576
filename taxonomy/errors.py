"""What can go wrong in the domain, named by what happened; no HTTP status in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from taxonomy.messages import Message


class Severity(StrEnum):
    """Whether something must be fixed, or is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing to fix, and where.

    `rule` names the rule in kebab-case, `pointer` is a JSON Pointer (RFC 6901)
    into the document, `place` gives a file and line where one is known. A
    warning does not stop an entry from being published.
    """

    rule: str
    pointer: str
    message: Message
    place: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether it must be fixed."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place or self.pointer or '/'}: {self.message}"


class TermbaseError(Exception):
    """Anything that the domain refuses."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class NotFound(TermbaseError):
    """Nothing with this name or number exists."""

    def __init__(self, kind: str, identifier: object) -> None:
        template = _NOT_FOUND.get(kind, _NOT_HERE)
        super().__init__(template.with_params(identifier=str(identifier)))
        self.kind = kind
        self.identifier = identifier


class NotSignedIn(TermbaseError):
    """You need to sign in, or send a token."""


class NotAllowed(TermbaseError):
    """Your account is not allowed to do this."""


class NotPossible(TermbaseError):
    """It cannot be done in the current state."""


class OutOfDate(TermbaseError):
    """A later revision has been published since you read the entry."""

    def __init__(
        self, *, based_on: int | None, current: int | None, changed: Iterable[str] = ()
    ) -> None:
        super().__init__(_out_of_date(based_on, current))
        self.based_on = based_on
        self.current = current
        self.changed = tuple(changed)


class SchemeOutOfDate(TermbaseError):
    """The vocabulary has changed since you read it."""

    def __init__(self, *, based_on: int, current: int) -> None:
        super().__init__(
            Message(
                "The vocabulary changed at position %(current)s of the change log, and you read "
                "it at position %(based_on)s. Read it again, then make your change.",
                based_on=str(based_on),
                current=str(current),
            )
        )
        self.based_on = based_on
        self.current = current


class Refused(TermbaseError):
    """What you sent needs to be fixed first; `violations` lists what."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__(_summary(self.violations))


class Malformed(Refused):
    """A document does not have the right structure."""


class RulesBroken(Refused):
    """An entry breaks rules of the vocabulary."""


class BadQuestion(Refused):
    """A parameter of the request is not valid; pointers name the parameters."""


class DatabaseBehind(TermbaseError):
    """The database was made for another version of Luxterm."""

    def __init__(self, *, found: str | None, wanted: str) -> None:
        super().__init__(
            Message.untranslated(
                f"The database is at migration {found or 'none'}, but this version of Luxterm "
                f"needs {wanted}. Run “luxterm db upgrade”."
            )
        )
        self.found = found
        self.wanted = wanted


class Unavailable(TermbaseError):
    """Something the service depends on is not available: a folder, a database, an index.

    The reason is for operators, in English; readers are asked to try again.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(Message.untranslated(reason))


_NOT_FOUND: Mapping[str, Message] = {
    "account": Message("No account is called “%(identifier)s”."),
    "concept": Message("There is no concept “%(identifier)s”."),
    "group": Message("There is no group “%(identifier)s”."),
    "kind of problem": Message("There is no kind of problem called “%(identifier)s”."),
    "language": Message("There are no terms in the language “%(identifier)s”."),
    "link": Message("This link has been used already, or has expired. Ask for a new one."),
    "proposal": Message("There is no suggestion %(identifier)s."),
    "release": Message("There is no release “%(identifier)s”."),
    "revision": Message("There is no revision %(identifier)s."),
    "scheme": Message("There is no vocabulary “%(identifier)s”."),
    "section": Message("There is no section “%(identifier)s”."),
    "set of changes": Message("There is no set of changes %(identifier)s."),
    "term": Message("There is no term “%(identifier)s”."),
    "token": Message("There is no token %(identifier)s."),
}
_NOT_HERE = Message("There is no “%(identifier)s” here.")


def _out_of_date(based_on: int | None, current: int | None) -> Message:
    if current is None:
        return Message("You worked from a revision that is no longer published.")
    if based_on is None:
        return Message(
            "You started a new entry, but revision %(current)s of it is now published.",
            current=str(current),
        )
    return Message(
        "You worked from revision %(based_on)s, but revision %(current)s is now published.",
        based_on=str(based_on),
        current=str(current),
    )


def _summary(violations: tuple[Violation, ...]) -> Message:
    if not violations:
        return Message("There is something to fix.")
    first = violations[0]
    place = first.place or first.pointer or "/"
    if len(violations) == 1:
        return Message("%(place)s: %(problem)s", place=place, problem=first.message)
    return Message(
        "%(count)s things to fix. The first: %(place)s: %(problem)s",
        count=len(violations),
        place=place,
        problem=first.message,
    )
