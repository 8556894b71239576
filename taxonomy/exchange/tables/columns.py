"""What stands in the columns of a table of terms, and what has none.

A concept's own columns (section, group, definitions) are filled in its first
row. Texts have a column a language: `reason fr`, `definition en`.
"""

import re

from taxonomy.exchange.losses import Loss

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

_ROW = "a row is a term; this belongs to the concept and is a list"
_CHECKING = "is of use to those who try out what the check of texts finds"
LOSSES = (
    Loss("terms/verdicts", "what each edition prints, with its source, is more than a cell holds"),
    Loss("terms/replacements/when", "a condition a language for each replacement"),
    Loss("terms/context", _CHECKING),
    Loss("terms/found_in", _CHECKING),
    Loss("terms/not_found_in", _CHECKING),
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
