"""Elements of TBX, by what they mean and not by how a style writes them."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = Any  # of lxml, which has no types of its own

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def category(element: Element) -> str:
    """The data category: as the style DCA says it, in `type`, or DCT, by the name itself."""
    return str(element.get("type") or local(element))


def parts(element: Element) -> Iterator[Element]:
    """The elements directly inside, those that group others among them."""
    return (each for each in element if isinstance(each.tag, str) and not _is_inline(each))


def text_of(element: Element) -> str:
    """All the text inside, markup aside."""
    return "".join(element.itertext()).strip()


def language_of(element: Element) -> str | None:
    """What `xml:lang` says; version 2 says `lang` here and there."""
    stated: str | None = element.get(_LANGUAGE) or element.get("lang")
    return stated


def _is_inline(element: Element) -> bool:
    """Whether it is markup within a text, as `hi` or `foreign`."""
    return local(element) in {"hi", "foreign", "bpt", "ept", "it", "ph", "sc", "ec", "pc", "ut"}
