"""HTML: the text of each block, in the language that its elements say; nothing of code."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from taxonomy.checking.documents import limits
from taxonomy.checking.documents.runs import EscapedCharacters, Weaver
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.text_positions import LineIndex

OBJECT = "\ufffc"  # stands for what is not read inside a line, so that its neighbours stay apart


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names("""
    address article aside audio blockquote body button caption center dd details dialog dir div dl
    dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe
    legend li main menu nav noscript object ol optgroup option p pre script search section select
    style summary table tbody td template textarea tfoot th thead title tr ul video
""")
_SKIPPED = _names("audio canvas code kbd math object pre samp svg template var video")
_RAW = _names("iframe noembed noframes script style textarea xmp")
_ELEMENTS = {"br": "\n", "wbr": "\u200b"}
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_PARAGRAPH_GOES_ON = _names("""
    body button caption dd dt head html legend li option td th title tr
""")
_ENDS_OWN = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
_DEEPEST = 500  # elements in each other; further ones are taken for flat

_DECLARED = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+)>"
)
_LANG = re.compile(r"(?:^|\s)(?:xml:)?lang\s*=\s*[\"']?([A-Za-z0-9-]{0,40})", re.IGNORECASE)
_SIGN = re.compile(r"&(?:#\w{1,10}|[A-Za-z]\w{1,32});?|\n\s+")
_BEGUN = re.compile(r"</?[A-Za-z]")  # a tag; one that is never closed goes on to the end
_ASIDE = re.compile(r"<!--|<[!?]")


def _meaning(sign: str) -> str:
    """The character of a reference; lines are broken where the page is wide, not the source."""
    return " " if sign[0] == "\n" else unescape(sign)


REFERENCES = EscapedCharacters(_SIGN, _meaning)


def coding(content: bytes) -> tuple[str, limits.Coding]:
    """The text of a page and how it is coded, by its mark, its `meta`, or UTF-8."""
    return limits.decoded(content, limits.charset(content, _DECLARED))


def segments(text: str) -> Iterator[Segment]:
    """The blocks of a page."""
    return within(LineIndex(text), 0, len(text))


def within(source: LineIndex, start: int, end: int) -> Iterator[Segment]:
    """The blocks of a part of a source that is HTML."""
    return _Page(source, end).read(start)


class _Page:
    """One reading of a page: what is open, and the block that is being woven."""

    def __init__(self, source: LineIndex, end: int) -> None:
        self._source = source
        self._text = source.text
        self._end = end
        self._weaver = Weaver(source.text)
        self._open: list[tuple[str, str | None]] = []
        self._count: Counter[str] = Counter()
        self._skipped = 0  # open elements whose text is not read

    def read(self, at: int) -> Iterator[Segment]:
        """Every block from there on."""
        while at < self._end:
            begins = self._text.find("<", at, self._end)
            begins = begins if begins >= 0 else self._end
            if not self._skipped:
                self._weaver.read(at, begins, REFERENCES)
            at = begins
            if at < self._end:
                tag = _TAG.match(self._text, at, self._end)
                if tag:
                    yield from self._met(tag)
                    at = self._after(tag)
                else:
                    at = self._aside(at)
        yield self._block(self._language)

    def _aside(self, at: int) -> int:
        """Where a comment or declaration ends; a sign that begins nothing is text."""
        found = _ASIDE.match(self._text, at, self._end)
        if found is None:
            if _BEGUN.match(self._text, at, self._end):
                return self._end
            if not self._skipped:
                self._weaver.keep(at, at + 1)
            return at + 1
        closing = "-->" if found[0] == "<!--" else ">"
        end = self._text.find(closing, found.end(), self._end)
        return end + len(closing) if end >= 0 else self._end

    def _met(self, tag: re.Match[str]) -> Iterator[Segment]:
        """Go into an element or out of it; a block ends where another begins, or a language."""
        name, language = tag[2].lower(), self._language
        if name not in _BLOCKS and not self._skipped:
            if name in _ELEMENTS:
                self._weaver.stand(_ELEMENTS[name], *tag.span(), fixed=True)
            elif name in _SKIPPED and not tag[1]:
                self._weaver.stand(OBJECT, *tag.span(), fixed=True)
        if tag[1]:
            self._close(name)
        elif name not in _VOID:
            self._opened(name, tag[3])
        if name in _BLOCKS or self._language != language:
            yield self._block(language)

    def _opened(self, name: str, rest: str) -> None:
        if self._count["p"] and name in _BLOCKS and name not in _PARAGRAPH_GOES_ON:
            self._close("p")
        while self._open and self._open[-1][0] in _ENDS_OWN.get(name, ()):
            self._close(self._open[-1][0])
        if len(self._open) < _DEEPEST and not rest.endswith("/"):
            declared = _LANG.search(rest)
            self._open.append((name, (declared[1] or None) if declared else self._language))
            self._count[name] += 1
            self._skipped += name in _SKIPPED

    def _close(self, name: str) -> None:
        """Close the nearest of that name with all that is open in it; none, and nothing is."""
        while self._count[name]:
            closed, _ = self._open.pop()
            self._count[closed] -= 1
            self._skipped -= closed in _SKIPPED
            if closed == name:
                break

    def _after(self, tag: re.Match[str]) -> int:
        """Where to read on: behind the tag, or behind all that is no text of the page."""
        name = tag[2].lower()
        if tag[1] or name not in _RAW:
            return tag.end()
        closing = re.compile(rf"</{name}", re.IGNORECASE).search(self._text, tag.end(), self._end)
        return closing.start() if closing else self._end

    @property
    def _language(self) -> str | None:
        return self._open[-1][1] if self._open else None

    def _block(self, language: str | None) -> Segment:
        text, pieces = self._weaver.taken()
        return Segment(text, SegmentPlace(source=self._source, pieces=pieces), language)
