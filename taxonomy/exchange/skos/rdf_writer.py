"""Entries as RDF statements: SKOS for all, SKOS-XL for verdicts.

Software that knows plain SKOS finds plain labels; what it has no name for is
said in our namespace on nodes of SKOS-XL (docs/namespace.md).
"""

import json
from collections.abc import Iterable, Iterator
from itertools import count

import pyoxigraph as rdf

from taxonomy.entry.model import Definition, Entry, Note, Replacement, Source, Term, Texts, Verdict
from taxonomy.entry.scheme_schema import write_scheme
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.vocabulary import Holding, Item

Node = rdf.NamedNode | rdf.BlankNode
_Stated = Iterator[rdf.Triple]

_TRUE = rdf.Literal(value=True)
_NIL = rdf.NamedNode(namespaces.RDF + "nil")


def statements(holding: Holding) -> _Stated:
    """Every statement: first of the scheme, then of each concept."""
    yield from _scheme(holding)
    writer = _Writer(holding)
    for item in holding.items:
        yield from writer.concept(item)


def _scheme(holding: Holding) -> _Stated:
    scheme = holding.scheme
    node = rdf.NamedNode(f"{holding.base}/{scheme.id}")
    yield _triple(node, namespaces.TYPE, rdf.NamedNode(namespaces.SCHEME))
    yield from _texts(node, namespaces.DCT + "title", scheme.title)
    yield _triple(node, namespaces.LUX + "whole", rdf.Literal(holding.whole))
    if not holding.whole:
        return
    yield from _texts(node, namespaces.DCT + "description", scheme.description)
    yield from _plain(node, namespaces.DCT + "publisher", scheme.publisher)
    yield from _plain(node, namespaces.DCT + "license", scheme.licence)
    yield _triple(node, namespaces.DCT + "modified", _moment(holding.made.isoformat()))
    yield from _plain(node, namespaces.OWL + "versionInfo", holding.release)
    document = json.dumps(write_scheme(scheme), ensure_ascii=False)
    yield from _plain(node, namespaces.LUX + "document", document)
    for section in scheme.sections:
        collection = _section(holding, section.id)
        yield _triple(collection, namespaces.TYPE, rdf.NamedNode(namespaces.COLLECTION))
        yield _triple(collection, namespaces.LUX + "partOf", node)
        yield from _plain(collection, namespaces.SKOS + "notation", section.id)
        yield from _texts(collection, namespaces.SKOS + "prefLabel", section.title)


