"""The facade: opens store, index and catalogue once, and keeps them together."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from taxonomy.checking.checker import Checker
from taxonomy.checking.live_checker import CurrentChecker
from taxonomy.curation import loading
from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import stands_within
from taxonomy.entry.verdicts import scheme_order
from taxonomy.errors import NotFound, TermbaseError, Unavailable
from taxonomy.exchange.vocabulary import Holding, Item, Vocabulary
from taxonomy.search.autocomplete.suggestions import Suggestions
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import SearchEngine
from taxonomy.search.whoosh.engine import WhooshEngine
from taxonomy.settings import Settings
from taxonomy.store import changes, published, releases, schemes
from taxonomy.store.database import Session, Store
from taxonomy.store.records import Batch, Change, Published, Release


@dataclass(frozen=True, slots=True)
class ExportSelection:
    """Which part of a scheme: some concepts, a section, or all of it; in a release, or as it is."""

    concepts: tuple[str, ...] | None = None
    section: str | None = None
    release: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of the scheme is meant."""
        return self.concepts is None and self.section is None


EVERYTHING = ExportSelection()

_log = logging.getLogger(__name__)


class Termbase:
    """A database, the index that follows its change log, and the catalogue that readers browse.

    Reads of `search` and `catalogue` touch no database. `position` is the place in
    the change log that both reflect at least.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        search: SearchEngine,
        suggestions: Suggestions,
        *,
        reserved: Collection[str] = (),
    ) -> None:
        """Put the parts together; `open` is what callers want."""
        self.settings = settings
        self.store = store
        self.search = search
        self._suggestions = suggestions
        self._catalogue = Catalogue(0, {}, search, suggestions)
        self._current = CurrentChecker(store)
        self._catching_up = threading.Lock()
        self._stop = threading.Event()
        self._follower: threading.Thread | None = None
        self._reserved = reserved

    @classmethod
    def open(
        cls, settings: Settings, *, caught_up: bool = True, reserved: Collection[str] = ()
    ) -> "Termbase":
        """Open what the settings name, making folder and tables where there are none yet.

        The index is brought up to date, unless `caught_up` says not to. No scheme may be
        called by a `reserved` word: whoever has addresses of its own names them.

        Raises `Unavailable` where folder or database cannot be used, and
        `DatabaseBehind` where the tables are not those of this version.
        """
        make_folder(settings)
        store = Store(settings.database)
        if store.is_empty():
            store.upgrade()
        store.require_current()
        termbase = cls(
            settings,
            store,
            WhooshEngine(settings.index, store),
            Suggestions(settings.index / "suggestions.sqlite", store),
            reserved=reserved,
        )
        if caught_up:
            termbase.catch_up()
        return termbase

    @property
    def catalogue(self) -> Catalogue:
        """What is published, ready to be browsed, as it stood at `position`."""
        return self._catalogue

    @property
    def checker(self) -> Checker:
        """Checks texts against all that is published; made when it is first asked for."""
        return self._current.checker

    @property
    def position(self) -> int:
        """The place in the change log that every answer reflects at least."""
        return self._catalogue.position

    @property
    def ready(self) -> bool:
        """Whether there is anything to answer from."""
        return bool(self._catalogue.schemes)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that takes no write lock."""
        with self.store.reading() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session for steps that change something: committed at the end, then followed.

        What was committed stays so, even where the index cannot follow at once.
        """
        with self.store.writing() as session:
            yield session
        self._try_to_catch_up()

    def entry(self, scheme: str, concept: str, *, at: datetime | None = None) -> Published:
        """A published entry, in one statement; as it stood at a moment, where one is given.

        Raises `NotFound`, also for a concept that was not published yet.
        """
        with self.reading() as session:
            if at is not None:
                return published.standing_at(session, scheme, concept, at)
            return published.get(session, scheme, concept)

    def load(
        self,
        vocabulary: Vocabulary,
        *,
        by: str,
        at: datetime,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> loading.Plan:
        """Load or update a scheme in one transaction; returns what was done.

        Nothing is done where the plan has anything `refused`. `tell` is called
        with the number of entries, as they are written.
        """
        with self.transaction() as session:
            plan = loading.plan(session, vocabulary, reserved=self._reserved)
            if not plan.refused:
                loading.apply(session, plan, by=by, at=at, on_progress=on_progress)
        return plan

    def bring_in(self, plan: loading.Plan, *, by: str, at: datetime, imported: str) -> Batch | None:
        """Publish a plan as one set, which can be undone as a whole; None where nothing is new.

        Raises `Refused` and `OutOfDate`, as `loading.apply` does.
        """
        with self.transaction() as session:
            return loading.apply(session, plan, by=by, at=at, imported=imported)

    def plan(self, vocabulary: Vocabulary) -> loading.Plan:
        """What loading a vocabulary would do; changes nothing."""
        with self.reading() as session:
            return loading.plan(session, vocabulary, reserved=self._reserved)

    @contextmanager
    def holding(self, scheme: str, wanted: ExportSelection, *, base: str) -> Iterator[Holding]:
        """What is published of a scheme, to be written out while this is open.

        `base` is the address of the service. Raises `NotFound` for a scheme, and
        for concepts, a section or a release that it has not.
        """
        with self.reading() as session:
            known = schemes.get(session, scheme)
            release = releases.get(session, scheme, wanted.release) if wanted.release else None
            if release is not None:
                known = releases.scheme_of(session, release)
            if wanted.section not in {None, *(section.id for section in known.sections)}:
                raise NotFound("section", f"{scheme}/{wanted.section}")
            items = (
                Item(each.entry, each.revision, each.at)
                for each in _chosen(session, scheme, wanted, release)
            )
            made = release.at if release is not None else datetime.now(UTC)
            yield Holding(known, base, items, made, wanted.release, whole=wanted.is_whole)

    def log(self, since: int) -> Iterator[tuple[Change, Entry | None]]:
        """The change log after a position, each change with the entry that it published."""
        with self.reading() as session:
            while some := changes.since(session, since):
                numbers = [each.revision for each in some if each.revision is not None]
                found = {
                    each.revision: each.entry for each in published.of_revisions(session, numbers)
                }
                yield from ((each, found.get(each.revision or 0)) for each in some)
                since = some[-1].position

    def catch_up(self) -> int:
        """Bring index and catalogue to the end of the change log; return the changes applied."""
        with self._catching_up:
            with self.reading() as session:
                # Read first: what is published meanwhile is reflected earlier than it is told.
                position = changes.position(session)
                if position == self._catalogue.position:
                    return 0
                known = {scheme.id: scheme for scheme in schemes.every(session)}
            applied = self.search.catch_up()
            if self.search.shown < position:  # another process is at it; this is tried again
                return applied
            self._suggestions.catch_up()
            self._current.catch_up()  # here, and not while somebody waits for a text
            order = scheme_order(known.values(), self.settings.schemes_in_order)
            self._catalogue = Catalogue(position, known, self.search, self._suggestions, order)
            return applied

    def rebuild(self) -> int:
        """Make index and suggestions anew; return how many concepts they hold."""
        with self._catching_up:
            count = self.search.rebuild()
            self._suggestions.rebuild()
            return count

    def follow(self) -> None:
        """Keep up with what other processes publish, until `close`."""
        self._follower = threading.Thread(target=self._follow, name="follower", daemon=True)
        self._follower.start()

    def close(self) -> None:
        """Stop following and let go of files and connections."""
        self._stop.set()
        if self._follower is not None:
            self._follower.join()
        self.search.close()
        self._suggestions.close()
        self.store.close()

    def _follow(self) -> None:
        while not self._stop.wait(self.settings.follow_seconds):
            self._try_to_catch_up()

    def _try_to_catch_up(self) -> None:
        try:
            self.catch_up()
        except TermbaseError:
            _log.exception("The index could not follow the change log; it is tried again.")


def _chosen(
    session: Session, scheme: str, wanted: ExportSelection, release: Release | None
) -> Iterator[Published]:
    if wanted.concepts is not None:
        yield from (_one(session, scheme, concept, release) for concept in wanted.concepts)
        return
    every = releases.entries(session, release) if release else published.entries(session, scheme)
    for each in every:
        if wanted.section is None or stands_within(each.entry.section, wanted.section):
            yield each


def _one(session: Session, scheme: str, concept: str, release: Release | None) -> Published:
    if release is None:
        return published.get(session, scheme, concept)
    return releases.entry(session, release, concept)


def make_folder(settings: Settings) -> None:
    """Make the data folder. Raises `Unavailable` where it cannot be written to."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        probe = settings.data / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Unavailable(
            f"Can’t write to the data folder {settings.data}: {error.strerror}."
        ) from error
