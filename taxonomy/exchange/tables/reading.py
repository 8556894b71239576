"""Tables of terms as vocabularies: every cell that cannot be read is told by its row and column."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import BinaryIO, TypeVar

from taxonomy.entry.model import Confidence, Definition, Entry, Kind, Replacement, Term, Usage
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange import losses, tidying
from taxonomy.exchange.tables import columns
from taxonomy.exchange.vocabulary import Found, Vocabulary

LARGEST = 64 * 1024 * 1024  # bytes of a file
MOST_ROWS = 200_000
_MOST_AMISS = 1_000  # cells that are told of a file

_INSTEAD = re.compile(r"(.*) \[([A-Za-z0-9-]+)\](?: → (\S+))?")
_YES = {"yes", "true", "1", "x"}
_NO = {"", "no", "false", "0"}

Row = tuple[int, Mapping[str, str]]  # its number, as spreadsheets count
Choice = TypeVar("Choice", Usage, Kind, Confidence)


def read(cells: Iterable[list[str]], name: str, scheme: Scheme) -> Vocabulary:
    """The concepts of a table of terms, whose columns may stand in any order.

    `cells` are those of the header, then those of each row.

    A concept that the table has not is left as it is; a term that a concept of the
    table has no row for is taken out. What a table cannot carry stays.

    Raises `Malformed` for what is no such table.
    """
    found: list[Found] = []
    refused: list[Violation] = []
    for concept, rows in _by_concept(_rows(cells, name)).items():
        reading = _Reading(scheme, name, rows)
        try:
            found.append(Found(reading.entry(concept), reading.place, reading.revision()))
        except Malformed as error:
            refused += (
                replace(each, place=reading.place(each.pointer)) for each in error.violations
            )
        refused += reading.amiss
        if len(refused) > _MOST_AMISS:
            message = f"More than {_MOST_AMISS:,} cells are amiss; these are the first."
            raise Malformed([Violation("table", "", message, name), *refused[:20]])
    if not found and not refused:
        raise Malformed([Violation("table", "", "There is no row in this table.", name)])
    return Vocabulary(
        scheme if scheme.title else replace(scheme, title={"en": scheme.id}),
        lambda _: name,
        tuple(found),
        tuple(refused),
        over=_over,
    )


def whole(file: BinaryIO, name: str) -> bytes:
    """All of a file. Raises `Malformed` where it is larger than `LARGEST`."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        message = f"Larger than {LARGEST:,} bytes: part it into several files."
        raise Malformed([Violation("table", "", message, name)])
    return content


def _over(given: Entry, base: Entry) -> Entry:
    """What a table says over what was there: its columns have no order of definitions."""
    entry = losses.completed(given, base, columns.LOSSES)
    in_order = losses.in_order_of(base.definitions, entry.definitions, losses.LANGUAGE)
    return replace(entry, definitions=in_order)


class _Reading:
    """The rows of one concept, and what is amiss in them."""

    def __init__(self, scheme: Scheme, name: str, rows: list[Row]) -> None:
        self.amiss: list[Violation] = []
        self._scheme = scheme
        self._name = name
        self._rows = rows

    def place(self, pointer: str) -> str:
        """The row that a pointer into the entry leads to."""
        term = re.match(r"/terms/(\d+)", pointer)
        row = self._rows[int(term[1])][0] if term and int(term[1]) < len(self._rows) else None
        return f"{self._name}, row {row or self._rows[0][0]}"

    def revision(self) -> int | None:
        """The revision that the rows were exported from, where they agree on one."""
        told = {row[columns.REVISION] for _, row in self._rows if row.get(columns.REVISION)}
        return int(one) if len(told) == 1 and (one := told.pop()).isdecimal() else None

    def entry(self, concept: str) -> Entry:
        """The entry. Raises `Malformed` where a cell cannot be what it should."""
        entry = Entry(
            self._scheme.id,
            concept,
            tuple(self._term(number, row) for number, row in self._rows),
            section=self._once(columns.SECTION),
            group=self._once(columns.GROUP),
            definitions=tuple(
                Definition(tag, tidying.prose(text))
                for name in self._named(columns.DEFINITION)
                if (text := self._once(name)) and (tag := _tag(name))
            ),
        )
        return read_entry(write_entry(entry))  # whose rules of shape tell what is too long

    def _term(self, number: int, row: Mapping[str, str]) -> Term:
        tell = partial(self._tell, number)
        return Term(
            tidying.label(row[columns.TERM]),
            tidying.language(row[columns.LANGUAGE]) or row[columns.LANGUAGE],
            _choice(row, columns.USAGE, Usage.ADMITTED, tell),
            reason=self._texts(row, columns.REASON),
            replacements=tuple(_instead(row.get(columns.INSTEAD, ""), tell)),
            exceptions=self._texts(row, columns.EXCEPTION),
            needs_context=_is_yes(row.get(columns.NEEDS_CONTEXT, ""), tell),
            part_of_speech=row.get(columns.PART_OF_SPEECH) or None,
            kind=_choice(row, columns.KIND, Kind.FULL_FORM, tell),
            confidence=_choice(row, columns.CONFIDENCE, Confidence.RECALLED, tell),
        )

    def _texts(self, row: Mapping[str, str], kind: str) -> dict[str, str]:
        texts = {_tag(name): tidying.prose(row[name]) for name in self._named(kind)}
        return {tag: text for tag, text in texts.items() if text}

    def _named(self, kind: str) -> list[str]:
        return [name for name in self._rows[0][1] if name.startswith(f"{kind} ")]

    def _once(self, name: str) -> str | None:
        """What the rows say of the concept, which is once, or each time the same."""
        first: tuple[int, str] | None = None
        for number, row in self._rows:
            cell = row.get(name, "")
            if not cell:
                continue
            if first is None:
                first = number, cell
            elif cell != first[1]:
                self._tell(number, name, f"Row {first[0]} says something else: keep one.")
        return first[1] if first else None

    def _tell(self, number: int, column: str, message: str) -> None:
        place = f"{self._name}, row {number}, column “{column}”"
        self.amiss.append(Violation("table", "", message, place))


