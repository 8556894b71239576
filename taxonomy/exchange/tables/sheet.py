"""The rows of a table by our columns, and the places at which something is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.tables import header
from taxonomy.exchange.tables.header import Header
from taxonomy.messages import Message

MOST_ROWS = 200_000

Row = tuple[int, Mapping[str, str]]  # its number, as spreadsheets count
ReportProblem = Callable[[int, str, Message], None]  # in a row and a column


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what its columns are, and its rows, which are read once."""

    name: str
    header: Header
    rows: Iterator[Row]


def opened(cells: Iterable[list[str]], name: str, chosen: Mapping[str, str]) -> Sheet:
    """The table whose cells are given, those of the header first; `chosen` is as for `header`.

    Raises `Malformed` where the header is not clear; the rows do where they are too many, or
    have more cells than the header.
    """
    rows = iter(cells)
    head = header.read(next(rows, []), chosen, name)
    return Sheet(name, head, _rows(rows, name, head))


def _rows(cells: Iterable[list[str]], name: str, head: Header) -> Iterator[Row]:
    for number, given in enumerate(cells, 2):
        if number > MOST_ROWS:
            message = Message("The table has more than %(most)s rows. Split it.", most=MOST_ROWS)
            raise Malformed([Violation("table", "", message, name)])
        if any(map(str.strip, given)):
            if len(given) > head.width:
                message = Message(
                    "This row has %(cells)s cells, but only %(columns)s columns have a name.",
                    cells=len(given),
                    columns=head.width,
                )
                raise Malformed([Violation("table", "", message, f"{name}, row {number}")])
            yield number, head.row(given)
