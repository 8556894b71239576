"""Comment ranges in WordprocessingML: start and end marks between the runs of the text.

Where words begin or end inside a run, the run is cut in two that look the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taxonomy.checking.documents import in_docx
from taxonomy.checking.documents.apply_fixes import TextEdit
from taxonomy.checking.documents.xml_walker import Tag, XmlText, walked

_WHOLE = re.compile(r"</[^\s<>]+\s*>\s*</[^\s<>]+\s*>")  # of a text and its run, nothing between


class Marks:
    """The places of a source at which comments begin and end."""

    def __init__(self) -> None:
        """Begin without any."""
        self._begins: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}

    def __bool__(self) -> bool:
        return bool(self._begins)

    def add(self, number: int, start: int, end: int) -> None:
        """Let a comment reach from one place to another."""
        self._begins.setdefault(start, []).append(number)
        self._ends.setdefault(end, []).append(number)

    @property
    def places(self) -> list[int]:
        """Every place, in order."""
        return sorted(self._begins.keys() | self._ends.keys())

    def written(self, place: int, prefix: str) -> str:
        """The marks at a place as XML: what ends there, with its sign, and what begins."""
        ends = (
            f'<{prefix}commentRangeEnd {prefix}id="{each}"/>'
            f'<{prefix}r><{prefix}commentReference {prefix}id="{each}"/></{prefix}r>'
            for each in self._ends.get(place, ())
        )
        begins = (
            f'<{prefix}commentRangeStart {prefix}id="{each}"/>'
            for each in self._begins.get(place, ())
        )
        return "".join([*ends, *begins])


@dataclass(slots=True)
class _Run:
    """A run that is open: its tag, and where its properties stand."""

    tag: Tag
    start: int = 0
    end: int = 0
    depth: int = 0

    def meet(self, tag: Tag) -> None:
        """Note where the properties begin or end; older ones may stand inside them."""
        if tag.opens and not self.depth:
            self.start = tag.start
        if not tag.closed:
            self.depth += 1 if tag.opens else -1
        if not self.depth:
            self.end = tag.end


def edits(text: str, marks: Marks) -> Iterator[TextEdit]:
    """What must be inserted into a source so that it holds the marks."""
    places = marks.places
    number = 0
    runs: list[_Run] = []
    tag: Tag | None = None
    for each in walked(text):
        if isinstance(each, Tag):
            tag = each
            _meet(runs, each)
            continue
        while number < len(places) and places[number] < each.start:
            number += 1
        while number < len(places) and places[number] <= each.end:
            if runs and tag is not None and tag.name == "t" and tag.opens:
                yield from _marked(text, _Cut(runs[-1], tag, each), places[number], marks)
            number += 1


def _meet(runs: list[_Run], tag: Tag) -> None:
    """Keep account of the runs that are open, one inside another where there is a text box."""
    if tag.space not in in_docx.SPACES:
        return
    if tag.name == "r" and not tag.closed:
        if tag.opens:
            runs.append(_Run(tag))
        elif runs:
            runs.pop()
    elif tag.name == "rPr" and runs:
        runs[-1].meet(tag)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text in an element in a run, in which marks are to be."""

    run: _Run
    tag: Tag
    text: XmlText


def _marked(text: str, cut: _Cut, place: int, marks: Marks) -> Iterator[TextEdit]:
    run, tag = cut.run.tag, cut.tag
    prefix = f"{tag.prefix}:" if tag.prefix else ""
    written = marks.written(place, prefix)
    before = max(run.end, cut.run.end)
    if place == tag.end and not text[before : tag.start].strip():
        yield TextEdit(run.start, run.start, written)
        return
    whole = _WHOLE.match(text, place) if place == cut.text.end else None
    if whole:
        yield TextEdit(whole.end(), whole.end(), written)
        return
    closing, opening = ("]]>", "<![CDATA[") if cut.text.verbatim else ("", "")
    properties = text[cut.run.start : cut.run.end]
    yield TextEdit(
        place,
        place,
        f"{closing}</{prefix}t></{prefix}r>{written}{text[run.start : run.end]}{properties}"
        f'<{prefix}t xml:space="preserve">{opening}',
    )
    if "xml:space" not in tag.attributes and place > tag.end:
        yield TextEdit(tag.end - 1, tag.end - 1, ' xml:space="preserve"')
