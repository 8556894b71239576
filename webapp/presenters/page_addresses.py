"""The address of this page for the whole world, and of the same page in other languages."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import request
from langcodes import Language
from markupsafe import Markup

from webapp.context import root
from webapp.i18n import INTERFACES, PARAMETER, page_language

# Parameters that choose another state or order of a page, and no other page.
_SAME_PAGE = frozenset({PARAMETER, "at", "sort", "terms"})
_ANSWERING = frozenset({"pages.concepts.show", "pages.releases.concept"})
_PAGE, _PART = Markup(' aria-current="page"'), Markup(' aria-current="true"')
_TERRITORIES: Mapping[str, str] = {"en": "GB"}  # where the likeliest is not the one we write for


class Alternate(NamedTuple):
    """The page in a language; “x-default” is the one that goes by the reader's browser."""

    language: str
    address: str


def absolute(path: str) -> str:
    """The address that an address within this service has for the whole world."""
    return f"{root()}{path.removeprefix(request.script_root)}"


def canonical() -> str:
    """The one address of this page among all that lead to it."""
    asked = request.args.get(PARAMETER)
    return _address(asked if asked in INTERFACES else None)


def alternates() -> list[Alternate]:
    """The page in every language of the interface, and in the reader's own."""
    spoken = [Alternate(tag, _address(tag)) for tag in INTERFACES]
    return [*spoken, Alternate("x-default", _address(None))]


def aria_current(endpoint: str, arguments: Mapping[str, str]) -> Markup:
    """The attribute of a link that tells whether it leads to this page, or to one above it."""
    here = request.view_args or {}
    if request.endpoint == endpoint:
        return _PAGE if here == arguments else _PART
    is_within = "scheme" in arguments and here.get("scheme") == arguments["scheme"]
    return _PART if is_within else Markup()


def has_an_answer() -> bool:
    """Whether this page gives a verdict, to which readers may want to skip."""
    return request.endpoint in _ANSWERING or (
        request.endpoint == "pages.search.results" and "q" in request.args
    )


def open_graph_locale(tag: str) -> str:
    """A language as Open Graph has it, with a territory: `en_GB`."""
    territory = _TERRITORIES.get(tag) or Language.get(tag).maximize().territory
    return f"{tag.partition('-')[0]}_{territory}"


def page_locale() -> str:
    """The language of this page as Open Graph has it."""
    return open_graph_locale(page_language())


def _address(interface: str | None) -> str:
    about = [each for each in request.args.items(multi=True) if each[0] not in _SAME_PAGE]
    if interface:
        about.append((PARAMETER, interface))
    return f"{root()}{quote(request.path)}{'?' if about else ''}{urlencode(about)}"
