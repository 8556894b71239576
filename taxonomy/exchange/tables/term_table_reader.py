"""Entries from a table that has a row a term: what each row says, and what stays as it was."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from taxonomy.entry.model import Confidence, Definition, Entry, Kind, Replacement, Term, Usage
from taxonomy.exchange import losses, normalization
from taxonomy.exchange.losses import Loss
from taxonomy.exchange.tables import columns
from taxonomy.exchange.tables.header import Header
from taxonomy.exchange.tables.sheet import ReportProblem, Row
from taxonomy.messages import Message

_INSTEAD = re.compile(r"(.*) \[([A-Za-z0-9-]+)\](?: → (\S+))?")
_YES = {"yes", "true", "1", "x"}
_NO = {"", "no", "false", "0"}

_DIFFERS = Message("Row %(row)s has a different value for the same concept. Keep one.")
_INSTEAD_AS = Message("Write “label [en]” or “label [en] → concept”, not “%(value)s”.")

Choice = TypeVar("Choice", Usage, Kind, Confidence)
ReportCellProblem = Callable[[str, Message], None]


def entry(concept: Entry, rows: list[Row], head: Header, report: ReportProblem) -> Entry:
    """The concept, which has a name alone as yet, with what its rows say."""
    once = partial(_once, rows, report=report)
    return replace(
        concept,
        terms=tuple(_term(row, head, partial(report, number)) for number, row in rows),
        section=once(columns.SECTION),
        group=once(columns.GROUP),
        definitions=tuple(
            Definition(columns.language(name), normalization.prose(text))
            for name in columns.of_kind(head.names, columns.DEFINITION)
            if (text := once(name))
        ),
    )


def place(pointer: str, rows: list[Row], name: str) -> str:
    """The row that a pointer into an entry leads to."""
    term = re.match(r"/terms/(\d+)", pointer)
    row = rows[int(term[1])][0] if term and int(term[1]) < len(rows) else rows[0][0]
    return f"{name}, row {row}"


def over(given: Entry, base: Entry, head: Header) -> Entry:
    """What a table says over what was there: what it has no column for stays.

    A table whose language or verdict is the same in every row is about that alone:
    other terms stay. Its columns have no order of definitions.
    """
    in_file = {key(term) for term in given.terms}
    stay = [term for term in base.terms if _is_beyond(term, head) and key(term) not in in_file]
    if stay:
        every = losses.in_order_of(base.terms, (*given.terms, *stay), key)
        given = replace(given, terms=every)
    entry = losses.completed(given, base, (*columns.LOSSES, *_without_column(base, head)))
    return with_definitions(entry, base, head)


def key(term: Term) -> tuple[str, str]:
    """What tells a term of an entry from every other."""
    return term.language, term.label


def with_definitions(entry: Entry, base: Entry, head: Header) -> Entry:
    """The entry with the definitions that the table has no column for, in their order before."""
    there = {columns.language(name) for name in columns.of_kind(head.names, columns.DEFINITION)}
    stay = (each for each in base.definitions if each.language not in there)
    every = (*entry.definitions, *stay)
    return replace(entry, definitions=losses.in_order_of(base.definitions, every, losses.LANGUAGE))


def _is_beyond(term: Term, head: Header) -> bool:
    """Whether a table says nothing of terms of that language, or of that verdict."""
    language, usage = (head.constants.get(each) for each in (columns.LANGUAGE, columns.USAGE))
    is_other = language is not None and normalization.language(language) != term.language
    return is_other or (usage is not None and usage.lower() != term.usage)


def _without_column(base: Entry, head: Header) -> Iterator[Loss]:
    why = "the table has no column for it"
    for column, path in columns.PATHS.items():
        if column not in head.names:
            yield Loss(path, why)
    tags = {tag for term in base.terms for tag in (*term.reason, *term.exceptions)}
    for kind, path in ((columns.REASON, "terms/reason"), (columns.EXCEPTION, "terms/exceptions")):
        for tag in tags:
            if f"{kind} {tag}" not in head.names:
                yield Loss(f"{path}/{tag}", why)


def _term(row: Mapping[str, str], head: Header, report: ReportCellProblem) -> Term:
    return Term(
        normalization.label(row[columns.TERM]),
        normalization.language(row[columns.LANGUAGE]) or row[columns.LANGUAGE],
        _choice(row, columns.USAGE, Usage.ADMITTED, report),
        reason=_texts(row, head, columns.REASON),
        replacements=tuple(_instead(row.get(columns.INSTEAD, ""), report)),
        exceptions=_texts(row, head, columns.EXCEPTION),
        needs_context=_is_yes(row.get(columns.NEEDS_CONTEXT, ""), report),
        part_of_speech=row.get(columns.PART_OF_SPEECH) or None,
        kind=_choice(row, columns.KIND, Kind.FULL_FORM, report),
        confidence=_choice(row, columns.CONFIDENCE, Confidence.RECALLED, report),
    )


def _texts(row: Mapping[str, str], head: Header, kind: str) -> dict[str, str]:
    names = columns.of_kind(head.names, kind)
    texts = {columns.language(name): normalization.prose(row[name]) for name in names}
    return {tag: text for tag, text in texts.items() if text}


def _once(rows: list[Row], name: str, *, report: ReportProblem) -> str | None:
    """What the rows say of the concept, which is once, or each time the same."""
    first: tuple[int, str] | None = None
    for number, row in rows:
        cell = row.get(name, "")
        if not cell:
            continue
        if first is None:
            first = number, cell
        elif cell != first[1]:
            report(number, name, _DIFFERS.with_params(row=str(first[0])))
    return first[1] if first else None


def _choice(
    row: Mapping[str, str], column: str, otherwise: Choice, report: ReportCellProblem
) -> Choice:
    cell_text = row.get(column, "").lower()
    if not cell_text and column not in columns.NEEDED:
        return otherwise
    try:
        return type(otherwise)(cell_text)
    except ValueError:
        choices = ", ".join(type(otherwise))
        message = Message(
            "“%(value)s” isn’t one of: %(choices)s.", value=cell_text, choices=choices
        )
        report(column, message)
        return otherwise


def _is_yes(cell_text: str, report: ReportCellProblem) -> bool:
    if cell_text.lower() not in _YES | _NO:
        report(
            columns.NEEDS_CONTEXT, Message("Write “yes” or “no”, not “%(value)s”.", value=cell_text)
        )
    return cell_text.lower() in _YES


def _instead(cell: str, report: ReportCellProblem) -> Iterator[Replacement]:
    for line in filter(None, map(str.strip, cell.splitlines())):
        found = _INSTEAD.fullmatch(line)
        tag = normalization.language(found[2]) if found else None
        if found is None or tag is None:
            report(columns.INSTEAD, _INSTEAD_AS.with_params(value=line))
        else:
            yield Replacement(normalization.label(found[1]), tag, found[3])
