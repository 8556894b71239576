"""Concepts of other vocabularies that one is mapped to, by name where they are loaded here."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from flask_babel import gettext

from taxonomy.entry.model import ConceptMapping, Entry, Match
from taxonomy.search.contract import TermHit
from webapp.context import root, termbase
from webapp.presenters.designations import headline
from webapp.presenters.editions import short_title


class Elsewhere(NamedTuple):
    """A mapped concept: how it compares, its address, and its name where it is loaded here.

    `vocabulary` names the scheme that it belongs to, or the host of its address.
    """

    comparison: str
    uri: str
    name: TermHit | None
    vocabulary: str = ""


def elsewhere(entry: Entry, languages: Sequence[str]) -> tuple[Elsewhere, ...]:
    """The concepts of other vocabularies, in the order of the entry."""
    comparisons = _comparisons()
    return tuple(_mapped(each, comparisons[each.match], languages) for each in entry.mappings)


def _mapped(mapping: ConceptMapping, comparison: str, languages: Sequence[str]) -> Elsewhere:
    scheme, _, concept = mapping.uri.removeprefix(f"{root()}/").partition("/")
    catalogue = termbase().catalogue
    found = catalogue.concept(scheme, concept)
    if found is None:
        host = urlsplit(mapping.uri).hostname or ""
        return Elsewhere(comparison, mapping.uri, None, host)
    name = headline(found.terms, languages)
    return Elsewhere(comparison, mapping.uri, name, short_title(catalogue.scheme(scheme)).text)


def _comparisons() -> Mapping[Match, str]:
    return {
        Match.EXACT: gettext("the same concept"),
        Match.CLOSE: gettext("nearly the same concept"),
        Match.BROAD: gettext("a broader concept"),
        Match.NARROW: gettext("a narrower concept"),
        Match.RELATED: gettext("a related concept"),
    }
