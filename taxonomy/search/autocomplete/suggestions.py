"""Autocomplete: labels by the prefixes of their words, and lists of labels from A to Z."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from taxonomy import languages
from taxonomy.alphabet import initial, sort_key
from taxonomy.entry.model import Entry, Usage
from taxonomy.search.autocomplete.label_tables import LabelRow, SuggestedLabel
from taxonomy.search.autocomplete.suggestion_file import LabelsWanted, SuggestionFile
from taxonomy.search.contract import ListedTerm
from taxonomy.store import changes, published
from taxonomy.store.database import Store
from taxonomy.text import fold, words

_BATCH = 500  # changes a transaction


class Suggestions:
    """Follows the change log, in a file of its own beside the index."""

    def __init__(self, path: Path, store: Store) -> None:
        """Open the file, or an empty one. Raises `Unavailable`."""
        self._store = store
        self._file = SuggestionFile(path)

    @property
    def position(self) -> int:
        """The position in the change log that is reflected; 0 for none. Asks no database."""
        reached = self._file.reflected()
        return reached.position if reached else 0

    def beginning(
        self, text: str, *, limit: int, among: tuple[str, ...] | None = None
    ) -> tuple[ListedTerm, ...]:
        """Labels that begin with a text, then those with a word that does; each once.

        Among them the preferred and the short come first. `among` names the
        languages that are wanted.
        """
        letters = fold(text)
        if not letters:
            return ()
        return _listed(self._file.beginning(letters, most=limit, languages=among))

    def letters(self, language: str, among: Sequence[str]) -> Mapping[str, int]:
        """The letters of a language in their order, and how many terms stand under each.

        `among` names the varieties that are meant.
        """
        return self._file.letters(languages.base(language), among)

    def in_order(
        self, language: str, among: Sequence[str], *, first: int, last: int
    ) -> tuple[ListedTerm, ...]:
        """The terms of a language from A to Z, from one place to another."""
        base = languages.base(language)
        return _listed(self._file.in_order(base, among, first=first, most=last - first))

    def avoided(self, wanted: LabelsWanted) -> Mapping[str, int]:
        """How many terms are discouraged in each language, whichever languages are wanted."""
        return self._file.avoided(wanted)

    def avoided_letters(self, wanted: LabelsWanted) -> Mapping[str, int]:
        """The letters under which terms are discouraged, and how many."""
        return self._file.avoided_letters(wanted)

    def to_avoid(self, wanted: LabelsWanted, *, first: int, last: int) -> tuple[ListedTerm, ...]:
        """The discouraged terms, language by language, from one place to another."""
        return _listed(self._file.to_avoid(wanted, first=first, most=last - first))

    def catch_up(self) -> None:
        """Apply what came since `position`, or make everything anew."""
        if self._reached() is None:
            self.rebuild()
        while self._apply():
            pass

    def rebuild(self) -> None:
        """Make the file's content anew, in one transaction."""
        with self._store.reading() as session:
            # Read before the entries: what is published meanwhile is applied once more later.
            position, identity = changes.position(session), changes.identity(session)
            entries = (each.entry for each in published.entries(session))
            found = (row for entry in entries for row in label_rows(entry))
            self._file.fill(found, position=position, identity=identity)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _reached(self) -> int | None:
        with self._store.reading() as session:
            reached = self._file.reflected()
            if reached is None or reached.identity != changes.identity(session):
                return None
            # Ahead of the log: the database was put back to an earlier state.
            return reached.position if reached.position <= changes.position(session) else None

    def _apply(self) -> bool:
        position = self._reached() or 0
        with self._store.reading() as session:
            batch = changes.since(session, position, limit=_BATCH)
            if not batch:
                return False
            concepts = {(each.scheme, each.concept) for each in batch if each.concept}
            found = [
                row
                for each in published.several(session, concepts)
                for row in label_rows(each.entry)
            ]
            self._file.replace(
                concepts, found, position=batch[-1].position, identity=changes.identity(session)
            )
        return True


def _listed(found: Iterable[SuggestedLabel]) -> tuple[ListedTerm, ...]:
    return tuple(
        ListedTerm(each.scheme, each.concept, each.label, each.language, Usage(each.usage))
        for each in found
    )


def label_rows(entry: Entry) -> Iterator[LabelRow]:
    """The labels of an entry, each with what it is found by; none where it is retired."""
    if entry.retirement is not None:
        return
    for term in entry.terms:
        folded = fold(term.label)
        inside = dict.fromkeys(folded.find(word.folded) for word in words(term.label))
        places = [place for place in inside if place > 0]
        yield LabelRow(
            scheme=entry.scheme,
            concept=entry.concept,
            label=term.label,
            language=term.language,
            usage=term.usage.value,
            base=languages.base(term.language),
            place=sort_key(term.label, term.language)[0],
            letter=initial(term.label, term.language),
            rank=term.usage.rank,
            prefixes=((folded, False), *((folded[place:], True) for place in places)),
        )
