"""The data categories of TBX that stand for ours, and what of ours has none."""

from collections.abc import Mapping
from typing import NamedTuple

from taxonomy.entry.model import Kind, Usage
from taxonomy.exchange.losses import FOR_CHECKING, Loss


class Category(NamedTuple):
    """A data category: its name, the element that holds its like, and the module that has it."""

    name: str
    element: str
    module: str


SUBJECT_FIELD = Category("subjectField", "descrip", "min")
CROSS_REFERENCE = Category("externalCrossReference", "xref", "min")
DEFINITION = Category("definition", "descrip", "basic")
SOURCE = Category("source", "admin", "basic")
ADMINISTRATIVE_STATUS = Category("administrativeStatus", "termNote", "min")
PART_OF_SPEECH = Category("partOfSpeech", "termNote", "min")
TERM_TYPE = Category("termType", "termNote", "basic")

STATUS: Mapping[Usage, str] = {
    Usage.PREFERRED: "preferredTerm-admn-sts",
    Usage.ADMITTED: "admittedTerm-admn-sts",
    Usage.CAUTION: "admittedTerm-admn-sts",  # TBX knows no caution; the reason is in a note
    Usage.DISCOURAGED: "deprecatedTerm-admn-sts",
}
TYPES: Mapping[Kind, str] = {
    Kind.FULL_FORM: "fullForm",
    Kind.ABBREVIATION: "abbreviation",
    Kind.SPELLING_VARIANT: "variant",
}
PARTS_OF_SPEECH = frozenset({"adjective", "noun", "verb", "adverb"})
OTHER = "other"  # parts of speech

# What is read: version 3 says `…-admn-sts`, version 2 says it with and without.
USAGES: Mapping[str, Usage] = {
    "preferredTerm": Usage.PREFERRED,
    "standardizedTerm": Usage.PREFERRED,
    "admittedTerm": Usage.ADMITTED,
    "legalTerm": Usage.ADMITTED,
    "regulatedTerm": Usage.ADMITTED,
    "deprecatedTerm": Usage.DISCOURAGED,
    "supersededTerm": Usage.DISCOURAGED,
}
KINDS: Mapping[str, Kind] = {
    "fullForm": Kind.FULL_FORM,
    "entryTerm": Kind.FULL_FORM,
    "phrase": Kind.FULL_FORM,
    "abbreviation": Kind.ABBREVIATION,
    "acronym": Kind.ABBREVIATION,
    "initialism": Kind.ABBREVIATION,
    "shortForm": Kind.ABBREVIATION,
    "variant": Kind.SPELLING_VARIANT,
}

OWN = "c."  # begins the `id` of a concept, which must begin with a letter


def identity(concept: str) -> str:
    """The `id` of a concept, which holds no tilde (XML 1.0, NCName)."""
    return OWN + concept.replace("~", "_")


INSTEAD = "→ "  # begins a note that tells a replacement

_NONE = "TBX-Basic has no data category for it"
LOSSES = (
    Loss("terms/exceptions", _NONE),
    Loss("terms/needs_context", _NONE),
    Loss("terms/confidence", _NONE),
    Loss("terms/verdicts", _NONE),
    *(Loss(path, _NONE) for path in FOR_CHECKING),
    Loss("terms/replacements/concept", "a note tells the label alone"),
    Loss("terms/replacements/when", "a note tells the label alone"),
    Loss("section_confidence", _NONE),
    Loss("section_guess", _NONE),
    Loss("group", _NONE),
    Loss("editions", _NONE),
    Loss("notes", "notes have no kinds; those that are read are scope notes"),
    Loss("broader", _NONE),
    Loss("related", _NONE),
    Loss("references", _NONE),
    Loss("retirement", _NONE),
)
