"""Writes findings as comments into DOCX and ODT files."""

from collections.abc import Iterable

from taxonomy.checking.documents import docx_comments, in_odt, odt_comments, xml_walker
from taxonomy.checking.documents.apply_fixes import TextEdit, applied
from taxonomy.checking.documents.comment_texts import remark
from taxonomy.checking.documents.document import kind, packed_kind
from taxonomy.checking.documents.limits import malformed, require_small
from taxonomy.checking.documents.segments import Spotted
from taxonomy.checking.documents.zip_package import Package
from taxonomy.messages import Message

KINDS = frozenset({"docx", "odt"})


def commented(content: bytes, findings: Iterable[Spotted]) -> bytes:
    """The same DOCX or ODT with a comment at the words of each finding.

    The findings are those that `checked` gave of the same bytes, or some of them. Those
    in headers and footers get none, for word processors know no comments there.
    Raises `Malformed` for what cannot be read or is neither.
    """
    require_small(content)
    if kind(content, "") != "packed":
        raise malformed(Message("Comments can be added only to DOCX and ODT files."))
    package = Package(content)
    what = packed_kind(package)
    by_part: dict[str, list[Spotted]] = {}
    for segment, finding in findings:
        by_part.setdefault(segment.where.part or "", []).append((segment, finding))
    if what == "docx":
        return package.written(docx_comments.parts(package, by_part))
    return package.written(_odt(package, by_part.get(in_odt.CONTENT, [])))


def _odt(package: Package, found: Iterable[Spotted]) -> dict[str, bytes]:
    part = package.parts.get(in_odt.CONTENT, b"")
    text = xml_walker.read(part, in_odt.CONTENT)
    edits: list[TextEdit] = []
    names = odt_comments.free_names(text)
    for segment, finding in found:
        anchor = segment.anchor(finding.start, finding.end)
        if anchor:
            start, end = anchor
            name = next(names)
            edits.append(TextEdit(end, end, odt_comments.closing(name)))
            edits.append(TextEdit(start, start, odt_comments.opening(name, remark(finding))))
    if not edits:
        return {}
    _, coding = xml_walker.coding(part)
    return {in_odt.CONTENT: coding.bytes_of(applied(text, edits), "xmlcharrefreplace")}
