"""Entries as the rows of a table of terms, whatever file they are written to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from taxonomy.entry.model import Entry, Replacement, Term
from taxonomy.exchange.tables import columns
from taxonomy.exchange.vocabulary import Holding, Item

Row = Mapping[str, str]


class Table(NamedTuple):
    """The names of columns, and the cells of each row in their order, guarded."""

    names: tuple[str, ...]
    rows: Iterator[list[str]]


Layout = Callable[[Holding], Table]


def table(holding: Holding) -> Table:
    """The table of a holding. The languages of its columns are those of its texts."""
    items = tuple(holding.items)
    names = (*columns.FIXED, *_of_languages(items))
    rows = ([columns.guarded(row.get(name, "")) for name in names] for row in _rows(items))
    return Table(names, rows)


def _of_languages(items: Iterable[Item]) -> list[str]:
    found: dict[str, set[str]] = {name: set() for name in columns.BY_LANGUAGE}
    for item in items:
        for term in item.entry.terms:
            found[columns.REASON].update(term.reason)
            found[columns.EXCEPTION].update(term.exceptions)
        found[columns.DEFINITION].update(each.language for each in item.entry.definitions)
    return [f"{name} {tag}" for name, tags in found.items() for tag in sorted(tags)]


def _rows(items: Iterable[Item]) -> Iterator[Row]:
    for item in items:
        once: Row = _concept(item.entry)
        for term in item.entry.terms:
            revision = "" if item.revision is None else str(item.revision)
            yield {
                columns.CONCEPT: item.entry.concept,
                columns.REVISION: revision,
                **once,
                **_term(term),
            }
            once = {}


def _concept(entry: Entry) -> Row:
    return {
        columns.SECTION: entry.section or "",
        columns.GROUP: entry.group or "",
        **{f"{columns.DEFINITION} {each.language}": each.text for each in entry.definitions},
    }


def _term(term: Term) -> Row:
    return {
        columns.LANGUAGE: term.language,
        columns.TERM: term.label,
        columns.USAGE: term.usage,
        columns.KIND: term.kind,
        columns.PART_OF_SPEECH: term.part_of_speech or "",
        columns.NEEDS_CONTEXT: "yes" if term.needs_context else "",
        columns.CONFIDENCE: term.confidence,
        columns.INSTEAD: "\n".join(map(_instead, term.replacements)),
        **{f"{columns.REASON} {tag}": text for tag, text in term.reason.items()},
        **{f"{columns.EXCEPTION} {tag}": text for tag, text in term.exceptions.items()},
    }


def _instead(replacement: Replacement) -> str:
    home = f" → {replacement.concept}" if replacement.concept else ""
    return f"{replacement.label} [{replacement.language}]{home}"
