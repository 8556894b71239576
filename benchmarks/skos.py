"""Entries from any SKOS file, to measure with what other makers publish (needs `pyoxigraph`)."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as rdf

from taxonomy.entry.model import Definition, Entry, Kind, Term, Usage

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = rdf.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_CONCEPT = rdf.NamedNode(f"{_SKOS}Concept")
_LABELS = {
    rdf.NamedNode(f"{_SKOS}prefLabel"): (Usage.PREFERRED, Kind.FULL_FORM),
    rdf.NamedNode(f"{_SKOS}altLabel"): (Usage.ADMITTED, Kind.FULL_FORM),
    rdf.NamedNode(f"{_SKOS}hiddenLabel"): (Usage.ADMITTED, Kind.SPELLING_VARIANT),
}
_TEXTS = {rdf.NamedNode(f"{_SKOS}{name}") for name in ("definition", "scopeNote")}


def entries(path: Path) -> list[Entry]:
    """The concepts of a file, which may be gzipped, that have labels with languages.

    The name tells the format, as in `.ttl` or `.rdf.gz`. Scope notes stand in
    for definitions, which few thesauri have.
    """
    terms: dict[object, list[Term]] = {}
    texts: dict[object, list[Definition]] = {}
    concepts: dict[object, None] = {}
    for subject, predicate, value in _triples(path):
        if predicate == _TYPE and value == _CONCEPT:
            concepts[subject] = None
        elif not isinstance(value, rdf.Literal) or not value.language:
            continue
        elif predicate in _LABELS:
            usage, kind = _LABELS[predicate]
            terms.setdefault(subject, []).append(
                Term(value.value, value.language, usage, kind=kind)
            )
        elif predicate in _TEXTS:
            texts.setdefault(subject, []).append(Definition(value.language, value.value))
    labelled = (concept for concept in concepts if concept in terms)
    return [
        Entry("bench", f"c{number}", tuple(terms[each]), definitions=tuple(texts.get(each, ())))
        for number, each in enumerate(labelled)
    ]


def _triples(path: Path) -> Iterator[tuple[object, object, object]]:
    gzipped = path.suffix == ".gz"
    suffix = (path.with_suffix("") if gzipped else path).suffix
    with gzip.open(path) if gzipped else path.open("rb") as file:
        for quad in rdf.parse(file, format=rdf.RdfFormat.from_extension(suffix[1:])):
            yield quad.subject, quad.predicate, quad.object
