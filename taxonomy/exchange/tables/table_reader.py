"""Tables as vocabularies: every cell that cannot be read is told by its row and column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange import normalization
from taxonomy.exchange.import_report import ImportReport
from taxonomy.exchange.tables import columns, concept_table, sheet, term_table_reader
from taxonomy.exchange.tables.sheet import Row, Sheet
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.messages import Message

LARGEST = 64 * 1024 * 1024  # bytes of a file
MOST_ROWS = sheet.MOST_ROWS
_MAX_ERRORS = 1_000  # cells that are reported of a file

_NOT_READ = Message("The column “%(title)s” was ignored.")
AS_CALLED: Mapping[str, str] = {}  # columns, where none is called otherwise

Place = Callable[[str], str]


def read(
    cells: Iterable[list[str]], name: str, scheme: Scheme, chosen: Mapping[str, str]
) -> Vocabulary:
    """The concepts of a table, whose columns may stand in any order, in either layout.

    `cells` are those of the header, then those of each row; `chosen` says which
    columns are ours where they are called otherwise.

    A concept that the table has not is left as it is; a term that a concept of the
    table has no row or label for is taken out. What a table cannot carry, or has no
    column for, stays.

    Raises `Malformed` for what is no such table.
    """
    table = sheet.opened(cells, name, chosen)
    reading = _Reading(scheme, table)
    for concept, rows in reading.concepts():
        reading.add(concept, rows)
        if len(reading.refused) > _MAX_ERRORS:
            message = Message(
                "More than %(most)s cells have errors. These are the first.", most=_MAX_ERRORS
            )
            first = reading.refused[:20]
            raise Malformed([Violation("table", "", message, name), *first])
    if not reading.found and not reading.refused:
        raise Malformed([Violation("table", "", Message("This table has no rows."), name)])
    of_concepts = table.header.of_concepts
    vocabulary = Vocabulary(
        scheme=scheme if scheme.title else replace(scheme, title={"en": scheme.id}),
        scheme_place=lambda _: name,
        entries=tuple(reading.found),
        refused=tuple(reading.refused),
        repaired=reading.report.all(),
        over=partial(
            concept_table.over if of_concepts else term_table_reader.over, head=table.header
        ),
    )
    return replace(vocabulary, filled=concept_table.with_reasons) if of_concepts else vocabulary


def whole(file: BinaryIO, name: str) -> bytes:
    """All of a file. Raises `Malformed` where it is larger than `LARGEST`."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        message = Message(
            "The file is larger than %(most)s bytes. Split it into several files.", most=LARGEST
        )
        raise Malformed([Violation("table", "", message, name)])
    return content


class _Reading:
    """What was found in a table so far, what is wrong, and what was fixed or left out."""

    def __init__(self, scheme: Scheme, table: Sheet) -> None:
        self.found: list[FoundEntry] = []
        self.refused: list[Violation] = []
        self.report = ImportReport(lambda subject: f"{table.name}, {subject}")
        self._scheme = scheme
        self._table = table
        self._made: dict[str, str] = {}  # identifiers, by what stands in the chosen column
        self._taken: set[str] = set()
        for title in table.header.left_out:
            self.report("not-kept", "row 1", _NOT_READ.with_params(title=title))

    def concepts(self) -> Iterable[tuple[str, list[Row]]]:
        """The rows of each concept."""
        if self._table.header.of_concepts:
            return ((self._name(row), [row]) for row in self._table.rows)
        rows: dict[str, list[Row]] = {}
        for row in self._table.rows:
            rows.setdefault(self._name(row), []).append(row)
        return rows.items()

    def add(self, concept: str, rows: list[Row]) -> None:
        """Read a concept, or tell what it cannot be read for."""
        malformed_before = len(self.refused)
        given = self._entry(Entry(self._scheme.id, concept), rows)
        try:
            # The rules of shape tell what is too long.
            entry = read_entry(write_entry(given))
        except Malformed as error:
            at = self._place(rows, exactly=True)
            malformed = [replace(each, place=at(each.pointer)) for each in error.violations]
            self.refused[malformed_before:malformed_before] = malformed
        else:
            self.found.append(FoundEntry(entry, self._place(rows), _revision(rows)))

    def _entry(self, concept: Entry, rows: list[Row]) -> Entry:
        head = self._table.header
        if head.of_concepts:
            return concept_table.entry(concept, rows[0][1], head)
        return term_table_reader.entry(concept, rows, head, self._report)

    def _place(self, rows: list[Row], *, exactly: bool = False) -> Place:
        """Where a pointer leads: `exactly`, of an entry as it was read, or in any of it."""
        name, head = self._table.name, self._table.header
        if not head.of_concepts:
            return partial(term_table_reader.place, rows=rows, name=name)
        if exactly:
            return partial(concept_table.place, row=rows[0], head=head, name=name)
        return lambda _: f"{name}, row {rows[0][0]}"

    def _name(self, row: Row) -> str:
        """The identifier of a row's concept; made, where its column is one of other makers."""
        number, cells = row
        cell_text = cells[columns.CONCEPT]
        if columns.CONCEPT not in self._table.header.chosen:
            return cell_text
        if cell_text not in self._made:
            made = normalization.free(normalization.identifier(cell_text), self._taken)
            self._made[cell_text] = made
            self._taken.add(made)
            if made != cell_text:
                what = Message(
                    "“%(name)s” becomes “%(identifier)s”.", name=cell_text, identifier=made
                )
                self.report("identifier-made", f"row {number}", what)
        return self._made[cell_text]

    def _report(self, number: int, column: str, message: Message) -> None:
        place = f"{self._table.name}, row {number}, column “{column}”"
        self.refused.append(Violation("table", "", message, place))


def _revision(rows: list[Row]) -> int | None:
    """The revision that the rows were exported from, where they agree on one."""
    numbers = {row[columns.REVISION] for _, row in rows if row.get(columns.REVISION)}
    return int(one) if len(numbers) == 1 and (one := numbers.pop()).isdecimal() else None
