"""Making releases of a scheme, and comparing two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from taxonomy.curation.permissions import Step, require
from taxonomy.entry.diff import Difference, differences
from taxonomy.entry.model import Entry, Usage
from taxonomy.errors import NotPossible, Refused, Violation
from taxonomy.messages import Message
from taxonomy.store import audit, changes, published, releases, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, ChangeKind, Happening, Release

NAME = (
    r"\d{4}-\d\d(?:-\d\d)?(?:-[a-z][a-z0-9]*)?"  # as in addresses: 2025-04, 2025-04-10, 2025-04-b
)

_LONGEST = 40  # characters of a name


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A term whose verdict is not what it was; None where the concept has no such term."""

    concept: str
    label: str
    language: str
    before: Usage | None
    after: Usage | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A concept that differs; `before` is None for a new one, `after` for one that is gone."""

    concept: str
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """The entry as it is known last."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs in an entry that is in both."""
        return differences(self.before, self.after) if self.before and self.after else ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states of a scheme."""

    verdicts: tuple[VerdictChange, ...]  # changed ones first, then terms that came or went
    concepts: tuple[Compared, ...]


def make(  # noqa: PLR0913 - what, why, who and when
    session: Session, scheme: str, name: str, *, by: Actor, at: datetime, comment: str = ""
) -> Release:
    """Give what is published of a scheme at this moment a name, for ever.

    Raises `NotFound` for a scheme that there is not, `Refused` for a name that
    does not fit or is taken, `NotPossible` where nothing is published.
    """
    require(by, Step.RELEASE)
    changes.lock(session)
    known = schemes.get(session, scheme)
    if malformed := _malformed(session, scheme, name):
        raise Refused([Violation("releases-have-dated-names", "/name", malformed)])
    if not releases.revisions_at(session, scheme, changes.position(session)):
        raise NotPossible(Message("Nothing is published yet, so there is nothing to release."))
    line = changes.append(session, ChangeKind.RELEASED, scheme=scheme, by=by.name, at=at)
    release = Release(
        scheme=scheme, name=name, position=line.position, comment=comment, by=by.name, at=at
    )
    releases.add(session, release, known)
    audit.append(session, Happening.RELEASED, f"{scheme}/{name}", by=by.name, at=at)
    return release


def compare(session: Session, scheme: str, before: int, after: int) -> Comparison:
    """What differs between two positions of the change log, by concept and by verdict."""
    earlier = releases.revisions_at(session, scheme, before)
    later = releases.revisions_at(session, scheme, after)
    moved = [each for each in {**later, **earlier} if earlier.get(each) != later.get(each)]
    numbers = [known[each] for each in moved for known in (earlier, later) if each in known]
    entries = {each.revision: each.entry for each in published.of_revisions(session, numbers)}
    concepts = tuple(
        Compared(
            each,
            entries[earlier[each]] if each in earlier else None,
            entries[later[each]] if each in later else None,
        )
        for each in moved
    )
    verdicts = [change for each in concepts for change in _verdicts(each)]
    verdicts.sort(key=lambda change: change.before is None or change.after is None)
    return Comparison(tuple(verdicts), concepts)


def _malformed(session: Session, scheme: str, name: str) -> Message | None:
    if not re.fullmatch(NAME, name) or len(name) > _LONGEST:
        return Message(
            "“%(name)s” isn’t a valid name for a release. Begin with the year and month: 2025-04.",
            name=name,
        )
    if any(each.name == name for each in releases.of_scheme(session, scheme)):
        return Message(
            "There is already a release “%(name)s”, and releases can’t be changed. Choose another "
            "name.",
            name=name,
        )
    if published.revision(session, scheme, name) is not None:
        return Message(
            "The concept “%(name)s” has that address already. Choose another name.", name=name
        )
    return None


def _verdicts(compared: Compared) -> Iterator[VerdictChange]:
    before, after = _usages(compared.before), _usages(compared.after)
    for label, language in {**before, **after}:
        was, now = before.get((label, language)), after.get((label, language))
        if was != now:
            yield VerdictChange(compared.concept, label, language, was, now)


def _usages(entry: Entry | None) -> dict[tuple[str, str], Usage]:
    if entry is None or entry.retirement is not None:
        return {}
    return {(term.label, term.language): term.usage for term in entry.terms}
