"""Documents: read for what they are, and checked as a whole."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from pathlib import PurePath

from taxonomy import languages
from taxonomy.checking.checker import Checker
from taxonomy.checking.documents import (
    in_docx,
    in_html,
    in_markdown,
    in_odt,
    in_pdf,
    in_po,
    in_subtitles,
    in_text,
    in_xliff,
    walking,
)
from taxonomy.checking.documents.bounds import Coding, amiss, bounded, decoded, require_small
from taxonomy.checking.documents.packed import Package
from taxonomy.checking.documents.strands import Source
from taxonomy.checking.documents.values import Document, Place, Segment, Where
from taxonomy.checking.judging import Finding

__all__ = ["Document", "Place", "Segment", "Where", "checked", "coded", "kind", "read"]

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
_BY_BEGINNING = (
    (re.compile(rb"(?i)\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b"), "html"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>)?\s*(?:<!--[^>]{0,500}-->\s*)?<xliff\b"), "xliff"),
    (re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT\b"), "subtitles"),
    (re.compile(rb"(?:\xef\xbb\xbf)?1\r?\n\d\d:\d\d:\d\d,\d\d\d -->"), "subtitles"),
    (re.compile(rb"(?:\s*#[^\n]*\n){0,99}\s*msgid \""), "po"),
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "An old or encrypted Office document: save it as DOCX or ODT."),
    (b"{\\rtf", "RTF is not read: save it as DOCX or ODT."),
)
_PACKED = b"PK\x03\x04"
_PDF = b"%PDF-"
_TEXTS: dict[str, Callable[[str], Iterator[Segment]]] = {
    "html": in_html.segments,
    "markdown": in_markdown.segments,
    "po": in_po.segments,
    "subtitles": in_subtitles.segments,
    "text": in_text.segments,
    "xliff": in_xliff.segments,
}
_PARTING = "\n\n\n"  # between segments that are checked as one text: no term goes across
_IGNORED = re.compile(r"luxterm:ignore(-next-line)?\b")


def kind(content: bytes, name: str) -> str:
    """What a file is: what it begins with goes before what it is called.

    Raises `Malformed` for what is known not to be read.
    """
    for beginning, message in _OTHERS:
        if content.startswith(beginning):
            raise amiss(message)
    suffix = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if content.startswith(_PACKED):
        return "packed"
    if _PDF in content[:1024]:
        return "pdf"
    if suffix in {"docx", "odt", "pdf"}:
        raise amiss(f"By its name this is a document ({suffix.upper()}), but its bytes are none.")
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
        segments = (in_odt if what == "odt" else in_docx).segments(package)
    elif what == "pdf":
        segments = in_pdf.segments(content)
    else:
        segments = _TEXTS[what](coded(content, what)[0])
    return Document(what, tuple(bounded(segments)))


def packed_kind(package: Package) -> str:
    """Whether a packed document is DOCX or ODT; raises `Malformed` for another."""
    if package.parts.get("mimetype", b"").startswith(in_odt.MIMETYPE):
        return "odt"
    if in_docx.ROOT in package.parts:
        return "docx"
    raise amiss("A packed file that is neither DOCX nor ODT is not read.")


def coded(content: bytes, what: str) -> tuple[str, Coding]:
    """The text of a file of a text format, and how it was coded; raises `Malformed`."""
    if what == "xliff":
        return walking.read(content, "XLIFF"), walking.coding(content)[1]
    return {"html": in_html.coding, "po": in_po.coding}.get(what, decoded)(content)


def checked(
    checker: Checker,
    document: Document,
    language: str | None = None,
    scheme: str | None = None,
    ignored: Iterable[str] = (),
) -> list[tuple[Segment, Finding]]:
    """What is found in a document, in its order, each with the segment in which it stands.

    A finding's `start` and `end` are those in the segment's text; `Segment.place` leads
    to the original. `language` is that of segments of which the document says none.
    """
    kept = tuple(ignored)
    found: list[tuple[Segment, Finding]] = []
    for tag, group in groupby(document.segments, lambda each: each.language or language):
        if tag is None or _is_known(checker, tag):
            segments = tuple(group)
            text = _PARTING.join(each.text for each in segments)
            report = checker.check(text, language=tag, scheme=scheme, ignored=kept)
            found += _parted(segments, report.findings)
    return _without_ignored(found)


def _is_known(checker: Checker, tag: str) -> bool:
    """Whether there are terms of a language; a matcher is not made of whatever a file says."""
    base = languages.base(tag)
    return base in checker.languages or base in {"no", "nn"}


def _parted(
    segments: Sequence[Segment], findings: Iterable[Finding]
) -> Iterator[tuple[Segment, Finding]]:
    """The findings of a joined text, each as one of the segment in which it begins."""
    sizes = (len(each.text) + len(_PARTING) for each in segments)
    begins = list(accumulate(sizes, initial=0))
    for each in findings:
        number = bisect_right(begins, each.start) - 1
        at = begins[number]
        yield segments[number], replace(each, start=each.start - at, end=each.end - at)


def _without_ignored(found: list[tuple[Segment, Finding]]) -> list[tuple[Segment, Finding]]:
    """Those that no comment of the source takes out, though comments are not read."""
    lines: dict[int, set[int]] = {}
    left = []
    for segment, finding in found:
        source = segment.where.source
        line = segment.place(finding.start, finding.end).line
        if source is not None and line is not None:
            if id(source) not in lines:
                lines[id(source)] = _ignored(source)
            if line in lines[id(source)]:
                continue
        left.append((segment, finding))
    return left


def _ignored(source: Source) -> set[int]:
    return {source.line(each.start())[0] + bool(each[1]) for each in _IGNORED.finditer(source.text)}
