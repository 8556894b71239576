"""Tables in CSV (RFC 4180) as spreadsheets write and open it."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.streaming import Pieces
from taxonomy.exchange.tables import table_reader
from taxonomy.exchange.tables.term_table_writer import Layout, table
from taxonomy.exchange.vocabulary import Holding, Vocabulary
from taxonomy.messages import Message, Untranslated
from taxonomy.text import line_of

_MARK = b"\xef\xbb\xbf"  # without which Excel takes UTF-8 for something else
_DELIMITERS = ",;\t"
_AT_ONCE = 500  # rows


def write(holding: Holding, layout: Layout = table) -> Iterator[bytes]:
    """The file, piece by piece."""
    yield from written(*layout(holding))


def written(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A file of a header and rows, piece by piece."""
    text = Pieces(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    yield _MARK
    for number, cells in enumerate(rows, 1):
        writer.writerow(cells)
        if number % _AT_ONCE == 0:
            yield text.taken()
    yield text.taken()


def read(
    file: BinaryIO, name: str, scheme: Scheme, chosen: Mapping[str, str] = table_reader.AS_CALLED
) -> Vocabulary:
    """The concepts of a table; commas, semicolons or tabs part its cells.

    Raises `Malformed` for what is no such table.
    """
    return table_reader.read(cells(file, name), name, scheme, chosen)


def cells(file: BinaryIO, name: str) -> Iterator[list[str]]:
    """The rows of a file as they stand there. Raises `Malformed` where it is no CSV."""
    return _cells(_text(file, name), name)


def _text(file: BinaryIO, name: str) -> str:
    content = table_reader.whole(file, name)
    try:
        is_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return content.decode("utf-16" if is_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = Message("This file isn’t UTF-8 text. Save it as “CSV UTF-8”.")
        place = f"{name}, line {line_of(error)}"
        raise Malformed([Violation("table", "", message, place)]) from error


def _cells(text: str, name: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        message = Message("This isn’t valid CSV: %(error)s.", error=Untranslated(error))
        place = f"{name}, line {reader.line_num}"
        raise Malformed([Violation("table", "", message, place)]) from error
