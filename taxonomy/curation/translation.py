"""An entry as a translator works on it: what is missing or outdated, beside its source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from taxonomy.curation.translation_staleness import TextKey, of_rows, of_term, texts
from taxonomy.entry.model import Definition, Entry, Note, Term, Texts

Row = TypeVar("Row", Definition, Note)
Given = Mapping[str, str]  # by subject, blank for none


class Condition(StrEnum):
    """What there is of a translation."""

    MISSING = "missing"
    OUTDATED = "outdated"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to translate, and what there is of it in the target language.

    `pointer` leads to the text that is translated.
    """

    subject: str
    source: str
    target: str
    condition: Condition
    pointer: str


def passages(
    entry: Entry, source: str, target: str, outdated: frozenset[TextKey] = frozenset()
) -> tuple[Passage, ...]:
    """What an entry says in the source language, each with its translation."""
    there = {placed.text: placed.wording for placed in texts(entry)}
    return tuple(
        Passage(
            placed.text.subject,
            placed.wording,
            *_translation(there, TextKey(placed.text.subject, target), outdated),
            placed.pointer,
        )
        for placed in texts(entry)
        if placed.text.language == source
    )


def filled(entry: Entry, target: str, given: Given) -> Entry:
    """The entry with translations in place; `given` maps subjects to texts, blank for none.

    What is given for a subject that the entry does not have is left aside.
    """
    given = {subject: text.strip() for subject, text in given.items()}
    return replace(
        entry,
        definitions=tuple(_rows(entry.definitions, target, given)),
        notes=tuple(_rows(entry.notes, target, given)),
        terms=tuple(_term(term, target, given) for term in entry.terms),
    )


def _translation(
    there: Mapping[TextKey, str], text: TextKey, outdated: frozenset[TextKey]
) -> tuple[str, Condition]:
    if text not in there:
        return "", Condition.MISSING
    return there[text], Condition.OUTDATED if text in outdated else Condition.CURRENT


def _rows(rows: Sequence[Row], target: str, given: Given) -> Iterator[Row]:
    """Rows with what is given in the target language: in their places, or else at the end."""
    waiting = dict(given)
    for row, text in zip(rows, of_rows(rows), strict=True):
        wording = waiting.pop(text.subject, None) if row.language == target else None
        if wording is None:
            yield row
        elif wording:
            yield replace(row, text=wording)
    for row, text in zip(rows, of_rows(rows), strict=True):
        if wording := waiting.pop(text.subject, ""):
            yield replace(row, language=target, text=wording, source=None)


def _term(term: Term, target: str, given: Given) -> Term:
    return replace(
        term,
        reason=_texts(term.reason, target, given.get(of_term("reason", term))),
        exceptions=_texts(term.exceptions, target, given.get(of_term("exceptions", term))),
        replacements=tuple(
            replace(
                each, when=_texts(each.when, target, given.get(of_term("when", term, each.label)))
            )
            for each in term.replacements
        ),
    )


def _texts(texts: Texts, target: str, wording: str | None) -> Texts:
    if wording is None:
        return texts
    others = {language: text for language, text in texts.items() if language != target}
    return {**others, target: wording} if wording else others
