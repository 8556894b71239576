"""XLIFF 1.2 and 2.x: the translations of each unit, in the language that the file says."""

from collections.abc import Iterator, Mapping

from taxonomy.checking.documents.runs import Weaver
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.documents.xml_walker import Tag, XmlText, walked, weave
from taxonomy.checking.text_positions import LineIndex

_SPACES = ("urn:oasis:names:tc:xliff:document:", "")
_UNITS = frozenset({"unit", "trans-unit"})
_ABOVE = frozenset({"segment", "trans-unit"})  # what the target of a translation stands in
_CODES = frozenset({"bpt", "ept", "ph", "it", "bx", "ex", "x", "sc", "ec", "cp", "sm", "em"})


def segments(text: str) -> Iterator[Segment]:
    """The targets that hold text; nothing of sources, notes, or proposals of other matches."""
    reading = _Reading(text)
    for each in walked(text):
        if isinstance(each, XmlText):
            reading.text(each)
        elif each.opens:
            reading.opened(each)
            if each.closed:
                yield from reading.ended()
        else:
            yield from reading.ended()


class _Reading:
    """One walk: the elements that are open, and the target that is being woven."""

    def __init__(self, text: str) -> None:
        self._source = LineIndex(text)
        self._weaver = Weaver(text)
        self._open: list[Tag] = []
        self._target: Tag | None = None
        self._language: str | None = None

    def text(self, text: XmlText) -> None:
        """Take the text of a target; not that which stands for codes of the original."""
        if self._target and self._open[-1].name not in _CODES:
            weave(self._weaver, text)

    def opened(self, tag: Tag) -> None:
        """Go into an element."""
        name = tag.name
        attributes: Mapping[str, str] = tag.attributes if name in {"xliff", "file"} else {}
        self._language = (
            attributes.get("trgLang") or attributes.get("target-language") or self._language
        )
        above = self._open[-1].name if self._open else ""
        if name == "target" and above in _ABOVE and tag.space.startswith(_SPACES):
            self._target = tag
        self._open.append(tag)

    def ended(self) -> Iterator[Segment]:
        """Come out of an element: out of a target with its text."""
        opened = self._open.pop() if self._open else None
        if opened is not None and opened is self._target:
            text, pieces = self._weaver.taken()
            where = SegmentPlace(unit=self._unit(), source=self._source, pieces=pieces)
            yield Segment(text, where, opened.attributes.get("xml:lang") or self._language)
            self._target = None

    def _unit(self) -> str:
        """The identity of the unit, with that of the segment where there is one."""
        named = (each for each in self._open if each.name in _UNITS or each.name == "segment")
        return "/".join(each.attributes["id"] for each in named if "id" in each.attributes)
