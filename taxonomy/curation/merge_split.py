"""Concepts merged, split and retired, with redirects, so that nothing known of them is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from taxonomy.entry.diff import Difference, DiffKind, differences
from taxonomy.entry.model import (
    Confidence,
    Ending,
    Entry,
    Note,
    NoteKind,
    Retirement,
    Term,
    Usage,
)


def merged(into: Entry, other: Entry) -> Entry:
    """One concept with what is known of two.

    Where both have a preferred term or a definition in a language, the other's
    becomes an admitted term, or an editorial note. What still finds no place
    beside what `into` says itself is told by `left_out`.
    """
    coming = _coming(into, other)
    into = _at_home(into, {other.concept})
    home = into if into.section or into.section_guess else coming
    twins = {(term.language, term.label): term for term in coming.terms}
    terms = tuple(_both(term, twins.pop((term.language, term.label), None)) for term in into.terms)
    defined = {each.language for each in into.definitions}
    return replace(
        into,
        terms=(*terms, *twins.values()),
        definitions=(
            *into.definitions,
            *(each for each in coming.definitions if each.language not in defined),
        ),
        notes=_joined(into.notes, coming.notes),
        broader=_joined(into.broader, coming.broader),
        related=_joined(into.related, coming.related),
        mappings=_joined(into.mappings, coming.mappings),
        references=_joined(into.references, coming.references),
        sources=_joined(into.sources, coming.sources),
        editions=tuple(sorted({*into.editions, *coming.editions})),
        group=into.group or coming.group,
        section=home.section,
        section_confidence=home.section_confidence,
        section_guess=home.section_guess,
    )


def left_out(into: Entry, other: Entry) -> tuple[Difference, ...]:
    """What `other` says and `merged` does not, since `into` says otherwise."""
    return tuple(
        each
        for each in differences(_coming(into, other), merged(into, other))
        if each.before and each.change is not DiffKind.MOVED
    )


def retired(
    entry: Entry, ending: Ending, replaced_by: Iterable[str], remark: str | None = None
) -> Entry:
    """The entry of a concept that is used no longer."""
    return replace(entry, retirement=Retirement(ending, tuple(replaced_by), remark))


def split(entry: Entry, homes: Sequence[str]) -> tuple[Entry, ...]:
    """The entries that a concept becomes: `homes` names the concept of each of its terms.

    The concept itself may be among them, and then keeps all but the other
    terms; else the first takes over what is said of it.
    """
    names = tuple(dict.fromkeys(homes))
    heir = entry.concept if entry.concept in names else names[0]
    beside = Entry(
        entry.scheme,
        entry.concept,
        section=entry.section,
        section_confidence=entry.section_confidence,
        section_guess=entry.section_guess,
        group=entry.group,
        editions=entry.editions,
        related=(heir,),
    )
    return tuple(
        replace(
            entry if name == heir else beside,
            concept=name,
            terms=tuple(
                _apart(term, homes, name, entry)
                for term, home in zip(entry.terms, homes, strict=True)
                if home == name
            ),
        )
        for name in names
    )


def _coming(into: Entry, other: Entry) -> Entry:
    """An entry as it comes into another, where it is in the other's way no longer."""
    entry = _at_home(other, {into.concept, other.concept})
    defined = {each.language: each.text for each in into.definitions}
    second = [
        each for each in entry.definitions if defined.get(each.language) not in {None, each.text}
    ]
    preferred = into.preferred
    return replace(
        entry,
        concept=into.concept,
        terms=tuple(
            replace(term, usage=Usage.ADMITTED)
            if term.usage is Usage.PREFERRED
            and preferred.get(term.language) not in {None, term.label}
            else term
            for term in entry.terms
        ),
        definitions=tuple(each for each in entry.definitions if each not in second),
        notes=_joined(
            entry.notes,
            tuple(
                Note(NoteKind.EDITORIAL, each.language, each.text, each.source) for each in second
            ),
        ),
    )


def _at_home(entry: Entry, gone: set[str]) -> Entry:
    """The entry when what belonged to those concepts belongs to its own."""
    return replace(
        entry,
        broader=tuple(each for each in entry.broader if each not in gone),
        related=tuple(each for each in entry.related if each not in gone),
        terms=tuple(
            replace(
                term,
                replacements=tuple(
                    replace(each, concept=None) if each.concept in gone else each
                    for each in term.replacements
                ),
            )
            for term in entry.terms
        ),
    )


def _both(term: Term, twin: Term | None) -> Term:
    """What is said of a term twice; a reason goes with its verdict, and not with another."""
    if twin is None:
        return term
    verdicts = _joined(term.verdicts, twin.verdicts)
    if term.usage is not twin.usage:
        return replace(term, verdicts=verdicts)
    return replace(
        term,
        reason={**twin.reason, **term.reason},
        replacements=_joined(term.replacements, twin.replacements),
        exceptions={**twin.exceptions, **term.exceptions},
        needs_context=term.needs_context or twin.needs_context,
        part_of_speech=term.part_of_speech or twin.part_of_speech,
        confidence=min(term.confidence, twin.confidence, key=tuple(Confidence).index),
        verdicts=verdicts,
        context=_joined(term.context, twin.context),
        found_in=_joined(term.found_in, twin.found_in),
        not_found_in=_joined(term.not_found_in, twin.not_found_in),
    )


def _apart(term: Term, homes: Sequence[str], name: str, entry: Entry) -> Term:
    """A term whose replacements still lead to where they are now."""
    home_of = {
        (each.language, each.label): home for each, home in zip(entry.terms, homes, strict=True)
    }
    replacements = tuple(
        replace(each, concept=home)
        if each.concept is None
        and (home := home_of.get((each.language, each.label))) not in {None, name}
        else each
        for each in term.replacements
    )
    return replace(term, replacements=replacements)


def _joined(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(each for each in other if each not in one))
