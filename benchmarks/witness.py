"""Readers who watch, while others publish, that no answer mixes revisions or goes back in time.

Every text of an entry that they watch ends with the number of its revision,
`… r7`, so that an answer tells by itself of which revisions it is made.
"""

import random
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from taxonomy.entry.model import Entry, Texts
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import ListedConcept, ListedTerm, Query, TermHit
from taxonomy.termbase import Termbase

Seen = tuple[str, frozenset[int]]  # a concept, and the revisions that an answer shows of it


def numbered(entry: Entry, number: int) -> Entry:
    """The entry as its revision of that number has it."""
    return replace(
        entry,
        terms=tuple(replace(term, label=f"{term.label} r{number}") for term in entry.terms),
        definitions=tuple(
            replace(each, text=f"{each.text} r{number}") for each in entry.definitions
        ),
    )


class Stage:
    """What is being published before the eyes of readers, and what was said to be."""

    def __init__(self, made: Sequence[Entry]) -> None:
        """Begin with every entry published as its first revision."""
        self.made = made
        self.now = made[0]
        self.told = {entry.concept: 1 for entry in made}

    def publish(self, entry: Entry, change: Callable[[Entry], None]) -> None:
        """Have an entry's next revision published."""
        self.now = entry
        number = self.told[entry.concept] + 1
        change(numbered(entry, number))
        self.told[entry.concept] = number


class Witness(threading.Thread):
    """Searches, looks up, lists and takes suggestions until told to stop.

    Half of the questions are about what is being published; `pause` is the time
    between two, in seconds. `errors` and `mixtures` say what should not have been.
    """

    def __init__(self, termbase: Termbase, stage: Stage, seed: int, *, pause: float = 0) -> None:
        """Prepare to ask; `start` begins."""
        super().__init__(daemon=True)
        self.answers = 0
        self.errors: list[str] = []
        self.mixtures: list[str] = []
        self._termbase = termbase
        self._stage = stage
        self._chance = random.Random(seed)
        self._latest: dict[str, int] = {}
        self._pause = pause
        self._ended = threading.Event()

    def run(self) -> None:
        """Ask, and judge each answer."""
        ways = (self._search, self._suggest, self._look_up, self._show, self._list)
        while not self._ended.wait(self._pause):
            about = self._chance.choice((self._stage.now, self._chance.choice(self._stage.made)))
            try:
                self._judge(self._chance.choice(ways), about)
            except Exception:  # noqa: BLE001 - whatever goes wrong, a reader sees it
                self.errors.append(traceback.format_exc())
            self.answers += 1

    def stop(self) -> None:
        """Have the last answer judged, and end."""
        self._ended.set()
        self.join()

    def _judge(self, ask: Callable[[Entry], Iterable[Seen]], about: Entry) -> None:
        told = dict(self._stage.told)
        here: set[str] = set()
        for concept, numbers in ask(about):
            known = max(told[concept], self._latest.get(concept, 0))
            if concept in here or len(numbers) > 1 or min(numbers) < known:
                self.mixtures.append(
                    f"{ask.__name__}: {concept} is shown as {sorted(numbers)} after {known}"
                )
            here.add(concept)
            self._latest[concept] = max(known, *numbers)

    def _search(self, about: Entry) -> list[Seen]:
        words = self._chance.choice(about.terms).label
        asked = Query(self._chance.choice((words, words.split()[0])))
        return [
            _seen(hit.term.concept, [hit.term.label], hit.preferred, hit.definitions)
            for hit in self._termbase.search.find(asked).items
        ]

    def _suggest(self, about: Entry) -> list[Seen]:
        label = self._chance.choice(about.terms).label
        letters = label[: self._chance.choice((4, len(label)))]
        return _together(self._catalogue.suggest(letters))

    def _look_up(self, about: Entry) -> list[Seen]:
        number = self._stage.told[about.concept] + self._chance.randrange(2)
        label = f"{self._chance.choice(about.terms).label} r{number}"
        return _together(self._catalogue.lookup(label))

    def _show(self, about: Entry) -> list[Seen]:
        card = self._catalogue.concept(about.scheme, about.concept)
        assert card is not None
        return [_listed(card)]

    def _list(self, about: Entry) -> list[Seen]:
        place = self._stage.made.index(about)
        return [_listed(each) for each in self._catalogue.concepts(first=place, last=place + 20)]

    @property
    def _catalogue(self) -> Catalogue:
        return self._termbase.catalogue


def _listed(card: ListedConcept) -> Seen:
    return _seen(card.concept, [term.label for term in card.terms], card.definitions)


def _together(found: Iterable[ListedTerm | TermHit]) -> list[Seen]:
    """Labels by their concepts, which may have several in one answer."""
    labels: dict[str, list[str]] = {}
    for each in found:
        labels.setdefault(each.concept, []).append(each.label)
    return [_seen(concept, each) for concept, each in labels.items()]


def _seen(concept: str, labels: Iterable[str], *texts: Texts) -> Seen:
    every = chain(labels, *(each.values() for each in texts))
    return concept, frozenset(int(text.rpartition(" r")[2]) for text in every)
