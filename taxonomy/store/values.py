"""What the store gives out beside entries and schemes: revisions, changes, published entries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from taxonomy.entry.model import Entry


class State(StrEnum):
    """How far a revision has come."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"


class ChangeKind(StrEnum):
    """What a line of the change log tells."""

    PUBLISHED = "published"
    SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable version of an entry; `based_on` is what was published when it was begun."""

    number: int
    entry: Entry
    author: str
    at: datetime
    comment: str
    based_on: int | None
    state: State


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
