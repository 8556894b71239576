"""The concepts around one: broader, narrower, related, and those of other vocabularies."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext

from taxonomy import languages
from taxonomy.entry.designation import Designation
from taxonomy.search.contract import ListedConcept
from webapp.i18n import page_language, reader_languages
from webapp.presenters import concept_graph
from webapp.presenters.concept_graph import GraphGroup, Node, Picture
from webapp.presenters.designations import headline
from webapp.presenters.mapped_concepts import Elsewhere
from webapp.presenters.page_titles import verdicts_of
from webapp.presenters.relations import Relations

MOST_DRAWN = 8  # of a kind; the list has them all


class Neighbourhood(NamedTuple):
    """The same neighbours twice: all of them as lists, and as pictures for two widths."""

    groups: tuple[GraphGroup, ...]
    pictures: tuple[Picture, ...]


def neighbourhood(
    scheme: str, name: Designation, relations: Relations, elsewhere: Sequence[Elsewhere]
) -> Neighbourhood | None:
    """What is around the concept that a term of a scheme names; None where nothing is."""
    groups = tuple(group for group in _groups(relations, elsewhere) if group.nodes)
    if not groups:
        return None
    centre = _node(scheme, name, address="")
    drawn = [group._replace(nodes=_drawn(group)) for group in groups]
    from_right = languages.get(page_language()).right_to_left
    pictures = tuple(
        draw(centre, drawn, from_right=from_right)
        for draw in (concept_graph.wide, concept_graph.narrow)
    )
    return Neighbourhood(groups, pictures)


def list_id(kind: str) -> str:
    """The fragment of the list of a kind of neighbours."""
    return f"neighbours-{kind}"


def _groups(relations: Relations, elsewhere: Sequence[Elsewhere]) -> Iterator[GraphGroup]:
    titles = {
        "broader": gettext("Broader concepts"),
        "narrower": gettext("Narrower concepts"),
        "related": gettext("Related concepts"),
    }
    for kind, title in titles.items():
        cards: tuple[ListedConcept, ...] = getattr(relations, kind)
        yield GraphGroup(kind, title, tuple(_of_ours(card) for card in cards))
    mapped = tuple(_of_others(each) for each in elsewhere)
    yield GraphGroup("elsewhere", gettext("In other vocabularies"), mapped)


def _of_ours(card: ListedConcept) -> Node:
    name = headline(card.terms, reader_languages())
    address = url_for("pages.concepts.show", scheme=card.scheme, concept=card.concept)
    return _node(card.scheme, name, address=address)


def _of_others(mapped: Elsewhere) -> Node:
    note = " · ".join(filter(None, (mapped.vocabulary, mapped.comparison)))
    if mapped.name is None:
        return Node(mapped.uri, "", mapped.uri, note=note)
    return _node(mapped.name.scheme, mapped.name, address=mapped.uri, note=note)


def _node(scheme: str, name: Designation, *, address: str, note: str = "") -> Node:
    return Node(
        label=name.label,
        language=name.language,
        address=address,
        usage=name.usage if verdicts_of(scheme) else None,
        note=note,
        right_to_left=languages.get(name.language).right_to_left,
    )


def _drawn(group: GraphGroup) -> tuple[Node, ...]:
    """As many as are drawn, with a way to the rest."""
    left_out = len(group.nodes) - MOST_DRAWN
    if left_out <= 0:
        return group.nodes
    label = ngettext("%(num)s more", "%(num)s more", left_out)
    rest = Node(
        label,
        page_language(),
        f"#{list_id(group.kind)}",
        right_to_left=languages.get(page_language()).right_to_left,
    )
    return (*group.nodes[:MOST_DRAWN], rest)
