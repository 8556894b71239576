"""PDF: the text layer of each page, as far as there is one."""

import io
import logging
import time
from collections.abc import Iterator

from pypdf import PageObject, PdfReader

from taxonomy.checking.documents.bounds import MOST_PAGES, amiss
from taxonomy.checking.documents.values import Segment, Where
from taxonomy.errors import Malformed

_LARGEST_PAGE = 8 * 1024 * 1024  # bytes of the instructions that paint a page
_LONGEST = 60.0  # seconds, after which no further page is begun

# The library logs what is odd in a file; what is checked is written to no log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def segments(content: bytes) -> Iterator[Segment]:
    """The pages that hold text; raises `Malformed` for what is encrypted or cannot be read."""
    try:
        yield from _pages(content)
    except Malformed:
        raise
    except Exception as error:  # the library lets through whatever broken files lead it to
        raise amiss("This is no PDF that can be read: it is broken, or beyond bounds.") from error


def _pages(content: bytes) -> Iterator[Segment]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise amiss("The PDF is encrypted: save it without a password.")
    if len(reader.pages) > MOST_PAGES:
        raise amiss(f"More than {MOST_PAGES:,} pages: part the document.")
    started = time.monotonic()
    for number, page in enumerate(reader.pages, 1):
        if time.monotonic() - started > _LONGEST:
            raise amiss(f"Reading it takes longer than {_LONGEST:.0f} seconds: part the document.")
        yield Segment(_text(page, number), Where(page=number))


def _text(page: PageObject, number: int) -> str:
    painted = page.get_contents()
    if painted is None:
        return ""
    if len(painted.get_data()) > _LARGEST_PAGE:
        raise amiss(f"Page {number} is painted by more than {_LARGEST_PAGE:,} bytes.")
    return page.extract_text().encode("utf-8", "replace").decode()
