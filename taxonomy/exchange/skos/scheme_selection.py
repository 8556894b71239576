"""Scheme selection: which scheme of a file is meant, its concepts, and their identifiers."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from taxonomy.errors import Malformed, Violation
from taxonomy.exchange import normalization
from taxonomy.exchange.import_report import ImportReport, first
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.rdf_graph import Graph, RdfText
from taxonomy.messages import Message

_NAMING = (
    namespaces.SKOS + "notation",
    namespaces.DCT + "identifier",
    namespaces.DC + "identifier",
)
_NO_CONCEPTS = ("Collection", "OrderedCollection", "ConceptScheme")
_CONCEPTUAL = {
    namespaces.SKOS + name for name in ("topConceptOf", "broader", "narrower", "related")
}  # whose domain are concepts (SKOS S6, S19)
_LABELLED = {namespaces.SKOS + "prefLabel", namespaces.SKOS + "inScheme"}
_LOCAL = re.compile(r"[^/#:]*$")  # of a URI, what follows the last of these

_CALLED = Message("Its identifier here is “%(identifier)s”.")
_NO_IDENTIFIER = Message("Neither its URI nor its label has a character allowed in identifiers.")


def scheme(graph: Graph, name: str, wanted: str | None) -> str | None:
    """The URI of the scheme that is meant, if the file names one at all.

    `wanted` is its URI, or the end of it. Raises `Malformed` where there are
    several to choose from, or none like that.
    """
    sizes = _sizes(graph)
    if wanted is not None:
        fitting = [uri for uri in sizes if wanted in (uri, local(uri))]
        if len(fitting) != 1:
            message = Message(
                "“%(wanted)s” isn’t one of the schemes in this file: %(schemes)s.",
                wanted=wanted,
                schemes=_listed(sizes),
            )
            raise Malformed([Violation("scheme-unknown", "", message, name)])
        return fitting[0]
    if len(sizes) > 1:
        message = Message(
            "This file has several schemes. Choose one: %(schemes)s.", schemes=_listed(sizes)
        )
        raise Malformed([Violation("one-scheme", "", message, name)])
    return next(iter(sizes), None)


def concepts(graph: Graph, chosen: str | None, report: ImportReport) -> dict[str, str]:
    """The concepts of a scheme, or all where none is named: identifiers by URI."""
    subjects = dict.fromkeys(
        (*graph.of_type.get(namespaces.CONCEPT, ()), *_tops(graph, chosen), *_untyped(graph))
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for uri in subjects:
        graph.forget(uri, namespaces.TYPE, namespaces.CONCEPT)
        homes = [
            *graph.nodes(uri, namespaces.SKOS + "inScheme"),
            *graph.nodes(uri, namespaces.SKOS + "topConceptOf"),
        ]
        if homes and chosen is not None and chosen not in homes:
            graph.statements[uri].clear()  # of another scheme, which was not asked for
            continue
        identifier = normalization.free(_identifier(graph, uri, report), taken)
        if identifier != local(uri):
            report("identifier-made", uri, _CALLED.with_params(identifier=identifier))
        for name in _NAMING:
            stated = graph.statements[uri].get(name, [])
            if all(isinstance(each, RdfText) and each.value == identifier for each in stated):
                graph.take(uri, name)  # what it is called says the same
        taken.add(identifier)
        found[uri] = identifier
    return found


def local(uri: str) -> str:
    """The last part of a URI."""
    found = _LOCAL.search(uri.rstrip("/#"))
    return unquote(found[0]) if found else ""


def _sizes(graph: Graph) -> Counter[str]:
    """The schemes of a file, and how many concepts say that they are in each."""
    sizes: Counter[str] = Counter(dict.fromkeys(graph.of_type.get(namespaces.SCHEME, ()), 0))
    for statements in graph.statements.values():
        homes = {
            value
            for name in ("inScheme", "topConceptOf")
            for value in statements.get(namespaces.SKOS + name, ())
            if isinstance(value, str)
        }
        sizes.update(homes)
    filled = {uri: size for uri, size in sizes.items() if size}
    return Counter(filled or dict(list(sizes.items())[:1]))


def _tops(graph: Graph, chosen: str | None) -> Iterable[str]:
    return graph.nodes(chosen, namespaces.SKOS + "hasTopConcept") if chosen is not None else ()


def _untyped(graph: Graph) -> Iterable[str]:
    """What only concepts have relations like, or has a label in a scheme, whatever else it is."""
    others = {uri for kind in _NO_CONCEPTS for uri in graph.of_type.get(namespaces.SKOS + kind, ())}
    for uri, statements in graph.statements.items():
        is_conceptual = not statements.keys().isdisjoint(_CONCEPTUAL)
        if uri not in others and (is_conceptual or statements.keys() >= _LABELLED):
            yield uri


def _identifier(graph: Graph, uri: str, report: ImportReport) -> str:
    """From the URI, else the notation, else a label."""
    made = "" if uri.startswith("_:") else normalization.identifier(local(uri))
    if made:
        return made
    for name in ("notation", "prefLabel"):
        for value in graph.statements[uri].get(namespaces.SKOS + name, ()):
            if not isinstance(value, str) and (made := normalization.identifier(value.value)):
                return made
    report("identifier-missing", uri, _NO_IDENTIFIER)
    return "concept"


def _listed(sizes: Counter[str]) -> str:
    return first(f"<{uri}> ({size:,})" for uri, size in sizes.most_common()) or "–"
