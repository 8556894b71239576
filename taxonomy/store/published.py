"""What readers see: the published entries, and the tables that they are projected into."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, insert, select, update
from sqlalchemy.orm import Session

from taxonomy.entry.fast_serializer import revive_entry
from taxonomy.entry.model import Entry, Term
from taxonomy.errors import NotFound, OutOfDate
from taxonomy.store.records import Published
from taxonomy.store.tables import (
    ConceptRow,
    MappingRow,
    ReferenceRow,
    RelationRow,
    RevisionRow,
    TermRow,
    TextRow,
)

_OF_NO_READER = ("context", "found_in", "not_found_in")  # of a term: for the check of texts alone
_BATCH = 500  # entries held in memory at once while all are read


def get(session: Session, scheme: str, concept: str) -> Published:
    """The published entry of a concept, in one statement. Raises `NotFound`."""
    row = session.execute(
        _published().where(ConceptRow.scheme_id == scheme, ConceptRow.identifier == concept)
    ).first()
    if row is None:
        raise NotFound("concept", f"{scheme}/{concept}")
    return _value(row)


def standing_at(session: Session, scheme: str, concept: str, moment: datetime) -> Published:
    """The entry that readers saw of a concept at a moment. Raises `NotFound`."""
    row = session.execute(
        _in_force_once()
        .where(
            RevisionRow.scheme_id == scheme,
            RevisionRow.concept == concept,
            RevisionRow.published_at <= moment,
        )
        .order_by(RevisionRow.published_at.desc(), RevisionRow.number.desc())
        .limit(1)
    ).first()
    if row is None:
        raise NotFound("concept", f"{scheme}/{concept}")
    return _value(row)


def several(session: Session, concepts: Iterable[tuple[str, str]]) -> Iterator[Published]:
    """The published entries of those (scheme, concept) that have one."""
    wanted: dict[str, list[str]] = {}
    for scheme, concept in concepts:
        wanted.setdefault(scheme, []).append(concept)
    for scheme, identifiers in wanted.items():
        for row in session.execute(
            _published().where(
                ConceptRow.scheme_id == scheme, ConceptRow.identifier.in_(identifiers)
            )
        ):
            yield _value(row)


def entries(session: Session, scheme: str | None = None) -> Iterator[Published]:
    """Every published entry, in the order in which the concepts were first published."""
    statement = _published().order_by(ConceptRow.id)
    if scheme is not None:
        statement = statement.where(ConceptRow.scheme_id == scheme)
    for row in session.execute(statement.execution_options(yield_per=_BATCH)):
        yield _value(row)


def documents(session: Session) -> Iterator[Mapping[str, Any]]:
    """The document of every published entry, as it was stored: cheaper than the entries."""
    statement = (
        select(RevisionRow.document)
        .join(ConceptRow, ConceptRow.revision == RevisionRow.number)
        .order_by(ConceptRow.id)
    )
    yield from session.scalars(statement.execution_options(yield_per=_BATCH))


def youngest(session: Session) -> int:
    """The place of the concept that was first published last; 0 where there is none."""
    return session.scalars(select(func.max(ConceptRow.id))).one() or 0


def of_revisions(session: Session, numbers: Sequence[int]) -> list[Published]:
    """The entries of published revisions, whether or not they are still in force, as ordered."""
    rows = session.execute(_in_force_once().where(RevisionRow.number.in_(numbers)))
    found = {row.number: _value(row) for row in rows}
    return [found[number] for number in numbers]


def revision(session: Session, scheme: str, concept: str) -> int | None:
    """The number of the published revision of a concept, if there is one."""
    return session.scalars(
        select(ConceptRow.revision).where(
            ConceptRow.scheme_id == scheme, ConceptRow.identifier == concept
        )
    ).first()


def project(session: Session, entry: Entry, *, revision: int, based_on: int | None) -> None:
    """Make an entry's revision the one that readers see.

    Raises `OutOfDate` unless `based_on` is what is published at this moment.
    The caller holds the lock of the change log.
    """
    concept = _claim(session, entry, revision, based_on)
    for table in (TermRow, TextRow, RelationRow, MappingRow, ReferenceRow):
        session.execute(delete(table).where(table.concept_id == concept))
    for table, some in rows(entry).items():
        if some:
            session.execute(insert(table), [{"concept_id": concept, **row} for row in some])


def _columns() -> Select[Any]:
    return select(
        RevisionRow.document,
        RevisionRow.number,
        RevisionRow.published_by,
        RevisionRow.published_at,
        ConceptRow.id,
    )


def _in_force_once() -> Select[Any]:
    """Revisions with their concept, whether or not they are what is published of it now."""
    same = (
        ConceptRow.scheme_id == RevisionRow.scheme_id,
        ConceptRow.identifier == RevisionRow.concept,
    )
    return _columns().join(ConceptRow, and_(*same))


def _published() -> Select[Any]:
    return _columns().join(ConceptRow, ConceptRow.revision == RevisionRow.number)


def _value(row: Row[Any]) -> Published:
    return Published(
        revive_entry(row.document),
        row.number,
        by=row.published_by,
        at=row.published_at,
        place=row.id,
    )


def _claim(session: Session, entry: Entry, revision: int, based_on: int | None) -> int:
    """Compare and set the concept's revision; the check is said in SQL."""
    row = columns(entry, revision=revision)
    this = (ConceptRow.scheme_id == entry.scheme, ConceptRow.identifier == entry.concept)
    current = _current(session, entry)
    if based_on is None and current is None:
        statement: Any = insert(ConceptRow).values(
            scheme_id=entry.scheme, identifier=entry.concept, **row
        )
    else:
        statement = update(ConceptRow).where(*this, ConceptRow.revision == based_on).values(row)
    claimed = session.scalars(statement.returning(ConceptRow.id)).first()
    if claimed is None:
        raise OutOfDate(based_on=based_on, current=_current(session, entry))
    return int(claimed)


def _current(session: Session, entry: Entry) -> int | None:
    return revision(session, entry.scheme, entry.concept)


def columns(entry: Entry, *, revision: int) -> dict[str, Any]:
    """What stands in the concept's own row."""
    return {
        "revision": revision,
        "section": entry.section,
        "section_confidence": entry.section_confidence,
        "section_guess": entry.section_guess,
        "concept_group": entry.group,
        "editions": list(entry.editions),
        "sources": [asdict(source) for source in entry.sources],
    }


def rows(entry: Entry) -> Mapping[Any, list[dict[str, Any]]]:
    """What stands in the other tables that an entry is projected into, by table."""
    return {
        TermRow: [_term(place, term) for place, term in enumerate(entry.terms)],
        TextRow: [
            *(
                {"position": place, "kind": "definition", **asdict(definition)}
                for place, definition in enumerate(entry.definitions)
            ),
            *({"position": place, **asdict(note)} for place, note in enumerate(entry.notes)),
        ],
        RelationRow: [
            *({"kind": "broader", "target": target} for target in entry.broader),
            *({"kind": "related", "target": target} for target in entry.related),
        ],
        MappingRow: [asdict(mapping) for mapping in entry.mappings],
        ReferenceRow: [
            {"position": place, **asdict(reference)}
            for place, reference in enumerate(entry.references)
        ],
    }


def _term(place: int, term: Term) -> dict[str, Any]:
    columns = asdict(term)
    for name in _OF_NO_READER:
        del columns[name]
    columns["replacements"] = list(columns["replacements"])
    columns["verdicts"] = list(columns["verdicts"])
    return {"position": place, **columns}
