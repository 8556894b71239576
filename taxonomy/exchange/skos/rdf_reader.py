"""SKOS files as vocabularies: other people's as they are, with every repair told.

What is expected is the SKOS Reference (W3C, 2009); what is fixed where a file
falls short of it is listed in docs/exchange.md.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from taxonomy.entry.model import Entry, Term, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import read_scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.import_report import ImportReport
from taxonomy.exchange.skos import (
    hierarchy,
    namespaces,
    rdf_graph,
    scheme_selection,
    section_membership,
)
from taxonomy.exchange.skos.concept_notes import Descriptions
from taxonomy.exchange.skos.hierarchy import Hierarchy
from taxonomy.exchange.skos.literals import LiteralReader
from taxonomy.exchange.skos.rdf_graph import Graph
from taxonomy.exchange.skos.section_membership import Memberships
from taxonomy.exchange.skos.skos_labels import Terms
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.messages import Message, Untranslated

_TITLES = (
    namespaces.DCT + "title",
    namespaces.SKOS + "prefLabel",
    namespaces.RDFS + "label",
    namespaces.DC + "title",
)


def read(
    file: BinaryIO,
    name: str,
    scheme: Scheme,
    *,
    wanted: str | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Vocabulary:
    """The concepts of a SKOS file, as entries of a scheme.

    `wanted` names one of several schemes in the file; `on_progress` is called with the
    number of statements now and then. A scheme without title takes what the file
    says of it; any takes the sections.

    Raises `Malformed` for what is no RDF, has no concepts, or goes round in
    circles.
    """
    statements = rdf_graph.read(file, name, on_progress)
    report = ImportReport(lambda subject: f"{name}, <{subject}>")
    chosen = scheme_selection.scheme(statements, name, wanted)
    texts = LiteralReader(statements, report, scheme.source_language)
    is_ours = chosen is not None and statements.says(chosen, namespaces.LUX + "whole")
    scheme = _scheme(texts, scheme, chosen, name)
    concepts = scheme_selection.concepts(statements, chosen, report)
    if not concepts:
        message = Message("This file has no concepts (skos:Concept).")
        raise Malformed([Violation("no-concepts", "", message, name)])
    entries = _Entries(texts, concepts, scheme, is_ours=is_ours)
    found = tuple(entries.all(name))
    _report_unread(statements, report)
    return Vocabulary(
        entries.scheme,
        lambda pointer: f"{name}{pointer}",
        found,
        repaired=report.all(),
        has_own_scheme=is_ours,
    )


class _Entries:
    """Makes the entries of the concepts, one by one."""

    def __init__(
        self,
        texts: LiteralReader,
        concepts: Mapping[str, str],
        scheme: Scheme,
        *,
        is_ours: bool,
    ) -> None:
        self._texts = texts
        self._concepts = concepts
        self._is_ours = is_ours
        self._terms = Terms(texts, concepts.get)
        self._stated = Descriptions(texts, concepts.get)
        self._hierarchy: Hierarchy = hierarchy.read(texts, concepts)
        self._places: Memberships
        self.scheme, self._places = section_membership.read(texts, scheme, concepts)

    def all(self, name: str) -> Iterator[FoundEntry]:
        """Every entry, with the revision that our own exports name."""
        for uri, concept in self._concepts.items():
            revision = self._texts.plain(uri, namespaces.LUX + "revision") or ""
            if self._is_ours:
                self._texts.graph.take(uri, namespaces.DCT + "modified")  # the revision says it
            yield FoundEntry(
                self._entry(uri, concept),
                partial("{}, <{}> {}".format, name, uri),
                int(revision) if revision.isdecimal() else None,
            )

    def _entry(self, uri: str, concept: str) -> Entry:
        place, stated = self._places.of(uri), self._stated
        definitions, notes = stated.texts_of(uri)
        own = None if self._is_ours else uri
        return Entry(
            self.scheme.id,
            concept,
            self._terms.of(uri) or (self._nameless(uri, concept),),
            section=place.section,
            section_confidence=place.section_confidence,
            section_guess=place.section_guess,
            group=place.group,
            editions=place.editions,
            definitions=definitions,
            notes=notes,
            broader=self._hierarchy.broader[concept],
            related=self._hierarchy.related[concept],
            mappings=(*stated.mappings(uri, own), *self._hierarchy.across.get(concept, ())),
            references=stated.references(uri),
            sources=self._texts.sources(uri),
            retirement=stated.retirement(uri),
        )

    def _nameless(self, uri: str, concept: str) -> Term:
        message = Message("It has no label. “%(concept)s” is used instead.", concept=concept)
        self._texts.report("label-missing", uri, message)
        return Term(concept, self.scheme.source_language, Usage.ADMITTED)


def _scheme(texts: LiteralReader, given: Scheme, chosen: str | None, name: str) -> Scheme:
    """The scheme; where it has no title yet, with what the file says of it."""
    if chosen is None:
        return _titled(given, {})
    statements = texts.graph
    statements.take(chosen, namespaces.TYPE)
    statements.take(chosen, namespaces.LUX + "whole")
    document = texts.graph.text(chosen, namespaces.LUX + "document")
    if document is not None:
        statements.statements[chosen].clear()
        return given if given.title else _as_written(document, given, name)
    title = {
        tag: text
        for predicate in reversed(_TITLES)
        for tag, text in texts.by_language(chosen, predicate).items()
    }
    description = {
        **texts.by_language(chosen, namespaces.DCT + "description"),
        **texts.by_language(chosen, namespaces.SKOS + "definition"),
    }
    if given.title:
        return given
    publisher = texts.plain(chosen, namespaces.DCT + "publisher")
    return replace(_titled(given, title), description=description, publisher=publisher)


def _titled(given: Scheme, title: Mapping[str, str]) -> Scheme:
    return given if given.title else replace(given, title=title or {"en": given.id})


def _as_written(document: str, given: Scheme, name: str) -> Scheme:
    try:
        return replace(read_scheme(json.loads(document)), id=given.id)
    except ValueError as error:
        message = Message(
            "The scheme document (lux:document) isn’t valid JSON: %(error)s.",
            error=Untranslated(error),
        )
        raise Malformed([Violation("scheme-document", "", message, name)]) from error


def _report_unread(statements: Graph, report: ImportReport) -> None:
    """One line a predicate that has no place with us: how often, and where first."""
    numbers: Counter[str] = Counter()
    where: dict[str, str] = {}
    for subject, predicate, number in statements.left():
        numbers[predicate] += number
        where.setdefault(predicate, subject)
    for predicate, number in numbers.most_common():
        what = Message(
            "%(count)s statements with %(predicate)s were left out. This is the first.",
            count=number,
            predicate=namespaces.short(predicate),
        )
        report("not-kept", where[predicate], what)
