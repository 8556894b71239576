"""RDF namespaces: the vocabularies that we read and write, and our own for the rest.

Our own namespace holds what SKOS, SKOS-XL and Dublin Core have no name for;
docs/namespace.md says what each of its names means.
"""

from collections.abc import Mapping
from typing import Final

from taxonomy.entry.model import NoteKind, Usage

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DC = "http://purl.org/dc/elements/1.1/"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
LUX = "urn:luxterm:ns#"

PREFIXES: Mapping[str, str] = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "dc": DC,
    "dct": DCT,
    "foaf": FOAF,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "lux": LUX,
}

TYPE: Final = RDF + "type"
VALUE: Final = RDF + "value"
FIRST: Final = RDF + "first"
REST: Final = RDF + "rest"

CONCEPT: Final = SKOS + "Concept"
SCHEME: Final = SKOS + "ConceptScheme"
COLLECTION: Final = SKOS + "Collection"
ORDERED: Final = SKOS + "OrderedCollection"
XL_LABEL: Final = SKOSXL + "Label"

# How each verdict reads to software that knows plain SKOS. A word to avoid is hidden there,
# so that it finds the concept and is not offered.
LABELS: Mapping[Usage, str] = {
    Usage.PREFERRED: "prefLabel",
    Usage.ADMITTED: "altLabel",
    Usage.CAUTION: "altLabel",
    Usage.DISCOURAGED: "hiddenLabel",
}

NOTES: Mapping[NoteKind, str] = {
    NoteKind.SCOPE: SKOS + "scopeNote",
    NoteKind.USAGE: LUX + "usageNote",
    NoteKind.HISTORY: SKOS + "historyNote",
    NoteKind.EXAMPLE: SKOS + "example",
    NoteKind.EDITORIAL: SKOS + "editorialNote",
}

# Fields of a term that are lists of lines; each is one literal here, a line each.
LINES: Mapping[str, str] = {
    "context": LUX + "contextWords",
    "found_in": LUX + "foundIn",
    "not_found_in": LUX + "notFoundIn",
}


def short(uri: str) -> str:
    """A name as people write it, with its prefix where it has one of ours."""
    for prefix, namespace in PREFIXES.items():
        if uri.startswith(namespace):
            return f"{prefix}:{uri.removeprefix(namespace)}"
    return f"<{uri}>"
