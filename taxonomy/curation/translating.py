"""An entry as a translator works on it: what is missing or outdated, beside its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from taxonomy.curation.ages import Text, texts
from taxonomy.entry.model import Definition, Entry, Note, NoteKind, Term


class Condition(StrEnum):
    """What there is of a translation."""

    MISSING = "missing"
    OUTDATED = "outdated"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to translate, and what there is of it in the target language."""

    subject: str
    source: str
    target: str
    condition: Condition


def passages(
    entry: Entry, source: str, target: str, outdated: frozenset[Text] = frozenset()
) -> tuple[Passage, ...]:
    """What an entry says in the source language, each with its translation."""
    there = dict(texts(entry))
    return tuple(
        Passage(text.subject, wording, *_translation(there, text.subject, target, outdated))
        for text, wording in there.items()
        if text.language == source
    )


def filled(entry: Entry, target: str, given: Mapping[str, str]) -> Entry:
    """The entry with translations in place; `given` maps subjects to texts, blank for none."""
    texts_given = {subject: text.strip() for subject, text in given.items()}
    return replace(
        entry,
        definitions=tuple(_definitions(entry, target, texts_given)),
        notes=tuple(_notes(entry, target, texts_given)),
        terms=tuple(_term(term, target, texts_given) for term in entry.terms),
    )


def _translation(
    there: Mapping[Text, str], subject: str, target: str, outdated: frozenset[Text]
) -> tuple[str, Condition]:
    text = Text(subject, target)
    if text not in there:
        return "", Condition.MISSING
    return there[text], Condition.OUTDATED if text in outdated else Condition.CURRENT


def _definitions(entry: Entry, target: str, given: Mapping[str, str]) -> Iterator[Definition]:
    wanted = given.get("definition")
    for each in entry.definitions:
        if wanted is None or each.language != target:
            yield each
        elif wanted:
            yield replace(each, text=wanted)
    if wanted and target not in {each.language for each in entry.definitions}:
        yield Definition(target, wanted)


def _notes(entry: Entry, target: str, given: Mapping[str, str]) -> Iterator[Note]:
    for each in entry.notes:
        wanted = given.get(f"note {each.kind}")
        if wanted is None or each.language != target:
            yield each
        elif wanted:
            yield replace(each, text=wanted)
    known = {each.kind for each in entry.notes if each.language == target}
    for kind in NoteKind:
        if (wanted := given.get(f"note {kind}")) and kind not in known:
            yield Note(kind, target, wanted)


def _term(term: Term, target: str, given: Mapping[str, str]) -> Term:
    wanted = given.get(f"reason {term.language} {term.label}")
    if wanted is None:
        return term
    kept = {language: text for language, text in term.reason.items() if language != target}
    return replace(term, reason={**kept, target: wanted} if wanted else kept)
