"""Concepts of other vocabularies that one is mapped to, those that are here by their names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext

from taxonomy.entry.model import ConceptMapping, Entry, Match
from taxonomy.search.contract import TermHit
from webapp.context import root, termbase
from webapp.showing.designations import headline


class Elsewhere(NamedTuple):
    """A mapped concept: how it compares, its address, and its name where it is one of ours."""

    comparison: str
    uri: str
    name: TermHit | None


def elsewhere(entry: Entry, languages: Sequence[str]) -> tuple[Elsewhere, ...]:
    """The concepts of other vocabularies, in the order of the entry."""
    comparisons = _comparisons()
    return tuple(
        Elsewhere(comparisons[each.match], each.uri, _name(each, languages))
        for each in entry.mappings
    )


def _name(mapping: ConceptMapping, languages: Sequence[str]) -> TermHit | None:
    scheme, _, concept = mapping.uri.removeprefix(f"{root()}/").partition("/")
    found = termbase().shelf.concept(scheme, concept)
    return headline(found.terms, languages) if found is not None else None


def _comparisons() -> Mapping[Match, str]:
    return {
        Match.EXACT: gettext("the same concept"),
        Match.CLOSE: gettext("nearly the same concept"),
        Match.BROAD: gettext("a wider concept"),
        Match.NARROW: gettext("a narrower concept"),
        Match.RELATED: gettext("a related concept"),
    }
