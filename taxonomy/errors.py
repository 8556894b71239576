"""What can go wrong in the domain, named by what happened; no HTTP status in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether something must be mended, or should be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing to be mended, and where.

    `rule` names the rule in kebab-case, `pointer` is a JSON Pointer (RFC 6901)
    into the document, `place` tells a file and line where one is known. What is
    only a warning keeps nothing from being published.
    """

    rule: str
    pointer: str
    message: str
    place: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether it must be mended."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place or self.pointer or '/'}: {self.message}"


class TermbaseError(Exception):
    """Anything that the domain refuses."""


class NotFound(TermbaseError):
    """There is no such thing."""

    def __init__(self, kind: str, identifier: object) -> None:
        super().__init__(f"There is no {kind} “{identifier}”.")
        self.kind = kind
        self.identifier = identifier


class NotSignedIn(TermbaseError):
    """Who is asking is not known, and must be."""


class NotAllowed(TermbaseError):
    """The step is not for this person."""


class NotPossible(TermbaseError):
    """The step does not fit the state that the revision is in."""


class OutOfDate(TermbaseError):
    """A later revision was published since the caller read the entry."""

    def __init__(
        self, *, based_on: int | None, current: int | None, changed: Iterable[str] = ()
    ) -> None:
        super().__init__(
            f"Based on {_revision(based_on)}, but {_revision(current)} is now published."
        )
        self.based_on = based_on
        self.current = current
        self.changed = tuple(changed)


class SchemeOutOfDate(TermbaseError):
    """The scheme was changed since the caller read it."""

    def __init__(self, *, based_on: int, current: int) -> None:
        super().__init__(
            f"The scheme was changed at position {current} of the change log; you read it as it "
            f"stood at {based_on}. Read it anew, and make your change in that."
        )
        self.based_on = based_on
        self.current = current


class Refused(TermbaseError):
    """Something was handed in that must be mended first; `violations` says what."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__(_summary(self.violations))


class Malformed(Refused):
    """A document that does not have the shape it must have."""


class RulesBroken(Refused):
    """A well-formed entry that breaks rules of the vocabulary."""


class BadQuestion(Refused):
    """A question whose parameters cannot be answered; pointers name the parameters."""


class DatabaseBehind(TermbaseError):
    """The tables are older, or newer, than this version of Luxterm."""

    def __init__(self, *, found: str | None, wanted: str) -> None:
        super().__init__(
            f"The database is at migration {found or 'none'}, this Luxterm needs {wanted}: "
            "run “luxterm db upgrade”."
        )
        self.found = found
        self.wanted = wanted


class Unavailable(TermbaseError):
    """Something this service stands on cannot be used now: a folder, a database, an index."""


def _revision(number: int | None) -> str:
    return "no revision" if number is None else f"revision {number}"


def _summary(violations: tuple[Violation, ...]) -> str:
    if len(violations) == 1:
        return str(violations[0])
    return f"{len(violations)} things to mend; first: {violations[0]}"
