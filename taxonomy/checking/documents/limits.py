"""Limits: how large a document may be, and what is refused before it is read."""

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from taxonomy.checking.documents.segments import Segment
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message
from taxonomy.text import line_of

LARGEST = 16 * 1024 * 1024  # bytes of a file
UNFOLDED = 256 * 1024 * 1024  # bytes of all parts of a packed one
MOST_PARTS = 5_000
LARGEST_PART = 48 * 1024 * 1024  # bytes of a part that is read as XML
MOST_SEGMENTS = 200_000
MOST_PAGES = 2_000

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEGINNING = 2048  # bytes in which a file says how it is coded
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Some of Python's codecs, such as those for the names of hosts, take for ever on long texts.
_CHARSET = re.compile(
    r"ascii|utf-8|utf-16(-le|-be)?|iso8859-\d+|cp(125\d|932|949|950|874)|koi8-[ru]|mac-roman"
    r"|shift_jis|euc_(jp|kr)|gb(18030|k|2312)|big5"
)


def malformed(message: Message, place: str | None = None) -> Malformed:
    """The refusal of a document, with what is wrong in it."""
    return Malformed([Violation("document", "", message, place)])


def require_small(content: bytes) -> None:
    """Raise `Malformed` for a file beyond bounds."""
    if len(content) > LARGEST:
        message = Message(
            "The file is larger than %(most)s MB. Split it into smaller files.", most=LARGEST >> 20
        )
        raise malformed(message)


def bounded(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments that hold more than spaces; raises `Malformed` when they are too many."""
    count = 0
    for each in segments:
        if each.text and not each.text.isspace():
            count += 1
            if count > MOST_SEGMENTS:
                raise malformed(
                    Message(
                        "The document has more than %(most)s paragraphs. Split it.",
                        most=MOST_SEGMENTS,
                    )
                )
            yield each


class Coding(NamedTuple):
    """How a text became bytes: the mark it begins with, and the codec."""

    mark: bytes
    codec: str

    def bytes_of(self, text: str, errors: str = "strict") -> bytes:
        """The file of a text; raises UnicodeEncodeError for what the codec has not."""
        return self.mark + text.encode(self.codec, errors)


def decoded(content: bytes, charset: str | None = None) -> tuple[str, Coding]:
    """The text of a file, and how it was coded.

    A byte order mark goes before what the file says of itself. Raises `Malformed`
    for what is no text in that encoding.
    """
    coding = _marked(content) or Coding(b"", charset or "utf-8")
    try:
        text = content[len(coding.mark) :].decode(coding.codec)
    except UnicodeDecodeError as error:
        message = Message(
            "Line %(line)s isn’t valid %(codec)s text. Save the file as UTF-8.",
            line=str(line_of(error)),
            codec=coding.codec.upper(),
        )
        raise malformed(message) from error
    except (UnicodeError, LookupError) as error:
        message = Message(
            "This isn’t valid %(codec)s text. Save the file as UTF-8.", codec=coding.codec.upper()
        )
        raise malformed(message) from error
    if _BINARY.search(text):
        raise malformed(Message("This isn’t text: it contains control characters."))
    return text, coding


def charset(content: bytes, declared: re.Pattern[bytes]) -> str | None:
    """The encoding that a file declares in its beginning, if it is one for texts."""
    found = declared.search(content[:_BEGINNING])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return None
    return name if _CHARSET.fullmatch(name) else None


def _marked(content: bytes) -> Coding | None:
    """What a byte order mark tells."""
    return next((Coding(*each) for each in _MARKS if content.startswith(each[0])), None)
