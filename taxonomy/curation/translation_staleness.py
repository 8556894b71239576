"""Translation staleness: when each text of an entry changed last, so outdated translations show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from taxonomy.entry.model import Definition, Entry, Note, Term, Texts
from taxonomy.store.records import Revision


class TextKey(NamedTuple):
    """Something that is said in several languages: what of, and in which language.

    `subject` is the same for a text and its translations: `definition`, `note
    scope`, or `reason` with the language and label of the term. Where a language
    has several notes of a kind, the second is taken for the translation of the
    second: `note example 2`.
    """

    subject: str
    language: str


class KeyedText(NamedTuple):
    """A text of an entry, where it stands, and how it reads."""

    text: TextKey
    pointer: str
    wording: str


Rows = Sequence[Definition | Note]
Ages = Mapping[TextKey, int]  # the number of the revision in which a text got its present wording


def texts(entry: Entry) -> Iterator[KeyedText]:
    """Every text of an entry that has, or may have, translations."""
    lists: Mapping[str, Rows] = {"definitions": entry.definitions, "notes": entry.notes}
    for name, rows in lists.items():
        for place, (row, text) in enumerate(zip(rows, of_rows(rows), strict=True)):
            yield KeyedText(text, f"/{name}/{place}/text", row.text)
    for place, term in enumerate(entry.terms):
        here = f"/terms/{place}"
        yield from _keyed(of_term("reason", term), f"{here}/reason", term.reason)
        yield from _keyed(of_term("exceptions", term), f"{here}/exceptions", term.exceptions)
        for number, each in enumerate(term.replacements):
            subject = of_term("when", term, each.label)
            yield from _keyed(subject, f"{here}/replacements/{number}/when", each.when)


def of_rows(rows: Rows) -> Iterator[TextKey]:
    """What definitions or notes are texts of, in their order."""
    seen: Counter[TextKey] = Counter()
    for row in rows:
        text = TextKey(f"note {row.kind}" if isinstance(row, Note) else "definition", row.language)
        seen[text] += 1
        number = seen[text]
        yield text if number == 1 else text._replace(subject=f"{text.subject} {number}")


def of_term(field: str, term: Term, replacement: str = "") -> str:
    """The subject of what is said of a term, or of one of its replacements."""
    return f"{field} {term.language} {term.label}" + (f" → {replacement}" if replacement else "")


def of_revisions(published: Iterable[Revision]) -> Ages:
    """The ages of the texts of a concept, from its published revisions, oldest first."""
    ages: dict[TextKey, int] = {}
    before: dict[TextKey, str] = {}
    for revision in published:
        now = {placed.text: placed.wording for placed in texts(revision.entry)}
        for text, wording in now.items():
            if before.get(text) != wording:
                ages[text] = revision.number
        before = now
    return {text: age for text, age in ages.items() if text in before}


def outdated(ages: Ages, source: str) -> frozenset[TextKey]:
    """The translations whose text in the source language was changed after them."""
    return frozenset(
        text
        for text, age in ages.items()
        if text.language != source and ages.get(TextKey(text.subject, source), 0) > age
    )


def _keyed(subject: str, pointer: str, texts: Texts) -> Iterator[KeyedText]:
    for language, wording in texts.items():
        yield KeyedText(TextKey(subject, language), f"{pointer}/{language}", wording)
