"""A sense as JSON has it, the same on every face: look-ups, searches, checks, lists."""

from collections.abc import Sequence
from typing import Any, Protocol

from taxonomy import languages
from taxonomy.entry.model import Texts
from taxonomy.entry.verdicts import Sense

_NEXT_BEST = "en"


class NamedConcept(Protocol):
    """What a concept is called and what it is, by language."""

    @property
    def preferred(self) -> Texts:
        """The preferred label of each language."""

    @property
    def definitions(self) -> Texts:
        """The definition in each language."""


def sense_document(
    sense: Sense,
    concept: NamedConcept | None,
    *,
    readers: Sequence[str] = (),
    base_uri: str = "",
    gives_verdict: bool = True,
) -> dict[str, Any]:
    """A sense with its texts in the reader's language, the term's own, or English.

    `concept` is the one that it belongs to, where more than its identifier is known;
    `base_uri` the address of the service. `usage` is null where it is no verdict.
    """
    wanted = (*readers, sense.language, languages.base(sense.language))
    return {
        "scheme": sense.scheme,
        "concept": sense.concept,
        "uri": f"{base_uri}/{sense.scheme}/{sense.concept}",
        "name": chosen_text(concept.preferred, wanted) if concept else None,
        "definition": chosen_text(concept.definitions, wanted) if concept else None,
        "label": sense.label,
        "lang": sense.language,
        "usage": sense.usage if gives_verdict else None,
        "reason": chosen_text(sense.reason, wanted),
        "replacements": [
            {
                "label": each.label,
                "lang": each.language,
                "when": chosen_text(each.when, wanted),
            }
            for each in sense.replacements
        ],
        "exceptions": chosen_text(sense.exceptions, wanted),
        "needs_context": sense.needs_context,
        "verified": sense.verified,
    }


def chosen_text(texts: Texts, wanted: Sequence[str]) -> str | None:
    """The text in the first wanted language that has one, else in English, else in any."""
    return next((texts[tag] for tag in (*wanted, _NEXT_BEST, *texts) if tag in texts), None)
