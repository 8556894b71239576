"""ODT (ISO/IEC 26300): the paragraphs and headings of the text, of headers and of footers."""

from collections.abc import Iterator

from taxonomy.checking.documents import paragraphs, xml_walker
from taxonomy.checking.documents.limits import malformed
from taxonomy.checking.documents.segments import Segment
from taxonomy.checking.documents.xml_walker import Tag
from taxonomy.checking.documents.zip_package import Package
from taxonomy.messages import Message

CONTENT = "content.xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
MIMETYPE = b"application/vnd.oasis.opendocument.text"

_STYLES = "styles.xml"  # of which the headers and footers are a part
_MANIFEST = "META-INF/manifest.xml"
_MOST_SPACES = 1_000
_ELEMENTS = {"tab": "\t", "line-break": "\n"}
# What was deleted is kept apart; comments and numbers of notes are not the text.
_SKIPPED = frozenset({"tracked-changes", "annotation", "note-citation", "ruby-text", "forms"})


class OdtText:
    """The elements of OpenDocument texts."""

    def is_paragraph(self, tag: Tag) -> bool:
        """`text:p` and `text:h`."""
        return tag.name in {"p", "h"} and tag.space == TEXT

    def is_skipped(self, tag: Tag) -> bool:
        """Deletions, comments, numbers of notes."""
        return tag.name in _SKIPPED

    def holds_text(self, tag: Tag) -> bool:
        """Paragraphs, spans, links; and fields, which are text as it was last shown."""
        return tag.space == TEXT and not tag.closed

    def sign(self, tag: Tag) -> str:
        """Spaces, tabs and breaks, which are elements of their own."""
        if tag.space != TEXT:
            return ""
        if tag.name == "s":
            count = tag.attributes.get(f"{tag.prefix}:c", "1")
            return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        return _ELEMENTS.get(tag.name, "")


def segments(package: Package) -> Iterator[Segment]:
    """Every paragraph, those of the text first; raises `Malformed` for what is no ODT."""
    if b"encryption-data" in package.parts.get(_MANIFEST, b""):
        raise malformed(Message("The document is encrypted. Save it without a password."))
    if CONTENT not in package.parts:
        raise malformed(Message("This isn’t an ODT document: it has no text part."))
    for part in (CONTENT, _STYLES):
        if part in package.parts:
            text = xml_walker.read(package.parts[part], part)
            yield from paragraphs.segments(part, text, OdtText())
