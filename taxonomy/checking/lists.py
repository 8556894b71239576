"""A list of terms, each judged by itself: known as it stands, inflected, or holding one to avoid.

Nothing of a list is kept. It is read from lines, CSV or a workbook, and given back
as a table in CSV or a workbook.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import Protocol

from taxonomy.checking.checker import Checker
from taxonomy.entry.designation import Designation, Wording
from taxonomy.entry.model import Usage
from taxonomy.entry.shape import LONGEST_LABEL
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.tables import in_csv, in_xlsx
from taxonomy.exchange.tables.columns import TERM, guarded
from taxonomy.text import fold

MOST = 5_000  # terms
NOT_KNOWN = "not known"
COLUMNS = ("term", "verdict", "known as", "say instead", "reason", "entry")

_UNFOLDED = 32 * 1024 * 1024  # bytes of a workbook
_HEADERS = frozenset({fold(TERM), "terms"})


class Form(StrEnum):
    """The files that a list is given back as."""

    CSV = "csv"
    XLSX = "xlsx"


class Known(Designation, Protocol):
    """A published term, as search or a rule of the check has it."""

    @property
    def scheme(self) -> str:
        """The vocabulary that it is from."""

    @property
    def concept(self) -> str:
        """The entry that it belongs to."""

    @property
    def reason(self) -> Mapping[str, str]:
        """Why, by language."""

    @property
    def replacements(self) -> Sequence[Wording]:
        """What to say instead."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A term of a list with the published terms that it is, or holds, the gravest first."""

    term: str
    known: tuple[Known, ...] = ()
    is_part: bool = False  # whether the term only holds them

    @property
    def usage(self) -> Usage | None:
        """The gravest verdict; None where none is known."""
        return self.known[0].usage if self.known else None


def judged(
    terms: Iterable[str],
    language: str,
    checker: Checker,
    look_up: Callable[[str, str], Sequence[Known]],
    scheme: str | None = None,
) -> list[Judged]:
    """Each term with its verdict; `look_up` gives what bears a label in a language, written so.

    With a `scheme`, only its terms are known.
    """
    return [_judged(term, language, checker, look_up, scheme) for term in terms]


def of_terms(terms: Iterable[str]) -> list[str]:
    """Terms that were sent one by one; raises `Malformed` as `of_text`."""
    return _terms(([""], *([term] for term in terms)), "terms")


def of_text(text: str) -> list[str]:
    """The terms of a text, one a line; of a row that was pasted, its first cell.

    Raises `Malformed` where there are too many, or one is too long.
    """
    return _terms(([line.partition("\t")[0]] for line in text.splitlines()), "text")


def of_file(content: bytes, name: str) -> list[str]:
    """The terms of a CSV file or workbook: of the column “term”, or else of the first.

    Any other file has one term a line. Raises `Malformed` for what cannot be read.
    """
    if name.lower().endswith(".xlsx"):
        return _terms(in_xlsx.cells(io.BytesIO(content), name, _UNFOLDED), name)
    if name.lower().endswith((".csv", ".tsv")):
        return _terms(in_csv.cells(io.BytesIO(content), name), name)
    try:
        return of_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _amiss("This is no text in UTF-8.", name) from error


def written(
    rows: Iterable[Judged],
    form: Form,
    *,
    reason: Callable[[Known], str],
    address: Callable[[Known], str],
) -> bytes:
    """The table of what was judged as a file; no cell is one that a spreadsheet computes."""
    cells = (_cells(row, reason, address) for row in rows)
    if form is Form.XLSX:
        return in_xlsx.written(COLUMNS, cells)
    return b"".join(in_csv.written(COLUMNS, cells))


def _judged(
    term: str,
    language: str,
    checker: Checker,
    look_up: Callable[[str, str], Sequence[Known]],
    scheme: str | None,
) -> Judged:
    found: Sequence[Known] = look_up(term, language)
    if not found:
        scanned = checker.matcher(language, scheme).scan(term).terms
        found = [
            rule for each in scanned if term[each.start : each.end] == term for rule in each.rules
        ]
    if found:
        return Judged(term, _gravest_first(found))
    told = checker.check(term, language=language, scheme=scheme).told
    return Judged(term, _gravest_first(each.rule for each in told), is_part=bool(told))


def _gravest_first(known: Iterable[Known]) -> tuple[Known, ...]:
    once = {(each.scheme, each.concept, each.language, each.label): each for each in known}
    return tuple(sorted(once.values(), key=lambda each: -each.usage.rank))


def _terms(rows: Iterable[Sequence[str]], name: str) -> list[str]:
    """The cells of one column, none of them empty."""
    cells = iter(rows)
    head = next(cells, [])
    column = next((at for at, cell in enumerate(head) if fold(cell) in _HEADERS), None)
    every = cells if column is not None else chain([head], cells)
    at = column or 0
    given = (" ".join(row[at].split()) for row in every if at < len(row))
    terms = list(islice(filter(None, given), MOST + 1))
    if len(terms) > MOST:
        raise _amiss(f"More than {MOST:,} terms: part the list.", name)
    if any(len(term) > LONGEST_LABEL for term in terms):
        raise _amiss(f"A term has more than {LONGEST_LABEL} characters.", name)
    return terms


def _cells(
    row: Judged, reason: Callable[[Known], str], address: Callable[[Known], str]
) -> tuple[str, ...]:
    if not row.known:
        return guarded(row.term), NOT_KNOWN, "", "", "", ""
    gravest = row.known[0]
    cells = (
        row.term,
        str(gravest.usage),
        gravest.label,
        "; ".join(each.label for each in gravest.replacements),
        reason(gravest),
        " ".join(dict.fromkeys(map(address, row.known))),
    )
    return tuple(map(guarded, cells))


def _amiss(message: str, name: str) -> Malformed:
    return Malformed([Violation("list", "", message, name)])
