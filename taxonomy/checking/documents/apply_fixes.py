"""Applies fixes to a document: replaces words and leaves every other byte as it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from taxonomy.checking.disambiguation import Finding
from taxonomy.checking.documents import in_docx, in_po, xml_walker
from taxonomy.checking.documents.document import coded, kind, packed_kind
from taxonomy.checking.documents.limits import malformed, require_small
from taxonomy.checking.documents.segments import Segment, Spotted
from taxonomy.checking.documents.xml_walker import Tag, XmlText, walked
from taxonomy.checking.documents.zip_package import Package
from taxonomy.messages import Message

_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "docx": escape,
    "html": escape,
    "odt": escape,
    "po": in_po.written,
    "xliff": escape,
}
NEVER = frozenset({"pdf"})  # what is made of other documents, and not fixed itself
_SEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TextEdit(NamedTuple):
    """A text that takes the place of `source[start:end]`."""

    start: int
    end: int
    text: str


def fixed(content: bytes, name: str, fixes: Iterable[Spotted]) -> bytes:
    """The document with the `fix` of each finding in place of its words.

    The findings are those that `checked` gave of the same bytes, or some of them, with
    a `fix` that may be another; one without is passed over, as is one that overlaps
    another. Of words in several runs or elements, the first takes the fix and its look.
    Raises `Malformed` for what cannot be read, and for PDF.
    """
    require_small(content)
    chosen = [(segment, each) for segment, each in fixes if each.fix is not None]
    what = kind(content, name)
    if what == "packed":
        return _packed(content, chosen)
    if what in NEVER:
        raise malformed(
            Message("PDF files can’t be corrected here. Correct the document it was made from.")
        )
    text, coding = coded(content, what)
    if coding.bytes_of(text) != content:
        message = Message(
            "The file’s %(codec)s encoding can’t be written. Save the file as UTF-8.",
            codec=coding.codec.upper(),
        )
        raise malformed(message)
    errors = "xmlcharrefreplace" if what in {"html", "xliff"} else "strict"
    try:
        return coding.bytes_of(applied(text, _edits(text, chosen, what)), errors)
    except UnicodeEncodeError as error:
        message = Message(
            "%(codec)s can’t write “%(character)s”. Save the file as UTF-8.",
            codec=coding.codec.upper(),
            character=error.object[error.start],
        )
        raise malformed(message) from error


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with all edits made, in the order of their places; one that overlaps is not."""
    done: list[str] = []
    at = 0
    for each in sorted(edits, key=lambda edit: edit[:2]):
        if at <= each.start <= each.end <= len(text):
            done += (text[at : each.start], each.text)
            at = each.end
    return "".join([*done, text[at:]])


def _edits(text: str, fixes: Iterable[Spotted], what: str) -> Iterator[TextEdit]:
    """The edits of a source; of findings that overlap, the first alone."""
    last: dict[int, int] = {}
    ordered = sorted(fixes, key=lambda each: (each[1].start, each[1].end))
    for segment, finding in ordered:
        if finding.start >= last.get(id(segment), 0):
            last[id(segment)] = finding.end
            yield from _edit(text, segment, finding, _ESCAPES.get(what, str))


def _edit(
    text: str, segment: Segment, finding: Finding, escaped: Callable[[str], str]
) -> Iterator[TextEdit]:
    """The first piece of the words takes the fix, all others lose their text."""
    fix = _SEEN.sub("", finding.fix or "")
    for piece in segment.parts(finding.start, finding.end):
        if not piece.fixed and piece.end <= len(text):
            written = escaped(fix)
            if escaped is escape and written != fix and _in_cdata(text, piece.start):
                written = fix
            yield TextEdit(piece.start, piece.end, written)
            fix = ""


def _in_cdata(text: str, at: int) -> bool:
    return text.rfind("<![CDATA[", 0, at) > text.rfind("]]>", 0, at)


def _packed(content: bytes, fixes: Iterable[Spotted]) -> bytes:
    """Part by part; those in which nothing is fixed keep every byte."""
    package = Package(content)
    what = packed_kind(package)
    by_part: dict[str, list[Spotted]] = {}
    for segment, finding in fixes:
        by_part.setdefault(segment.where.part or "", []).append((segment, finding))
    changed = {}
    for part, chosen in by_part.items():
        if part in package.parts:
            text = xml_walker.read(package.parts[part], part)
            edits = list(_edits(text, chosen, what))
            if what == "docx":
                edits += _keeping_spaces(text, edits)
            _, coding = xml_walker.coding(package.parts[part])
            changed[part] = coding.bytes_of(applied(text, edits), "xmlcharrefreplace")
    return package.written(changed)


def _keeping_spaces(text: str, edits: Iterable[TextEdit]) -> Iterator[TextEdit]:
    """What a run must say, or else Word drops the spaces that its text begins or ends with."""
    places = sorted(each.start for each in edits)
    words = in_docx.DocxText()
    tag: Tag | None = None
    number = 0
    for each in walked(text):
        if isinstance(each, Tag):
            tag = each if each.opens and words.holds_text(each) else None
        elif isinstance(each, XmlText) and tag is not None:
            while number < len(places) and places[number] < each.start:
                number += 1
            if (
                number < len(places)
                and places[number] < each.end
                and "xml:space" not in tag.attributes
            ):
                yield TextEdit(tag.end - 1, tag.end - 1, ' xml:space="preserve"')
                tag = None
