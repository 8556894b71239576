"""Records: the values that the store returns beside entries and schemes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from taxonomy.entry.model import Entry


class State(StrEnum):
    """How far a revision has come."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    PUBLISHED = "published"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self in {State.DRAFT, State.IN_REVIEW, State.RETURNED}


class Role(StrEnum):
    """What an account may do; each role may do all that the ones before it may."""

    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"

    def at_least(self, other: "Role") -> bool:
        """Whether this role may do all that another may."""
        return _ROLES.index(self) >= _ROLES.index(other)


_ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the desk; sessions of an earlier `epoch` have ended."""

    name: str
    role: Role
    password: str | None = field(repr=False)
    disabled: bool
    epoch: int
    failures: int
    locked_until: datetime | None
    at: datetime

    @property
    def actor(self) -> Actor:
        """The account as it takes steps."""
        return Actor(self.name, self.role)


class Scope(StrEnum):
    """What an API token is good for."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class ApiToken:
    """An API token, without its secret."""

    number: int
    account: str
    purpose: str
    scope: Scope
    at: datetime
    until: datetime
    used_at: datetime | None
    revoked_at: datetime | None


class Happening(StrEnum):
    """What a line of the audit log tells."""

    SIGNED_IN = "signed in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    ACCOUNT_ADDED = "account added"
    ROLE_CHANGED = "role changed"
    ACCOUNT_DISABLED = "account disabled"
    ACCOUNT_ENABLED = "account enabled"
    LINK_MADE = "password link made"
    PASSWORD_SET = "password set"  # noqa: S105 - a word of the log
    TOKEN_MADE = "token made"  # noqa: S105 - likewise
    TOKEN_REVOKED = "token revoked"  # noqa: S105 - likewise
    PUBLISHED = "published"
    IMPORTED = "imported"
    UNDONE = "undone"
    RELEASED = "released"
    CHECK_CHANGED = "names and words changed"
    VERDICTS_CHANGED = "verdicts turned on or off"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Something that happened, who did it, and to what."""

    number: int
    at: datetime
    by: str
    what: Happening
    subject: str
    detail: Mapping[str, Any]


class ChangeKind(StrEnum):
    """What a line of the change log tells."""

    PUBLISHED = "published"
    SCHEME = "scheme"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One immutable version of an entry.

    `based_on` is what was published when its draft was begun, `follows` the
    earlier version of the same draft, `batch` the set of changes that it is one of.
    """

    number: int
    entry: Entry
    author: str
    at: datetime
    comment: str
    based_on: int | None
    state: State
    follows: int | None = None
    batch: int | None = None
    published_by: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a revision; `step` names the step that it was said with, if any."""

    number: int
    revision: int
    by: str
    at: datetime
    text: str
    step: str | None = None


class ProposalState(StrEnum):
    """How far a reader's suggestion has come."""

    OPEN = "open"
    ACCEPTED = "accepted"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a reader suggests or reports about a concept, and what became of it.

    Without a `concept` it suggests a `word` that no entry has. `revision` is the draft
    that it was taken into, `answer` what a curator said.
    """

    number: int
    scheme: str
    concept: str | None
    language: str
    text: str
    contact: str | None
    at: datetime
    state: ProposalState = ProposalState.OPEN
    revision: int | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A scheme as it stood at a position of the change log, to be cited by name for ever."""

    scheme: str
    name: str
    position: int
    comment: str
    by: str
    at: datetime


class BatchKind(StrEnum):
    """What a set of changes was made by."""

    BULK_EDIT = "bulk edit"
    IMPORT = "import"
    MERGE = "merge"
    SPLIT = "split"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True)
class Batch:
    """A set of changes that are made, and can be undone, together; `undoes` names another."""

    number: int
    kind: BatchKind
    scheme: str
    comment: str
    by: str
    at: datetime
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Autosave:
    """What stands in somebody's form and was not saved yet; `document` is as it was typed."""

    account: str
    scheme: str
    concept: str
    document: dict[str, object]
    at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """The entry that readers see, and the publication that made it so.

    `place` tells the order in which concepts were first published.
    """

    entry: Entry
    revision: int
    by: str
    at: datetime
    place: int


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the change log."""

    position: int
    kind: ChangeKind
    scheme: str
    concept: str | None
    revision: int | None
    by: str
    at: datetime
