"""The hierarchy of a scheme: broader and related concepts, repaired where they contradict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from taxonomy.entry.model import ConceptMapping, Match
from taxonomy.entry.schema_fields import is_address
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.import_report import first
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.literals import LiteralReader
from taxonomy.messages import Message

_TO_ITSELF = Message("“%(concept)s” was related to itself. That was left out.")
DEEPEST = 100  # concepts above one another

_ACROSS = {"broader": Match.BROAD, "narrower": Match.NARROW, "related": Match.RELATED}


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The relations of every concept, by identifier; `across` leads to other schemes."""

    broader: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[str, ...]]
    across: Mapping[str, tuple[ConceptMapping, ...]]


def read(texts: LiteralReader, concepts: Mapping[str, str]) -> Hierarchy:
    """The relations between concepts, whose URIs lead to their identifiers.

    What only `skos:narrower` says is said from below; what leads nowhere, or from
    a concept to itself, is told and left out, and so is what is related to what is
    broader (SKOS S27). Raises `Malformed` for cycles and for what is too deep.
    """
    relations = _Relations(texts, concepts)
    for uri, concept in concepts.items():
        relations.take_own(uri, concept)
    for uri, concept in concepts.items():
        relations.take_inverse(uri, concept)
    levels = _levels(relations.broader)
    _require_order(relations.broader, levels)
    for concept, others in relations.related.items():
        for other in list(others):
            if _is_above(relations.broader, levels, other, concept):
                del others[other]
                what = Message(
                    "“%(concept)s” and “%(other)s” are already broader and narrower. “Related” was "
                    "left out.",
                    concept=concept,
                    other=other,
                )
                texts.report("related-is-not-broader", concept, what)
    return Hierarchy(
        {concept: tuple(others) for concept, others in relations.broader.items()},
        {concept: tuple(others) for concept, others in relations.related.items()},
        {concept: tuple(found) for concept, found in relations.across.items()},
    )


class _Relations:
    """Gathers the relations from both of their ends."""

    def __init__(self, texts: LiteralReader, concepts: Mapping[str, str]) -> None:
        self.broader: dict[str, dict[str, None]] = {each: {} for each in concepts.values()}
        self.related: dict[str, dict[str, None]] = {each: {} for each in concepts.values()}
        self.across: dict[str, dict[ConceptMapping, None]] = {}
        self._graph = texts.graph
        self._concepts = concepts
        self._report = texts.report

    def take_own(self, uri: str, concept: str) -> None:
        """Take what a concept says of itself; its order stays."""
        for other in self._others(uri, concept, "broader"):
            self.broader[concept][other] = None
        for other in self._others(uri, concept, "related"):
            self.related[concept][other] = None
        for name in ("broaderTransitive", "narrowerTransitive", "semanticRelation"):
            self._graph.take(uri, namespaces.SKOS + name)  # follow from the others

    def take_inverse(self, uri: str, concept: str) -> None:
        """Take what it says of those that are narrower."""
        for other in self._others(uri, concept, "narrower"):
            self.broader[other][concept] = None

    def _others(self, uri: str, concept: str, name: str) -> Iterable[str]:
        for node in self._graph.nodes(uri, namespaces.SKOS + name):
            other = self._concepts.get(node)
            if other == concept:
                self._report("relation-to-itself", uri, _TO_ITSELF.with_params(concept=concept))
            elif other is not None:
                yield other
            elif node in self._graph and is_address(node):
                mapping = ConceptMapping(_ACROSS[name], node)
                self.across.setdefault(concept, {})[mapping] = None
                what = Message(
                    "“%(relation)s” leads to another scheme: <%(uri)s>. It became “%(match)s”.",
                    relation=name,
                    uri=node,
                    match=mapping.match.value,
                )
                self._report("relation-across", uri, what)
            else:
                what = Message(
                    "“%(relation)s” was left out: <%(uri)s> isn’t in the file.",
                    relation=name,
                    uri=node,
                )
                self._report("relation-to-nothing", uri, what)


def _levels(broader: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How deep each concept stands, from the top; those on or under a cycle are missing (Kahn)."""
    waiting = {concept: len(list(above)) for concept, above in broader.items()}
    below: dict[str, list[str]] = {}
    for concept, above in broader.items():
        for other in above:
            below.setdefault(other, []).append(concept)
    levels = {concept: 1 for concept, number in waiting.items() if not number}
    ready = list(levels)
    while ready:
        concept = ready.pop()
        for under in below.get(concept, ()):
            waiting[under] -= 1
            levels[under] = max(levels.get(under, 0), levels[concept] + 1)
            if not waiting[under]:
                ready.append(under)
    return {concept: level for concept, level in levels.items() if not waiting[concept]}


def _require_order(broader: Mapping[str, Iterable[str]], levels: Mapping[str, int]) -> None:
    circular = [concept for concept in broader if concept not in levels]
    if circular:
        names_of = first(circular)
        message = Message(
            "These concepts are broader than themselves: %(concepts)s.", concepts=names_of
        )
        raise Malformed([Violation("broader-has-no-cycle", "", message)])
    deep = [concept for concept, level in levels.items() if level > DEEPEST]
    if deep:
        message = Message(
            "These concepts have more than %(most)s levels above them: %(concepts)s.",
            most=DEEPEST,
            concepts=first(deep),
        )
        raise Malformed([Violation("too-deep", "", message)])


def _is_above(
    broader: Mapping[str, Iterable[str]], levels: Mapping[str, int], one: str, other: str
) -> bool:
    """Whether one of two concepts is broader than the other, at any distance."""
    if levels[one] == levels[other]:
        return False
    top, low = (one, other) if levels[one] < levels[other] else (other, one)
    waiting, seen = [low], {low}
    while waiting:
        for above in broader[waiting.pop()]:
            if above == top:
                return True
            if above not in seen and levels[above] > levels[top]:
                seen.add(above)
                waiting.append(above)
    return False
