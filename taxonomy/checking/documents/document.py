"""Documents of every supported format, read into segments and checked as a whole."""

import importlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from pathlib import PurePath

from taxonomy.checking.checker import Checker
from taxonomy.checking.disambiguation import Finding, ignored_lines
from taxonomy.checking.documents import in_docx, in_html, in_odt, in_po, xml_walker
from taxonomy.checking.documents.limits import Coding, bounded, decoded, malformed, require_small
from taxonomy.checking.documents.segments import Document, Segment, Spotted
from taxonomy.checking.documents.zip_package import Package
from taxonomy.checking.reports import Checked, ReportedFinding
from taxonomy.messages import Message

_KINDS = {
    "docx": ("docx", "docm", "dotx"),
    "html": ("html", "htm", "xhtml"),
    "markdown": ("md", "markdown", "mdown"),
    "odt": ("odt", "ott"),
    "pdf": ("pdf",),
    "po": ("po", "pot"),
    "subtitles": ("srt", "vtt"),
    "text": ("txt", "text"),
    "xliff": ("xlf", "xliff", "sdlxliff", "mxliff", "mqxliff"),
}
_BY_SUFFIX = {f".{suffix}": each for each, suffixes in _KINDS.items() for suffix in suffixes}
SUFFIXES = frozenset(_BY_SUFFIX)  # of files that are read for what they are
_BY_BEGINNING = (
    (re.compile(rb"(?i)\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b"), "html"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>)?\s*(?:<!--[^>]{0,500}-->\s*)?<xliff\b"), "xliff"),
    (re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT\b"), "subtitles"),
    (re.compile(rb"(?:\xef\xbb\xbf)?1\r?\n\d\d:\d\d:\d\d,\d\d\d -->"), "subtitles"),
    (re.compile(rb"(?:\s*#[^\n]*\n){0,99}\s*msgid \""), "po"),
)
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        Message("This is an old or encrypted Office document. Save it as DOCX or ODT."),
    ),
    (b"{\\rtf", Message("RTF files can’t be read. Save it as DOCX or ODT.")),
)
_PACKED = b"PK\x03\x04"
_PDF = b"%PDF-"
_PARTING = "\n\n\n"  # between segments that are checked as one text: no term goes across
_MARKED = {"html", "markdown"}  # where marks without words between them would show


def kind(content: bytes, name: str) -> str:
    """What a file is: what it begins with goes before what it is called.

    Raises `Malformed` for what is known not to be read.
    """
    for beginning, message in _OTHERS:
        if content.startswith(beginning):
            raise malformed(message)
    suffix = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if content.startswith(_PACKED):
        return "packed"
    if _PDF in content[:1024]:
        return "pdf"
    if suffix in {"docx", "odt", "pdf"}:
        message = Message(
            "The name says this is a %(format)s file, but its content isn’t.", format=suffix.upper()
        )
        raise malformed(message)
    if suffix in {None, "text"}:
        found = (each for beginning, each in _BY_BEGINNING if beginning.match(content))
        return next(found, "text") if suffix is None else "text"
    return suffix or "text"


def read(content: bytes, name: str) -> Document:
    """The text of a file, which is kept in memory alone.

    Raises `Malformed` for what is too large, encrypted, broken or of no kind that is read.
    """
    require_small(content)
    what = kind(content, name)
    if what == "packed":
        package = Package(content)
        what = packed_kind(package)
        segments = _segments(what, package)
    else:
        segments = _segments(what, content if what == "pdf" else coded(content, what)[0])
    return Document(what, tuple(bounded(segments)))


def _segments(what: str, content: Package | bytes | str) -> Iterator[Segment]:
    """The segments of a kind, by its module, imported when first wanted: some load slowly."""
    module = importlib.import_module(f"{__package__}.in_{what}")
    segments: Iterator[Segment] = module.segments(content)
    return segments


def packed_kind(package: Package) -> str:
    """Whether a packed document is DOCX or ODT; raises `Malformed` for another."""
    if package.parts.get("mimetype", b"").startswith(in_odt.MIMETYPE):
        return "odt"
    if in_docx.ROOT in package.parts:
        return "docx"
    raise malformed(Message("This zip file is neither a DOCX nor an ODT document."))


