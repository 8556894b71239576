"""PDF: the text layer of each page, as far as there is one."""

import io
import logging
import re
import time
from collections.abc import Iterator

from pypdf import PageObject, PdfReader

from taxonomy.checking.documents.limits import MOST_PAGES, malformed
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.errors import Malformed
from taxonomy.messages import Message

_LARGEST_PAGE = 8 * 1024 * 1024  # bytes of the instructions that paint a page
_SHORT = 0.85  # of the widest line of the page: what ends a paragraph
_ENDED = re.compile(r"[.!?…:;。！？।؟][\"'”’»)\]]*$")
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
        raise malformed(Message("This PDF can’t be read: it is damaged or too large.")) from error


def _pages(content: bytes) -> Iterator[Segment]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise malformed(Message("The document is encrypted. Save it without a password."))
    if len(reader.pages) > MOST_PAGES:
        raise malformed(
            Message("The document has more than %(most)s pages. Split it.", most=MOST_PAGES)
        )
    started = time.monotonic()
    for number, page in enumerate(reader.pages, 1):
        if time.monotonic() - started > _LONGEST:
            raise malformed(
                Message(
                    "Reading the document takes longer than %(most)s seconds. Split it.",
                    most=round(_LONGEST),
                )
            )
        for place, text in enumerate(_paragraphs(_text(page, number)), 1):
            yield Segment(text, SegmentPlace(page=number, paragraph=place))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a page, as far as they can be told: a blank line, or a short last one."""
    widest = max(map(len, text.splitlines()), default=0)
    lines: list[str] = []
    for line in text.splitlines():
        lines.append(line)
        written = line.rstrip()
        if not written or (len(written) < _SHORT * widest and _ENDED.search(written)):
            yield "\n".join(lines)
            lines = []
    yield "\n".join(lines)


def _text(page: PageObject, number: int) -> str:
    painted = page.get_contents()
    if painted is None:
        return ""
    if len(painted.get_data()) > _LARGEST_PAGE:
        raise malformed(
            Message(
                "Page %(page)s needs more than %(most)s bytes to draw.",
                page=str(number),
                most=_LARGEST_PAGE,
            )
        )
    return page.extract_text().encode("utf-8", "replace").decode()
