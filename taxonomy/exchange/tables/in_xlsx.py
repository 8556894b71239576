"""Tables as Excel workbooks (ISO/IEC 29500): their first sheet, text alone, nothing computed."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

import openpyxl
from openpyxl.utils import get_column_letter

from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.tables import table_reader
from taxonomy.exchange.tables.term_table_writer import Layout, table
from taxonomy.exchange.vocabulary import Holding, Vocabulary
from taxonomy.messages import Message, Untranslated

UNFOLDED = 256 * 1024 * 1024  # bytes of all parts of a workbook
MOST_COLUMNS = 500

_PIECE = 64 * 1024
_WIDTH = 24  # letters


def write(holding: Holding, layout: Layout = table) -> Iterator[bytes]:
    """The file, whose header stays in sight."""
    yield written(*layout(holding))


def written(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file of a header and rows."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("terms")
    sheet.freeze_panes = "A2"
    for number in range(1, len(names) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
    sheet.append(names)
    for row in rows:
        sheet.append([cell or None for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(
    file: BinaryIO, name: str, scheme: Scheme, chosen: Mapping[str, str] = table_reader.AS_CALLED
) -> Vocabulary:
    """The concepts of the first sheet of a workbook.

    Raises `Malformed` for what is no such workbook, or unfolds beyond bounds.
    """
    return table_reader.read(cells(file, name), name, scheme, chosen)


def cells(file: BinaryIO, name: str, unfolded: int = UNFOLDED) -> Iterator[list[str]]:
    """The rows of the first sheet of a workbook that unfolds to no more than so many bytes.

    Raises `Malformed` for what is no such workbook.
    """
    content = table_reader.whole(file, name)
    _require_harmless(content, name, unfolded)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            yield from _cells(book, name)
    except (KeyError, ValueError, TypeError, OSError, SyntaxError, AttributeError) as error:
        message = Message("This workbook can’t be read: %(error)s.", error=Untranslated(error))
        raise _malformed(name, message) from error


def _require_harmless(content: bytes, name: str, most: int) -> None:
    """Unfold it once, as far as is allowed; what the headers say of sizes is not believed."""
    unfolded = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for each in parts.infolist():
                with parts.open(each) as part:
                    while piece := part.read(_PIECE):
                        unfolded += len(piece)
                        if unfolded > most:
                            message = Message(
                                "The workbook unpacks to more than %(most)s bytes.", most=most
                            )
                            raise _malformed(name, message)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        message = Message("This isn’t a workbook (.xlsx): %(error)s.", error=Untranslated(error))
        raise _malformed(name, message) from error


def _cells(book: openpyxl.Workbook, name: str) -> Iterator[list[str]]:
    if not book.worksheets:
        raise _malformed(name, Message("The workbook has no sheets."))
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size may be anything
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > table_reader.MOST_ROWS or len(row) > MOST_COLUMNS:
            message = Message(
                "The sheet has more than %(rows)s rows or %(columns)s columns. Split it.",
                rows=table_reader.MOST_ROWS,
                columns=MOST_COLUMNS,
            )
            raise _malformed(name, message)
        given = [_text(value) for value in row]
        while given and not given[-1]:
            given.pop()
        yield given


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _malformed(name: str, message: Message) -> Malformed:
    return Malformed([Violation("table", "", message, name)])
