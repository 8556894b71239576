"""The live checker: checks for all that is published, and follows the change log."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from taxonomy.checking import published_rules as stored
from taxonomy.checking import rulebook
from taxonomy.checking.checker import Checker
from taxonomy.checking.rulebook import Rulebook
from taxonomy.store import changes, published
from taxonomy.store.database import Session, Store
from taxonomy.store.records import Change

MOST = 20_000  # terms of a text or document: for more, an answer would be tens of megabytes
_BATCH = 500  # changes at once


@dataclass(frozen=True, slots=True)
class _State:
    """A checker with the place in a log that it reflects at least.

    `frame` are the names and words of the schemes, `last` is the place of the
    youngest concept.
    """

    checker: Checker
    position: int
    identity: str
    frame: Rulebook
    last: int


class CurrentChecker:
    """Follows the change log from when a text is first checked; threads share it."""

    def __init__(self, store: Store) -> None:
        """Make nothing yet: who checks no text needs none."""
        self._store = store
        self._state: _State | None = None
        self._changing = threading.Lock()

    @property
    def checker(self) -> Checker:
        """The checker as of the last `catch_up`, which never changes; made where there is none."""
        state = self._state
        if state is None:
            with self._changing, self._store.reading() as session:
                state = self._state = self._state or _made(session)
        return state.checker

    def catch_up(self) -> None:
        """Apply what was published since, concept by concept, or make all anew where that fails.

        All is made anew after a change of what holds for every term, the names and
        words of the schemes, and where the database is another or an earlier one.
        """
        with self._changing:
            if self._state is not None:
                with self._store.reading() as session:
                    known = self._state.checker.used
                    self._state = _followed(session, self._state) or _made(session, known)


def _made(session: Session, used: Iterable[tuple[str, str | None]] = ()) -> _State:
    # Read before the entries: what is published meanwhile is applied once more later.
    position, identity = changes.position(session), changes.identity(session)
    last = published.youngest(session)
    book = stored.book(session)
    checker = Checker(book, most=MOST).ready_for(used)
    return _State(checker, position, identity, replace(book, rules=()), last)


def _followed(session: Session, state: _State) -> _State | None:
    """The state at the end of the log; None where it does not lead there."""
    position, identity = changes.position(session), changes.identity(session)
    if identity != state.identity or position < state.position:
        return None
    if stored.frame(session) != state.frame:
        return None
    following: _State | None = state
    while following and (batch := changes.since(session, following.position, limit=_BATCH)):
        following = _applied(session, following, batch)
    return following


def _applied(session: Session, state: _State, batch: tuple[Change, ...]) -> _State | None:
    concepts = {(each.scheme, each.concept) for each in batch if each.concept}
    found = sorted(published.several(session, concepts), key=attrgetter("place"))
    new = {each.entry.identity: rulebook.of_published(each.entry) for each in found}
    early = (each.entry.identity for each in found if each.place <= state.last)
    if any(new[each] and not state.checker.knows(each) for each in early):
        return None  # it was retired when all was read: its place among the others is not known
    gone = {concept: () for concept in concepts if concept not in new}
    return replace(
        state,
        checker=state.checker.changed({**gone, **new}),
        position=batch[-1].position,
        last=max(state.last, *(each.place for each in found), 0),
    )
