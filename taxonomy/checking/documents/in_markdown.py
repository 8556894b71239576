"""Markdown: the text of each block; no code, no addresses, no comments.

Where blocks begin and end is told by a parser of CommonMark; what stands in a line
is found by its marks, so that each character keeps its place.
"""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from taxonomy.checking.documents import in_html
from taxonomy.checking.documents.limits import malformed
from taxonomy.checking.documents.runs import Strand, Weaver, through
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.text_positions import LineIndex
from taxonomy.messages import Message

LARGEST = 4 * 1024 * 1024  # characters: blocks in blocks take their time
MOST_LINES = 200_000

_LINE_ENDS = re.compile(r"\r\n?|\n")
_TICKS = re.compile(r"`+")
_MARK = re.compile(
    r"(?P<tick>`+)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--)"
    r"|(?P<address><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]{1,64}@)[^\s<>]{0,2000}>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
    r"|(?P<bare>(?:https?://|www\.)[^\s<>()]{1,2000})"
    r"|(?P<target>\]\(\s{0,20}(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,9})"
    r"(?:\s{1,20}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,20}\))"
    r"|(?P<label>\]\[[^\[\]]{0,500}\])"
    r"|(?P<bracket>!?\[|\])"
    r"|(?P<stress>\*+|~~|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w))"
    r"|(?P<reference>&(?:#\w{1,8}|[A-Za-z]\w{1,31});)"
)
_SEEN = frozenset({"bracket", "stress", "target", "label", "comment", "tag"})  # as nothing


def segments(text: str) -> Iterator[Segment]:
    """The blocks of a text; raises `Malformed` for one that is too long to be taken apart."""
    if len(text) > LARGEST:
        raise malformed(
            Message("The document has more than %(most)s characters. Split it.", most=LARGEST)
        )
    if text.count("\n") > MOST_LINES:
        raise malformed(
            Message("The document has more than %(most)s lines. Split it.", most=MOST_LINES)
        )
    source = LineIndex(text)
    lines = _Lines(text)
    for token in _blocks(text):
        begins, ends = token.map or (0, 0)
        if token.type == "html_block":
            yield from in_html.within(source, lines.starts[begins], lines.starts[ends])
        elif token.type == "inline":
            block = lines.strand(token.content, begins, ends)
            written, pieces = through(block, _inline(block.text))
            yield Segment(written, SegmentPlace(source=source, pieces=pieces))


def _blocks(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text)


class _Lines:
    """The lines of a source; what was given out of a line is not given again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts = [0, *(found.end() for found in _LINE_ENDS.finditer(text)), len(text)]
        self.starts.append(len(text))
        self._taken = 0

    def strand(self, content: str, begins: int, ends: int) -> Strand:
        """The content of a block, line by line where it stands in the source."""
        weaver = Weaver(self._text)
        numbers = range(begins, ends)
        for number, line in zip(numbers, content.split("\n"), strict=False):
            wanted = line.strip()
            start, end = self.starts[number], self.starts[number + 1]
            at = self._text.find(wanted, max(start, self._taken), end) if wanted else -1
            if at < 0 and "|" in wanted:  # in a table, bars are escaped
                wanted = wanted.replace("|", "\\|")
                at = self._text.find(wanted, max(start, self._taken), end)
            if at >= 0:
                if weaver.length:  # the break goes with the marks that quotations begin lines with
                    weaver.stand("\n", self._taken, at)
                weaver.keep(at, at + len(wanted))
                self._taken = at + len(wanted)
        return weaver.taken()


def _inline(text: str) -> Strand:
    """What is read of a block: without marks, and with `OBJECT` for what is no prose."""
    weaver = Weaver(text)
    ticks = _Ticks(text)
    at = 0
    while found := _MARK.search(text, at):
        weaver.keep(at, found.start())
        at = found.end()
        kind = found.lastgroup or ""
        if kind == "tick":
            at = ticks.after(found)
            if at > found.end():
                weaver.stand(in_html.OBJECT, found.start(), at, fixed=True)
        elif kind == "comment":
            closing = text.find("-->", found.end())
            at = closing + 3 if closing >= 0 else len(text)
        elif kind == "escape":
            weaver.stand(found[0][1], *found.span())
        elif kind == "reference":
            weaver.stand(unescape(found[0]), *found.span())
        elif kind not in _SEEN:
            weaver.stand(in_html.OBJECT, *found.span(), fixed=True)
    weaver.keep(at, len(text))
    return weaver.taken()


class _Ticks:
    """The runs of backticks in a block, by their length: code goes to the next as long."""

    def __init__(self, text: str) -> None:
        self._runs: dict[int, deque[int]] = {}
        for found in _TICKS.finditer(text):
            self._runs.setdefault(len(found[0]), deque()).append(found.start())

    def after(self, opening: re.Match[str]) -> int:
        """Where the code ends that a run opens, or the run itself where it opens none."""
        size = len(opening[0])
        runs = self._runs.get(size, deque())
        while runs and runs[0] <= opening.start():
            runs.popleft()
        return runs[0] + size if runs else opening.end()