class _Writer:
    """States concepts of a holding; nodes without an address are counted."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._scheme = rdf.NamedNode(f"{holding.base}/{holding.scheme.id}")
        self._numbers = count()

    def concept(self, item: Item) -> _Stated:
        """All that an entry says."""
        entry = item.entry
        node = self._node(entry.concept)
        yield _triple(node, namespaces.TYPE, rdf.NamedNode(namespaces.CONCEPT))
        yield _triple(node, namespaces.SKOS + "inScheme", self._scheme)
        if item.revision is not None:
            yield _triple(node, namespaces.LUX + "revision", rdf.Literal(item.revision))
        if item.at is not None:
            yield _triple(node, namespaces.DCT + "modified", _moment(item.at.isoformat()))
        for position, term in enumerate(entry.terms):
            yield from self._term(node, position, term)
        yield from self._place(node, entry)
        yield from self._described(node, entry)
        yield from self._relations(node, entry)
        yield from self._retirement(node, entry)

    def _term(self, concept: Node, position: int, term: Term) -> _Stated:
        name = namespaces.LABELS[term.usage]
        node = rdf.NamedNode(f"{concept.value}#term-{position + 1}")
        literal = rdf.Literal(term.label, language=term.language)
        yield _triple(concept, namespaces.SKOS + name, literal)
        yield _triple(concept, namespaces.SKOSXL + name, node)
        yield _triple(node, namespaces.TYPE, rdf.NamedNode(namespaces.XL_LABEL))
        yield _triple(node, namespaces.SKOSXL + "literalForm", literal)
        yield _triple(node, namespaces.LUX + "position", rdf.Literal(position))
        yield from _plain(node, namespaces.LUX + "usage", term.usage)
        yield from _plain(node, namespaces.LUX + "kind", term.kind)
        yield from _plain(node, namespaces.LUX + "confidence", term.confidence)
        yield from _plain(node, namespaces.LUX + "partOfSpeech", term.part_of_speech)
        yield from _texts(node, namespaces.LUX + "reason", term.reason)
        yield from _texts(node, namespaces.LUX + "exception", term.exceptions)
        if term.needs_context:
            yield _triple(node, namespaces.LUX + "needsContext", _TRUE)
        for name, predicate in namespaces.LINES.items():
            yield from _plain(node, predicate, "\n".join(getattr(term, name)) or None)
        instead = [self._replacement(each) for each in term.replacements]
        yield from self._list(node, namespaces.LUX + "replacements", instead)
        verdicts = [self._verdict(each) for each in term.verdicts]
        yield from self._list(node, namespaces.LUX + "verdicts", verdicts)

    def _replacement(self, replacement: Replacement) -> tuple[Node, list[rdf.Triple]]:
        node = self._blank()
        literal = rdf.Literal(replacement.label, language=replacement.language)
        stated = [_triple(node, namespaces.SKOSXL + "literalForm", literal)]
        if replacement.concept is not None:
            stated.append(
                _triple(node, namespaces.LUX + "concept", self._node(replacement.concept))
            )
        return node, [*stated, *_texts(node, namespaces.LUX + "when", replacement.when)]

    def _verdict(self, verdict: Verdict) -> tuple[Node, list[rdf.Triple]]:
        node = self._blank()
        return node, [
            *_plain(node, namespaces.LUX + "edition", verdict.edition),
            *_plain(node, namespaces.LUX + "ruling", verdict.ruling),
            *_plain(node, namespaces.LUX + "confidence", verdict.confidence),
            *_plain(node, namespaces.LUX + "remark", verdict.remark),
            *self._source(node, verdict.source),
        ]

    def _place(self, concept: Node, entry: Entry) -> _Stated:
        yield from _plain(concept, namespaces.LUX + "section", entry.section)
        yield from _plain(concept, namespaces.LUX + "sectionConfidence", entry.section_confidence)
        yield from _plain(concept, namespaces.LUX + "sectionGuess", entry.section_guess)
        yield from _plain(concept, namespaces.LUX + "group", entry.group)
        for edition in entry.editions:
            yield _triple(concept, namespaces.LUX + "edition", rdf.Literal(edition))
        if entry.section is not None:
            collection = _section(self._holding, entry.section)
            yield _triple(collection, namespaces.SKOS + "member", concept)

    def _described(self, concept: Node, entry: Entry) -> _Stated:
        stated: tuple[tuple[str, Definition | Note], ...] = (
            *((namespaces.SKOS + "definition", each) for each in entry.definitions),
            *((namespaces.NOTES[each.kind], each) for each in entry.notes),
        )
        for predicate, each in stated:
            literal = rdf.Literal(each.text, language=each.language)
            if each.source is None:
                yield _triple(concept, predicate, literal)
                continue
            node = self._blank()
            yield _triple(concept, predicate, node)
            yield _triple(node, namespaces.VALUE, literal)
            yield from self._source(node, each.source)
        for reference in entry.references:
            node = self._blank()
            yield _triple(concept, namespaces.DCT + "references", node)
            yield from _plain(node, namespaces.DCT + "title", reference.instrument)
            yield from _plain(node, namespaces.LUX + "article", reference.article)
            if reference.url is not None:
                yield _triple(node, namespaces.FOAF + "page", rdf.NamedNode(reference.url))
        for source in entry.sources:
            yield from self._source(concept, source)

    def _relations(self, concept: Node, entry: Entry) -> _Stated:
        for broader in entry.broader:
            yield _triple(concept, namespaces.SKOS + "broader", self._node(broader))
            yield _triple(self._node(broader), namespaces.SKOS + "narrower", concept)
        if not entry.broader:
            yield _triple(concept, namespaces.SKOS + "topConceptOf", self._scheme)
            yield _triple(self._scheme, namespaces.SKOS + "hasTopConcept", concept)
        for related in entry.related:
            yield _triple(concept, namespaces.SKOS + "related", self._node(related))
        for mapping in entry.mappings:
            yield _triple(concept, namespaces.SKOS + mapping.match, rdf.NamedNode(mapping.uri))

    def _retirement(self, concept: Node, entry: Entry) -> _Stated:
        if entry.retirement is None:
            return
        yield _triple(concept, namespaces.OWL + "deprecated", _TRUE)
        yield from _plain(concept, namespaces.LUX + "ending", entry.retirement.ending)
        yield from _plain(concept, namespaces.LUX + "remark", entry.retirement.remark)
        for heir in entry.retirement.replaced_by:
            yield _triple(concept, namespaces.DCT + "isReplacedBy", self._node(heir))

    def _source(self, subject: Node, source: Source) -> _Stated:
        node = self._blank()
        yield _triple(subject, namespaces.DCT + "source", node)
        yield from _plain(node, namespaces.DCT + "title", source.title)
        if source.url is not None:
            yield _triple(node, namespaces.FOAF + "page", rdf.NamedNode(source.url))

    def _list(
        self, subject: Node, predicate: str, rows: Iterable[tuple[Node, list[rdf.Triple]]]
    ) -> _Stated:
        """A list of nodes, which keeps their order (RDF 1.1 Semantics, D.3)."""
        cells = [(self._blank(), row, stated) for row, stated in rows]
        if cells:
            yield _triple(subject, predicate, cells[0][0])
        for place, (cell, row, stated) in enumerate(cells, 1):
            yield _triple(cell, namespaces.FIRST, row)
            yield _triple(cell, namespaces.REST, cells[place][0] if place < len(cells) else _NIL)
            yield from stated

    def _node(self, concept: str) -> rdf.NamedNode:
        return rdf.NamedNode(self._holding.uri(concept))

    def _blank(self) -> rdf.BlankNode:
        return rdf.BlankNode(f"n{next(self._numbers)}")


def _section(holding: Holding, section: str) -> rdf.NamedNode:
    return rdf.NamedNode(f"{holding.base}/{holding.scheme.id}/sections/{section}")


def _texts(subject: Node, predicate: str, texts: Texts) -> _Stated:
    for tag, text in texts.items():
        yield _triple(subject, predicate, rdf.Literal(text, language=tag))


def _plain(subject: Node, predicate: str, value: str | None) -> _Stated:
    if value is not None:
        yield _triple(subject, predicate, rdf.Literal(str(value)))


def _moment(at: str) -> rdf.Literal:
    return rdf.Literal(at, datatype=rdf.NamedNode(namespaces.XSD + "dateTime"))


def _triple(subject: Node, predicate: str, value: Node | rdf.Literal) -> rdf.Triple:
    return rdf.Triple(subject, rdf.NamedNode(predicate), value)
