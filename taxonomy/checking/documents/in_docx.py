"""DOCX (ISO/IEC 29500): the paragraphs of the text, its notes, headers and footers."""

import posixpath
from collections.abc import Iterator

from taxonomy.checking.documents import paragraphs, xml_walker
from taxonomy.checking.documents.limits import malformed
from taxonomy.checking.documents.segments import Segment
from taxonomy.checking.documents.xml_walker import Tag, walked
from taxonomy.checking.documents.zip_package import Package
from taxonomy.messages import Message

ROOT = "_rels/.rels"
SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
MAIN = "officeDocument"
_FURTHER = ("footnotes", "endnotes", "header", "footer")
_ELEMENTS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
# Text that was deleted or moved away, small signs of pronunciation, and what is shown in place of
# what a program does not know, which is the same text once more.
_SKIPPED = frozenset({"del", "moveFrom", "rt", "Fallback"})


class DocxText:
    """The elements of WordprocessingML."""

    def is_paragraph(self, tag: Tag) -> bool:
        """`w:p`."""
        return tag.name == "p" and tag.space in SPACES

    def is_skipped(self, tag: Tag) -> bool:
        """What was deleted, and what is there twice."""
        return tag.name in _SKIPPED

    def holds_text(self, tag: Tag) -> bool:
        """`w:t`."""
        return tag.name == "t" and tag.space in SPACES

    def sign(self, tag: Tag) -> str:
        """Breaks, tabs and hyphens, which are elements of their own inside a run."""
        return _ELEMENTS.get(tag.name, "") if tag.space in SPACES else ""


def segments(package: Package) -> Iterator[Segment]:
    """Every paragraph, those of the text first; raises `Malformed` for what is no DOCX."""
    main = main_part(package)
    further = [
        part
        for kind, part in related(package, main)
        if kind in _FURTHER and part in package.parts and part != main
    ]
    for part in dict.fromkeys([main, *further]):
        text = xml_walker.read(package.parts[part], part)
        yield from paragraphs.segments(part, text, DocxText())


def main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    for kind, part in related(package, ""):
        if kind == MAIN and part in package.parts:
            return part
    raise malformed(Message("This isn’t a DOCX document: it has no text part."))


def related(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """The parts that one refers to, each with what it is to it."""
    name = relations(part)
    if name not in package.parts:
        return
    for tag in walked(xml_walker.read(package.parts[name], name)):
        if isinstance(tag, Tag) and tag.opens and tag.name == "Relationship":
            attributes = tag.attributes
            target = posixpath.join("/", posixpath.dirname(part), attributes.get("Target", ""))
            if attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                yield kind, posixpath.normpath(target).lstrip("/")


def relations(part: str) -> str:
    """The name of the part that says what another refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
