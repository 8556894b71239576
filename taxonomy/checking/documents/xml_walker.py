"""Walks XML in its source, so that each text and tag has an offset there."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape

from lxml import etree

from taxonomy.checking.documents.limits import (
    LARGEST_PART,
    Coding,
    charset,
    decoded,
    malformed,
)
from taxonomy.checking.documents.runs import EscapedCharacters, Weaver
from taxonomy.messages import Message, Untranslated

_DECLARED = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
# Python 3.11.0 to 3.11.4 lose their place where a part of a possessive group fails after
# its first character (CPython issue 106052), so no part of this one can.
_TAG = re.compile(r"<(/?)([^\s/>]+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"([^\s=\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
REFERENCES = EscapedCharacters(re.compile(r"&[#\w]{1,40};"), unescape)
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))
_CDATA = "<![CDATA["


class Tag:
    """A tag as it stands in `source[start:end]`; `name` is without its prefix."""

    def __init__(self, found: re.Match[str], above: Mapping[str, str]) -> None:
        """Take a tag of the source; `above` are the namespaces around it, by prefix."""
        self.start, self.end = found.span()
        self.opens = not found[1]
        self.closed = found[3].endswith("/")
        prefix, _, name = found[2].rpartition(":")
        self.prefix: str = prefix
        self.name: str = name
        self._rest = found[3]
        self._names = above

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes by their names as written."""
        return {
            each[1]: unescape(each[2] if each[2] is not None else each[3])
            for each in _ATTRIBUTE.finditer(self._rest)
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The namespaces in it, by prefix."""
        if "xmlns" not in self._rest:
            return self._names
        own = {
            each.partition(":")[2]: value
            for each, value in self.attributes.items()
            if each == "xmlns" or each.startswith("xmlns:")
        }
        return {**self._names, **own}

    @property
    def space(self) -> str:
        """Its namespace, or nothing."""
        return self.names.get(self.prefix, "")


class XmlText:
    """Text between tags at `source[start:end]`; as it stands where it is `verbatim` (CDATA)."""

    __slots__ = ("end", "start", "verbatim")

    def __init__(self, start: int, end: int, *, verbatim: bool = False) -> None:
        """Take a text of the source."""
        self.start, self.end, self.verbatim = start, end, verbatim


def read(content: bytes, name: str) -> str:
    """The source of an XML document; raises `Malformed` for what is not well-formed or safe.

    Nothing is fetched and no entity is resolved; a document type is refused.
    """
    if len(content) > LARGEST_PART:
        message = Message(
            "%(name)s is larger than %(most)s MB. Split the document.",
            name=name,
            most=LARGEST_PART >> 20,
        )
        raise malformed(message)
    text, _ = coding(content)
    parser = etree.XMLParser(  # type: ignore[call-overload] # lxml asks a target for less
        target=_Nothing(name),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = Message(
            "%(name)s isn’t well-formed XML: %(error)s.", name=name, error=Untranslated(error)
        )
        raise malformed(message) from error
    return text


def coding(content: bytes) -> tuple[str, Coding]:
    """The text of an XML file and how it is coded, by its mark, its declaration, or UTF-8."""
    return decoded(content, charset(content, _DECLARED))


class _Nothing:
    """What becomes of the parsed document: only whether it is well-formed is wanted."""

    def __init__(self, name: str) -> None:
        self._name = name

    def doctype(self, *_: object) -> None:
        """Refuse it: with a document type come entities."""
        message = Message(
            "%(name)s is XML with a document type (DOCTYPE). Remove it.", name=self._name
        )
        raise malformed(message)

    def close(self) -> None:
        """Nothing was kept."""


def walked(source: str) -> Iterator[Tag | XmlText]:
    """The tags and texts of a well-formed source; an element that is closed at once comes as one.

    What does not hold together ends the walk.
    """
    open_: list[Mapping[str, str]] = [{}]
    at = 0
    while at < len(source):
        begins = source.find("<", at)
        if begins < 0:
            begins = len(source)
        if begins > at:
            yield XmlText(at, begins)
        at = begins
        if at < len(source):
            aside = _aside(source, at)
            if isinstance(aside, XmlText):
                yield aside
                at = aside.end + len("]]>")
            elif aside:
                at = aside
            else:
                found = _TAG.match(source, at)
                if found is None:
                    return
                yield (tag := Tag(found, open_[-1]))
                at = tag.end
                _nest(open_, tag)


def _nest(open_: list[Mapping[str, str]], tag: Tag) -> None:
    if not tag.opens:
        if len(open_) > 1:
            open_.pop()
    elif not tag.closed:
        open_.append(tag.names)


def _aside(source: str, at: int) -> int | XmlText:
    """Where a comment or an instruction ends, or the text of a CDATA section; 0 for a tag."""
    if source.startswith(_CDATA, at):
        end = source.find("]]>", at)
        return XmlText(at + len(_CDATA), end if end >= 0 else len(source), verbatim=True)
    for opening, closing in _SKIPPED:
        if source.startswith(opening, at):
            end = source.find(closing, at + len(opening))
            return end + len(closing) if end >= 0 else len(source)
    return 0


def weave(weaver: Weaver, text: XmlText) -> None:
    """Add a text to what is woven, its references resolved."""
    if text.verbatim:
        weaver.keep(text.start, text.end)
    else:
        weaver.read(text.start, text.end, REFERENCES)
