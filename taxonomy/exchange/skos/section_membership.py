"""Section membership: sections from collections, or as our own exports state it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from taxonomy.entry.model import Confidence
from taxonomy.entry.scheme import Scheme, Section
from taxonomy.exchange import normalization
from taxonomy.exchange.skos import namespaces, scheme_selection
from taxonomy.exchange.skos.literals import LiteralReader
from taxonomy.exchange.skos.rdf_graph import Graph
from taxonomy.messages import Message


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a concept stands in its scheme."""

    section: str | None = None
    section_confidence: Confidence | None = None
    section_guess: str | None = None
    group: str | None = None
    editions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Memberships:
    """Reads where concepts stand; `sections` are those of their URIs by collection."""

    texts: LiteralReader
    sections: Mapping[str, str]

    def of(self, concept: str) -> Membership:
        """The place of a concept, by its own words before those of a collection."""
        stated = {
            name: self.texts.plain(concept, namespaces.LUX + name)
            for name in ("section", "sectionGuess", "sectionConfidence", "group")
        }
        editions = self.texts.graph.texts(concept, namespaces.LUX + "edition")
        confidence = stated["sectionConfidence"]
        return Membership(
            stated["section"] or self.sections.get(concept),
            Confidence(confidence) if confidence in list(Confidence) else None,
            stated["sectionGuess"],
            stated["group"],
            tuple(int(each.value) for each in editions if each.value.isdecimal()),
        )


def read(
    texts: LiteralReader, scheme: Scheme, concepts: Mapping[str, str]
) -> tuple[Scheme, Memberships]:
    """The scheme with the sections that collections make, and the places of its concepts.

    A concept stands in the first collection that names it; further ones are told.
    """
    graph, report = texts.graph, texts.report
    known = {each.id: each for each in scheme.sections}
    sections: dict[str, str] = {}
    for uri in (
        *graph.of_type.get(namespaces.COLLECTION, ()),
        *graph.of_type.get(namespaces.ORDERED, ()),
    ):
        graph.take(uri, namespaces.TYPE)
        graph.take(uri, namespaces.SKOS + "inScheme")
        if graph.nodes(uri, namespaces.LUX + "partOf"):  # our own: the concepts say it as well
            graph.statements[uri].clear()
            continue
        section = _section(texts, uri)
        known.setdefault(section.id, section)
        for member in _members(graph, uri):
            if member not in concepts:
                what = Message(
                    "<%(uri)s> is in the collection, but isn’t a concept. It was left out.",
                    uri=member,
                )
                report("member-no-concept", uri, what)
            elif sections.setdefault(member, section.id) != section.id:
                what = Message(
                    "It is in the collection “%(section)s” as well. That was left out.",
                    section=section.id,
                )
                report("one-section", member, what)
    return replace(scheme, sections=tuple(known.values())), Memberships(texts, sections)


def _members(graph: Graph, collection: str) -> list[str]:
    listed = graph.nodes(collection, namespaces.SKOS + "memberList")
    return [
        *(member for head in listed for member in graph.members(head)),
        *graph.nodes(collection, namespaces.SKOS + "member"),
    ]


def _section(texts: LiteralReader, uri: str) -> Section:
    title = dict(texts.by_language(uri, namespaces.SKOS + "prefLabel"))
    for name in (namespaces.RDFS + "label", namespaces.DCT + "title"):
        for tag, text in texts.by_language(uri, name).items():
            title.setdefault(tag, text)
    notation = texts.plain(uri, namespaces.SKOS + "notation") or ""
    made = normalization.identifier(notation) or normalization.identifier(
        scheme_selection.local(uri)
    )
    made = made or normalization.identifier(next(iter(title.values()), "")) or "section"
    texts.report("collection", uri, Message("The collection became section “%(id)s”.", id=made))
    return Section(made, title or {texts.language: made})
