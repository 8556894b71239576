"""Schemes as SKOS files: Turtle, RDF/XML, JSON-LD and N-Triples of the same statements."""

import tempfile
from collections.abc import Iterator
from enum import StrEnum
from functools import partial

import pyoxigraph as rdf

from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.rdf_writer import statements
from taxonomy.exchange.vocabulary import Holding

_IN_MEMORY = 8 * 1024 * 1024  # bytes of a file before it goes to disk
_PIECE = 64 * 1024  # bytes that are given at once


class RdfSyntax(StrEnum):
    """The concrete syntaxes, by the ends of their files' names."""

    TURTLE = "ttl"
    RDF_XML = "rdf"
    JSON_LD = "jsonld"
    N_TRIPLES = "nt"


_FORMATS = {
    RdfSyntax.TURTLE: rdf.RdfFormat.TURTLE,
    RdfSyntax.RDF_XML: rdf.RdfFormat.RDF_XML,
    RdfSyntax.JSON_LD: rdf.RdfFormat.JSON_LD,
    RdfSyntax.N_TRIPLES: rdf.RdfFormat.N_TRIPLES,
}


def write(holding: Holding, form: RdfSyntax) -> Iterator[bytes]:
    """The file, piece by piece; a large one waits on disk and not in memory."""
    prefixes = {} if form is RdfSyntax.N_TRIPLES else dict(namespaces.PREFIXES)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        rdf.serialize(statements(holding), file, format=_FORMATS[form], prefixes=prefixes)
        file.seek(0)
        yield from iter(partial(file.read, _PIECE), b"")