Tell = Callable[[str, str], None]


def _rows(cells: Iterable[list[str]], name: str) -> Iterator[Row]:
    header: list[str] = []
    for number, given in enumerate(cells, 1):
        if not header:
            header = [cell.strip().lower() for cell in given]
            _require_columns(header, name)
        elif number > MOST_ROWS:
            message = f"More than {MOST_ROWS:,} rows: part the table."
            raise Malformed([Violation("table", "", message, name)])
        elif any(map(str.strip, given)):
            if len(given) > len(header):
                message = f"{len(given)} cells, and {len(header)} columns have a name."
                raise Malformed([Violation("table", "", message, f"{name}, row {number}")])
            row = zip_longest(header, given, fillvalue="")
            yield number, {column: columns.bare(cell.strip()) for column, cell in row}
    if not header:
        _require_columns(header, name)


def _require_columns(header: list[str], name: str) -> None:
    known = (*columns.FIXED, *(f"{kind} xx" for kind in columns.BY_LANGUAGE))
    problems = [f"The column “{each}” is missing." for each in columns.NEEDED if each not in header]
    for column in header:
        if header.count(column) > 1:
            problems.append(f"The column “{column}” stands twice.")
        elif column not in columns.FIXED and not _tag(column):
            what = f"“{column}” is no column here; there are: {', '.join(known)}."
            problems.append(what)
    if problems:
        place = f"{name}, row 1"
        raise Malformed([Violation("table", "", each, place) for each in dict.fromkeys(problems)])


def _by_concept(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for number, row in rows:
        found.setdefault(row[columns.CONCEPT], []).append((number, row))
    return found


def _tag(column: str) -> str:
    """The language of a column of texts; empty for others."""
    kind, _, tag = column.rpartition(" ")
    return (tidying.language(tag) or "") if kind in columns.BY_LANGUAGE else ""


def _choice(row: Mapping[str, str], column: str, otherwise: Choice, tell: Tell) -> Choice:
    said = row.get(column, "").lower()
    if not said and column not in columns.NEEDED:
        return otherwise
    try:
        return type(otherwise)(said)
    except ValueError:
        choices = ", ".join(type(otherwise))
        tell(column, f"“{said}” is none of: {choices}.")
        return otherwise


def _is_yes(said: str, tell: Tell) -> bool:
    if said.lower() not in _YES | _NO:
        tell(columns.NEEDS_CONTEXT, f"“{said}” is neither yes nor no.")
    return said.lower() in _YES


def _instead(cell: str, tell: Tell) -> Iterator[Replacement]:
    for line in filter(None, map(str.strip, cell.splitlines())):
        found = _INSTEAD.fullmatch(line)
        tag = tidying.language(found[2]) if found else None
        if found is None or tag is None:
            tell(columns.INSTEAD, f"Write “label [en]”, or “label [en] → concept”, not “{line}”.")
        else:
            yield Replacement(tidying.label(found[1]), tag, found[3])
