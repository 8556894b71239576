"""Subtitles, SRT and WebVTT: the text of each cue."""

import re
from collections.abc import Iterator
from html import unescape

from taxonomy.checking.documents.runs import EscapedCharacters, Weaver
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.text_positions import LineIndex

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[,.]\d{1,3}"
_TIMES = re.compile(rf"^[^\S\n]*{_CLOCK}[^\S\n]*-->[^\S\n]*{_CLOCK}[^\n]*$", re.MULTILINE)
_END = re.compile(r"\n[^\S\n]*(?:\n|\Z)")
_MARKUP = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,300}>|</?>|\{\\[^{}\n]{0,300}\}")
_REFERENCES = EscapedCharacters(re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\w{1,8});"), unescape)


def segments(text: str) -> Iterator[Segment]:
    """The cues, each named by the line above its times or else by its number."""
    source, weaver = LineIndex(text), Weaver(text)
    times = list(_TIMES.finditer(text))
    following = [*(each.start() for each in times[1:]), len(text)]
    for number, (found, last) in enumerate(zip(times, following, strict=False), 1):
        ended = _END.search(text, found.end(), last)
        start, end = found.end() + 1, ended.start() if ended else last
        for markup in _MARKUP.finditer(text, start, end):
            weaver.read(start, markup.start(), _REFERENCES)
            start = markup.end()
        weaver.read(start, end, _REFERENCES)
        written, pieces = weaver.taken()
        cue = _named(text, found.start()) or str(number)
        yield Segment(written, SegmentPlace(cue=cue, source=source, pieces=pieces))


def _named(text: str, at: int) -> str:
    """What stands in the line before the times: a number in SRT, any name in WebVTT."""
    begins = text.rfind("\n", 0, max(0, at - 1)) + 1
    return text[begins:at].strip()[:80]