def coded(content: bytes, what: str) -> tuple[str, Coding]:
    """The text of a file of a text format, and how it was coded; raises `Malformed`."""
    if what == "xliff":
        return xml_walker.read(content, "XLIFF"), xml_walker.coding(content)[1]
    return {"html": in_html.coding, "po": in_po.coding}.get(what, decoded)(content)


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """What was found in a document, in its order, each with the segment in which it stands.

    A finding's `start` and `end` are those in the segment's text. `language` is the one
    that was named, or else that of most of the document; `kind` is the document's.
    """

    kind: str
    language: str
    found: tuple[Spotted, ...]

    @property
    def unexcused(self) -> tuple[Spotted, ...]:
        """Those that no name excuses."""
        return tuple(each for each in self.found if each[1].justified is None)

    @property
    def fixes(self) -> tuple[Spotted, ...]:
        """Those with a fix that may be put in place unasked."""
        return tuple(each for each in self.found if each[1].is_clear)

    def without(self, fixed: Iterable[Spotted]) -> "CheckedDocument":
        """What is left when some of it were fixed."""
        gone = {id(each) for each in fixed}
        return replace(self, found=tuple(each for each in self.found if id(each) not in gone))

    def reported(self, name: str, base: str = "") -> Checked:
        """The findings where they stand in the file of that name; see `Checked` for `base`."""
        return Checked(name, self.language, tuple(_placed(*each) for each in self.found), base)


def checked(
    checker: Checker,
    document: Document,
    language: str | None = None,
    scheme: str | None = None,
    ignored: Iterable[str] = (),
) -> CheckedDocument:
    """What is found in a document.

    `language` is that of segments of which the document says none; without one, that of
    each is found out. `ignored` are terms that a project has decided to keep. Raises
    `Malformed` for a document with too many terms.
    """
    allowed = tuple(ignored)
    found: list[Spotted] = []
    sizes: Counter[str] = Counter()
    for tag, group in groupby(document.segments, lambda each: each.language or language):
        if tag is None or checker.speaks(tag):
            segments = tuple(group)
            text = _PARTING.join(each.text for each in segments)
            report = checker.check(text, language=tag, scheme=scheme, ignored=allowed)
            sizes[report.language] += len(text)
            found += _parted(segments, report.findings)
            checker.require_few(len(found))
    if document.kind in _MARKED:
        found = [(segment, _unmarked(segment, finding)) for segment, finding in found]
    most = language or next((tag for tag, _ in sizes.most_common(1)), "und")
    return CheckedDocument(document.kind, most, tuple(_without_ignored(found)))


def _parted(segments: Sequence[Segment], findings: Iterable[Finding]) -> Iterator[Spotted]:
    """The findings of a joined text, each as one of the segment in which it begins."""
    sizes = (len(each.text) + len(_PARTING) for each in segments)
    begins = list(accumulate(sizes, initial=0))
    for each in findings:
        number = bisect_right(begins, each.start) - 1
        at = begins[number]
        yield segments[number], each._replace(start=each.start - at, end=each.end - at)


def _unmarked(segment: Segment, finding: Finding) -> Finding:
    """A finding without a fix where marks stand inside its words, which would be left alone."""
    parts = segment.parts(finding.start, finding.end)
    whole = all(each.end == following.start for each, following in pairwise(parts))
    return finding if whole else finding._replace(fix=None)


def _without_ignored(
    found: Iterable[Spotted],
) -> Iterator[Spotted]:
    """Those that no comment of the source takes out, though comments are not read."""
    lines: dict[int, frozenset[int]] = {}
    for segment, finding in found:
        source = segment.file
        if source is not None:
            if id(source) not in lines:
                lines[id(source)] = ignored_lines(source)
            ignored = lines[id(source)]  # of most files none, and then no place is looked for
            if ignored and segment.place(finding.start, finding.end).line in ignored:
                continue
        yield segment, finding


def _placed(segment: Segment, finding: Finding) -> ReportedFinding:
    """A finding as one of the file: its words as they are written there.

    Where they are written in another way than they read, the fix is none that could be
    put in their place as it stands.
    """
    place = segment.place(finding.start, finding.end)
    if segment.file is None:
        return ReportedFinding(finding, place)
    written = segment.file.text[place.start : place.end]
    fix = finding.fix if written == finding.match else None
    placed = finding._replace(start=place.start, end=place.end, match=written, fix=fix)
    return ReportedFinding(placed, place)
