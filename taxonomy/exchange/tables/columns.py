"""What stands in the columns of tables, in each of their two layouts, and what has none.

A row a term: a concept's own columns (section, group, definitions) are filled in
its first row; texts have a column a language: `reason fr`, `definition en`.
A row a concept: the labels have a column a verdict and language, `admitted fr`.
"""

import re
from collections.abc import Iterable

from taxonomy.entry.model import Usage
from taxonomy.exchange import normalization
from taxonomy.exchange.losses import FOR_CHECKING, Loss
from taxonomy.text import fold

CONCEPT = "concept"
REVISION = "revision"
SECTION = "section"
GROUP = "group"
LANGUAGE = "language"
TERM = "term"
USAGE = "usage"
KIND = "kind"
PART_OF_SPEECH = "part of speech"
NEEDS_CONTEXT = "needs context"
CONFIDENCE = "confidence"
INSTEAD = "say instead"
REASON = "reason"
EXCEPTION = "exception"
DEFINITION = "definition"

FIXED = (
    CONCEPT, REVISION, SECTION, GROUP, LANGUAGE, TERM, USAGE, KIND, PART_OF_SPEECH,
    NEEDS_CONTEXT, CONFIDENCE, INSTEAD,
)  # fmt: skip
BY_LANGUAGE = (REASON, EXCEPTION, DEFINITION)
NEEDED = (CONCEPT, LANGUAGE, TERM, USAGE)

OF_CONCEPTS = (CONCEPT, REVISION, SECTION)
BY_LANGUAGE_OF_CONCEPTS = (*Usage, DEFINITION)

# Where in an entry stands what a column holds that a table may do without.
PATHS = {
    SECTION: "section",
    GROUP: "group",
    KIND: "terms/kind",
    PART_OF_SPEECH: "terms/part_of_speech",
    NEEDS_CONTEXT: "terms/needs_context",
    CONFIDENCE: "terms/confidence",
    INSTEAD: "terms/replacements",
}

_ROW = "a row is a term; this belongs to the concept and is a list"
_CHECKING = "is of use to those who try out what the check of texts finds"
LOSSES = (
    Loss("terms/verdicts", "what each edition prints, with its source, is more than a cell holds"),
    Loss("terms/replacements/when", "a condition a language for each replacement"),
    *(Loss(path, _CHECKING) for path in FOR_CHECKING),
    Loss("definitions/source", "a title and an address for each definition"),
    Loss("section_confidence", "is of use to those who edit the sections alone"),
    Loss("section_guess", "is of use to those who edit the sections alone"),
    Loss("editions", _ROW),
    Loss("notes", _ROW),
    Loss("broader", _ROW),
    Loss("related", _ROW),
    Loss("mappings", _ROW),
    Loss("references", _ROW),
    Loss("sources", _ROW),
    Loss("retirement", "concepts are retired at the desk, not in a table"),
)

_LABEL = "a cell holds labels, and nothing of each"
_CONCEPT = "the layout is for those who translate labels and definitions"
LOSSES_OF_CONCEPTS = (
    Loss("terms/reason", _LABEL),
    Loss("terms/replacements", _LABEL),
    Loss("terms/exceptions", _LABEL),
    Loss("terms/needs_context", _LABEL),
    Loss("terms/part_of_speech", _LABEL),
    Loss("terms/kind", _LABEL),
    Loss("terms/confidence", _LABEL),
    Loss("terms/verdicts", _LABEL),
    *(Loss(path, _LABEL) for path in FOR_CHECKING),
    Loss("definitions/source", "a title and an address for each definition"),
    Loss("section_confidence", _CONCEPT),
    Loss("section_guess", _CONCEPT),
    Loss("group", _CONCEPT),
    Loss("editions", _CONCEPT),
    Loss("notes", _CONCEPT),
    Loss("broader", _CONCEPT),
    Loss("related", _CONCEPT),
    Loss("mappings", _CONCEPT),
    Loss("references", _CONCEPT),
    Loss("sources", _CONCEPT),
    Loss("retirement", _CONCEPT),
)

_FOLDED = {fold(name): name for name in FIXED}

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection); an
# apostrophe before it says that it is text. One that is there already gets one more.
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """A cell without its guard."""
    return cell[1:] if _GUARDED.match(cell) else cell


def known(name: str) -> str | None:
    """Which column is called so, without regard to case and accents; None where none is."""
    folded = fold(name)
    if folded in _FOLDED:
        return _FOLDED[folded]
    kind, _, tag = folded.rpartition(" ")
    language = (
        normalization.language(tag) if kind in {*BY_LANGUAGE, *BY_LANGUAGE_OF_CONCEPTS} else None
    )
    return f"{kind} {language}" if language else None


def language(column: str) -> str:
    """The language of a column that has one; empty for others."""
    return "" if column in FIXED else column.rpartition(" ")[2]


def of_kind(columns: Iterable[str], kind: str) -> list[str]:
    """Those of some columns that hold a kind of text, or labels of a verdict, in a language."""
    return [each for each in columns if each not in FIXED and each.rpartition(" ")[0] == kind]
