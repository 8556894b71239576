"""Comments of WordprocessingML: a part of their own, and what makes the document refer to it."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from taxonomy.checking.documents import docx_comment_ranges, in_docx, xml_walker
from taxonomy.checking.documents.apply_fixes import TextEdit, applied
from taxonomy.checking.documents.comment_texts import AUTHOR, remark
from taxonomy.checking.documents.segments import Spotted
from taxonomy.checking.documents.xml_walker import Tag, walked
from taxonomy.checking.documents.zip_package import Package

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    ),
    "http://purl.oclc.org/ooxml/wordprocessingml/main": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    ),
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = re.compile(r"\d{1,9}")
_BESIDE = ("footnotes", "endnotes")  # what takes comments beside the text itself


def parts(package: Package, by_part: Mapping[str, Iterable[Spotted]]) -> dict[str, bytes]:
    """The parts that change when a comment is written at each finding; the others stay."""
    main = in_docx.main_part(package)
    related = dict(in_docx.related(package, main))
    comments = _Comments(package, main, related.get("comments", ""))
    changed: dict[str, bytes] = {}
    for part in (main, *(related.get(kind, "") for kind in _BESIDE)):
        marks = docx_comment_ranges.Marks()
        for segment, finding in by_part.get(part, ()):
            anchor = segment.anchor(finding.start, finding.end)
            if anchor:
                marks.add(comments.add(remark(finding)), *anchor)
        if marks and part not in changed:
            text = xml_walker.read(package.parts[part], part)
            changed[part] = _like(
                package, part, applied(text, dict.fromkeys(docx_comment_ranges.edits(text, marks)))
            )
    return {**changed, **comments.parts()} if changed else {}


class _Comments:
    """The part with the comments, one that is there or one that is made."""

    def __init__(self, package: Package, main: str, part: str) -> None:
        self._package = package
        self._main = main
        self._made = part not in package.parts
        self._part = self._free_part() if self._made else part
        self._space = self._of(main)
        self._text = "" if self._made else xml_walker.read(package.parts[part], part)
        self._next = 1 + max(self._numbers(), default=-1)
        self._added: list[str] = []

    def add(self, lines: Iterable[str]) -> int:
        """Add a comment, and give its number."""
        number = self._next + len(self._added)
        paragraphs = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in lines
        )
        self._added.append(
            f'<w:comment xmlns:w="{self._space}" w:id="{number}" w:author="{AUTHOR}"'
            f' w:initials="{AUTHOR[0]}">{paragraphs}</w:comment>'
        )
        return number

    def parts(self) -> dict[str, bytes]:
        """The comments, and where they are new, what tells of them."""
        added = "".join(self._added)
        if not self._made:
            return {self._part: self._longer(self._part, added)}
        whole = f'{_HEAD}<w:comments xmlns:w="{self._space}">{added}</w:comments>'
        relations = in_docx.relations(self._main)
        return {
            self._part: whole.encode(),
            relations: self._longer(relations, self._relation(relations)),
            _TYPES: self._longer(
                _TYPES,
                f"<Override xmlns={quoteattr(_TYPES_SPACE)} ContentType={quoteattr(_TYPE)}"
                f" PartName={quoteattr('/' + self._part)}/>",
            ),
        }

    def _relation(self, relations: str) -> str:
        known = self._package.parts.get(relations, b"")
        name = "rIdLuxterm"
        while name.encode() in known:
            name += "x"
        target = posixpath.basename(self._part)
        return (
            f"<Relationship xmlns={quoteattr(_RELATIONS_SPACE)} Id={quoteattr(name)}"
            f" Type={quoteattr(_KIND[self._space])} Target={quoteattr(target)}/>"
        )

    def _longer(self, part: str, added: str) -> bytes:
        """A part with more before the end of its root."""
        if part not in self._package.parts:
            return (
                f'{_HEAD}<Relationships xmlns="{_RELATIONS_SPACE}">{added}</Relationships>'.encode()
            )
        text = xml_walker.read(self._package.parts[part], part)
        *_, last = (each for each in walked(text) if isinstance(each, Tag))
        if last.opens:
            name = text[last.start + 1 : last.end].split("/")[0].split()[0]
            edit = TextEdit(last.end - 2, last.end, f">{added}</{name}>")
        else:
            edit = TextEdit(last.start, last.start, added)
        return _like(self._package, part, applied(text, [edit]))

    def _numbers(self) -> Iterable[int]:
        for each in walked(self._text):
            if isinstance(each, Tag) and each.opens and each.name == "comment":
                found = _NUMBER.fullmatch(each.attributes.get(f"{each.prefix}:id", ""))
                if found:
                    yield int(found[0])

    def _of(self, part: str) -> str:
        """The namespace of a part, the transitional or the strict one."""
        text = xml_walker.read(self._package.parts[part], part)
        root = next(each for each in walked(text) if isinstance(each, Tag))
        return root.space if root.space in _KIND else next(iter(_KIND))

    def _free_part(self) -> str:
        name = posixpath.join(posixpath.dirname(self._main), "comments")
        while f"{name}.xml" in self._package.parts:
            name += "-luxterm"
        return f"{name}.xml"


def _like(package: Package, part: str, text: str) -> bytes:
    """A text in the encoding that a part has."""
    _, coding = xml_walker.coding(package.parts[part])
    return coding.bytes_of(text, "xmlcharrefreplace")
