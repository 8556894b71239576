"""Tables for translators, a row a concept and a column a language: written, and read back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from taxonomy.entry.model import Definition, Entry, Term, Usage
from taxonomy.errors import Severity, Violation
from taxonomy.exchange import losses, normalization
from taxonomy.exchange.import_report import WITHOUT_REASON
from taxonomy.exchange.losses import Loss
from taxonomy.exchange.tables import columns, label_cells, term_table_reader
from taxonomy.exchange.tables.header import Header
from taxonomy.exchange.tables.sheet import Row
from taxonomy.exchange.tables.term_table_writer import Table
from taxonomy.exchange.vocabulary import FoundEntry, Holding, Item

_WARNED = "Marked as {} in the table that it was imported from."


def table(holding: Holding) -> Table:
    """The table of a holding; the language that its scheme is written in comes first."""
    items = tuple(holding.items)
    first = holding.scheme.source_language
    tags = sorted(_languages(items) | {first}, key=lambda tag: (tag != first, tag))
    kinds = columns.BY_LANGUAGE_OF_CONCEPTS
    names = (*columns.OF_CONCEPTS, *(f"{kind} {tag}" for tag in tags for kind in kinds))
    rows = ([columns.guarded(row.get(name, "")) for name in names] for row in map(_row, items))
    return Table(names, rows)


def entry(concept: Entry, row: Mapping[str, str], head: Header) -> Entry:
    """The concept, which has a name alone as yet, with what its row says."""
    return replace(
        concept,
        terms=tuple(
            Term(label, columns.language(name), Usage(name.rpartition(" ")[0]))
            for name in _of_labels(head)
            for label in label_cells.parted(row[name])
        ),
        section=row.get(columns.SECTION) or None,
        definitions=tuple(
            Definition(columns.language(name), text)
            for name in columns.of_kind(head.names, columns.DEFINITION)
            if (text := normalization.prose(row[name]))
        ),
    )


def place(pointer: str, row: Row, head: Header, name: str) -> str:
    """The row, and for a term of the entry as it was read the column, that a pointer leads to."""
    number, cells_of = row
    term = re.match(r"/terms/(\d+)", pointer)
    of_terms = [each for each in _of_labels(head) for _ in label_cells.parted(cells_of[each])]
    column = f", column “{of_terms[int(term[1])]}”" if term else ""
    return f"{name}, row {number}{column}"


def over(given: Entry, base: Entry, head: Header) -> Entry:
    """What a row says over what was there: terms keep their facts, wherever their label stands.

    Labels of a verdict and language that the table has no column for stay.
    """
    in_file = {term_table_reader.key(term) for term in given.terms}
    stay = (each for each in base.terms if _column(each) not in head.names)
    every = (*given.terms, *(each for each in stay if term_table_reader.key(each) not in in_file))
    absent = () if columns.SECTION in head.names else (Loss("section", "there is no column"),)
    entry = losses.completed(
        replace(given, terms=every), base, (*columns.LOSSES_OF_CONCEPTS, *absent)
    )
    in_order = losses.in_order_of(base.terms, entry.terms, term_table_reader.key)
    return term_table_reader.with_definitions(replace(entry, terms=in_order), base, head)


def with_reasons(found: FoundEntry) -> tuple[FoundEntry, tuple[Violation, ...]]:
    """A reason for each term that is newly warned of, for which the layout has no place: told."""
    warnings: list[Violation] = []
    made: list[Term] = []
    for number, term in enumerate(found.entry.terms):
        if term.usage.warns and not term.reason:
            made.append(replace(term, reason={"en": _WARNED.format(term.usage)}))
            what = WITHOUT_REASON.with_params(label=term.label, usage=term.usage.value)
            where = found.place(f"/terms/{number}/reason")
            warnings.append(Violation("reason-missing", "", what, where, Severity.WARNING))
        else:
            made.append(term)
    return replace(found, entry=replace(found.entry, terms=tuple(made))), tuple(warnings)


def _languages(items: Iterable[Item]) -> set[str]:
    found: set[str] = set()
    for item in items:
        found.update(each.language for each in item.entry.terms)
        found.update(each.language for each in item.entry.definitions)
    return found


def _row(item: Item) -> Mapping[str, str]:
    labels: dict[str, list[str]] = {}
    for term in item.entry.terms:
        labels.setdefault(_column(term), []).append(term.label)
    return {
        columns.CONCEPT: item.entry.concept,
        columns.REVISION: "" if item.revision is None else str(item.revision),
        columns.SECTION: item.entry.section or "",
        **{name: label_cells.joined(several) for name, several in labels.items()},
        **{f"{columns.DEFINITION} {each.language}": each.text for each in item.entry.definitions},
    }


def _of_labels(head: Header) -> Iterator[str]:
    for name in head.names:
        if name.rpartition(" ")[0] in set(Usage):
            yield name


def _column(term: Term) -> str:
    return f"{term.usage} {term.language}"
