"""PO catalogues of gettext: their translations, in the language that the header says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from taxonomy.checking.documents import limits
from taxonomy.checking.documents.runs import Signs, Weaver
from taxonomy.checking.documents.segments import Segment, Where
from taxonomy.checking.text_positions import Places

_LINE = re.compile(
    r"^[^\S\n]*+(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)?[^\S\n]*+"
    r'"(?P<text>(?:[^"\\\n]++|\\.)*+)"[^\S\n]*+$',
    re.MULTILINE,
)
_DECLARED = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,3}(?:[-_@]\w{1,8})*)", re.MULTILINE)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_TOLD = 80  # characters by which a unit is named


class _Said(NamedTuple):
    """A keyword of the catalogue with the places of its quoted lines."""

    word: str
    spans: list[tuple[int, int]]


def coding(content: bytes) -> tuple[str, limits.Coding]:
    """The text of a catalogue and how it is coded, by its mark, its header, or UTF-8."""
    return limits.decoded(content, limits.charset(content, _DECLARED))


def segments(text: str) -> Iterator[Segment]:
    """The translations; a unit is named by the beginning of what is translated."""
    source = Places(text)
    signs = Signs(re.compile(r"\\."), lambda sign: _ESCAPED.get(sign[1], sign[1]))
    language = unit = None
    weaver = Weaver(text)
    for said in _said(text):
        for span in said.spans:
            weaver.read(*span, signs)
        written, pieces = weaver.taken()
        if said.word == "msgid":
            unit = written
        elif said.word.startswith("msgstr"):
            if unit:
                where = Where(unit=unit[:_TOLD], source=source, pieces=pieces)
                yield Segment(written, where, language)
            elif found := _LANGUAGE.search(written):
                language = found[1].replace("_", "-").partition("@")[0]


def _said(text: str) -> Iterator[_Said]:
    """What the catalogue says, keyword by keyword; lines of comments are passed over."""
    said: _Said | None = None
    for found in _LINE.finditer(text):
        if found["word"]:
            if said:
                yield said
            said = _Said(found["word"], [])
        if said:
            said.spans.append(found.span("text"))
    if said:
        yield said


def written(text: str) -> str:
    """A text as it stands between the quotation marks of a catalogue."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
