"""Comments in OpenDocument (ISO/IEC 26300, 14.1): annotations in the text with a named end."""

from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from taxonomy.checking.documents.comment_texts import AUTHOR
from taxonomy.checking.documents.in_odt import OFFICE, TEXT

_CREATOR = "http://purl.org/dc/elements/1.1/"


def free_names(text: str) -> Iterator[str]:
    """Names for comments that the document does not yet hold, as many as are wanted."""
    stem = "luxterm-"
    while stem in text:
        stem = f"x{stem}"
    return (f"{stem}{number}" for number in count(1))


def opening(name: str, lines: Iterable[str]) -> str:
    """The comment, as it stands before the words; it brings the prefixes that it needs."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return (
        f"<office:annotation xmlns:office={quoteattr(OFFICE)} xmlns:text={quoteattr(TEXT)}"
        f" xmlns:dc={quoteattr(_CREATOR)} office:name={quoteattr(name)}>"
        f"<dc:creator>{AUTHOR}</dc:creator>{paragraphs}</office:annotation>"
    )


def closing(name: str) -> str:
    """The end of the comment, as it stands behind the words."""
    return (
        f"<office:annotation-end xmlns:office={quoteattr(OFFICE)} office:name={quoteattr(name)}/>"
    )
