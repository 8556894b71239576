"""PO catalogues of gettext: their translations, in the language that the header says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from taxonomy.checking.documents import limits
from taxonomy.checking.documents.runs import EscapedCharacters, Weaver
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.text_positions import LineIndex

_LINE = re.compile(
    r"^[^\S\n]*+(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)?[^\S\n]*+"
    r'"(?P<text>(?:[^"\\\n]++|\\.)*+)"[^\S\n]*+$',
    re.MULTILINE,
)
_DECLARED = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,3}(?:[-_@]\w{1,8})*)", re.MULTILINE)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_MAX_NAME = 80  # characters by which a unit is named


class _Message(NamedTuple):
    """A keyword of the catalogue with the places of its quoted lines."""

    word: str
    spans: list[tuple[int, int]]


def coding(content: bytes) -> tuple[str, limits.Coding]:
    """The text of a catalogue and how it is coded, by its mark, its header, or UTF-8."""
    return limits.decoded(content, limits.charset(content, _DECLARED))


def segments(text: str) -> Iterator[Segment]:
    """The translations; a unit is named by the beginning of what is translated."""
    source = LineIndex(text)
    escaped = EscapedCharacters(re.compile(r"\\."), lambda sign: _ESCAPED.get(sign[1], sign[1]))
    language = unit = None
    weaver = Weaver(text)
    for message in _messages(text):
        for span in message.spans:
            weaver.read(*span, escaped)
        written, pieces = weaver.taken()
        if message.word == "msgid":
            unit = written
        elif message.word.startswith("msgstr"):
            if unit:
                where = SegmentPlace(unit=unit[:_MAX_NAME], source=source, pieces=pieces)
                yield Segment(written, where, language)
            elif found := _LANGUAGE.search(written):
                language = found[1].replace("_", "-").partition("@")[0]


def _messages(text: str) -> Iterator[_Message]:
    """What the catalogue says, keyword by keyword; lines of comments are passed over."""
    message: _Message | None = None
    for found in _LINE.finditer(text):
        if found["word"]:
            if message:
                yield message
            message = _Message(found["word"], [])
        if message:
            message.spans.append(found.span("text"))
    if message:
        yield message


def written(text: str) -> str:
    """A text as it stands between the quotation marks of a catalogue."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
