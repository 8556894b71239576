"""When each text of an entry was changed last, so that outdated translations are seen."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from taxonomy.entry.model import Entry
from taxonomy.store.values import Revision


class Text(NamedTuple):
    """Something that is said in several languages: what of, and in which language.

    `subject` is the same for a text and its translations: `definition`, `note
    scope`, or `reason` with the language and label of the term.
    """

    subject: str
    language: str


Ages = Mapping[Text, int]  # the number of the revision in which a text got its present wording


def texts(entry: Entry) -> Iterator[tuple[Text, str]]:
    """Every text of an entry that has, or may have, translations."""
    for definition in entry.definitions:
        yield Text("definition", definition.language), definition.text
    for note in entry.notes:
        yield Text(f"note {note.kind}", note.language), note.text
    for term in entry.terms:
        for language, reason in term.reason.items():
            yield Text(f"reason {term.language} {term.label}", language), reason


def of_revisions(published: Iterable[Revision]) -> Ages:
    """The ages of the texts of a concept, from its published revisions, oldest first."""
    ages: dict[Text, int] = {}
    before: dict[Text, str] = {}
    for revision in published:
        now = _joined(revision.entry)
        for text, wording in now.items():
            if before.get(text) != wording:
                ages[text] = revision.number
        before = now
    return {text: age for text, age in ages.items() if text in before}


def outdated(ages: Ages, source: str) -> frozenset[Text]:
    """The translations whose text in the source language was changed after them."""
    return frozenset(
        text
        for text, age in ages.items()
        if text.language != source and ages.get(Text(text.subject, source), 0) > age
    )


def _joined(entry: Entry) -> dict[Text, str]:
    found: dict[Text, str] = {}
    for text, wording in texts(entry):
        found[text] = f"{found.get(text, '')}\n{wording}".strip()
    return found
