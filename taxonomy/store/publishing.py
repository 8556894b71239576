"""Publishing: revisions become what readers see, one or five hundred in the same few statements.

The tables that readers' questions are answered from are a projection of the published
revisions; the change log and the audit log tell that they were published. Two who publish
the same concept are told apart by compare-and-set: `based_on` is compared in the statement
that sets the new revision (optimistic concurrency).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.orm import Session

from taxonomy.entry.model import Entry, Term
from taxonomy.errors import OutOfDate
from taxonomy.store import audit, changes, revisions
from taxonomy.store.records import Change, Happening, Revision
from taxonomy.store.tables import (
    ConceptRow,
    MappingRow,
    ReferenceRow,
    RelationRow,
    TermRow,
    TextRow,
)

_OF_NO_READER = ("context", "found_in", "not_found_in")  # of a term: for the check of texts alone
_PROJECTED = (TermRow, TextRow, RelationRow, MappingRow, ReferenceRow)


def publish(
    session: Session, published: Sequence[Revision], *, by: str, at: datetime
) -> tuple[Change, ...]:
    """Make revisions of different concepts the ones that readers see; returns the changes.

    Raises `OutOfDate` unless each is based on what is published at this moment. The
    caller holds the lock of the change log and has checked the rules.
    """
    _project(session, published, _claimed(session, published))
    revisions.mark_published(session, [each.number for each in published], by=by, at=at)
    audit.extend(
        session,
        Happening.PUBLISHED,
        [("/".join(each.entry.identity), {"revision": each.number}) for each in published],
        by=by,
        at=at,
    )
    return changes.published(session, published, by=by, at=at)


def _claimed(session: Session, published: Sequence[Revision]) -> list[int]:
    """Set the revision of each concept; returns the concepts' rows, in the same order."""
    new = [each for each in published if each.based_on is None]
    claimed = dict(zip((each.number for each in new), _added(session, new), strict=True))
    for each in published:
        if each.based_on is not None:
            claimed[each.number] = _replaced(session, each)
    return [claimed[each.number] for each in published]


def _added(session: Session, new: Sequence[Revision]) -> Sequence[int]:
    """The rows of concepts that were never published. Raises `OutOfDate` where one was."""
    if not new:
        return ()
    names = [each.entry.identity for each in new]
    known = select(ConceptRow.revision).where(
        tuple_(ConceptRow.scheme_id, ConceptRow.identifier).in_(names)
    )
    current = session.scalars(known).first()
    if current is not None:
        raise OutOfDate(based_on=None, current=current)
    rows = [
        {"scheme_id": each.entry.scheme, "identifier": each.entry.concept} | _columns(each)
        for each in new
    ]
    added = insert(ConceptRow).returning(ConceptRow.id, sort_by_parameter_order=True)
    return session.scalars(added, rows).all()


def _replaced(session: Session, revision: Revision) -> int:
    """The row of a concept whose revision was the one that this is based on."""
    this = (
        ConceptRow.scheme_id == revision.entry.scheme,
        ConceptRow.identifier == revision.entry.concept,
    )
    claim = update(ConceptRow).where(*this, ConceptRow.revision == revision.based_on)
    claimed = session.scalars(claim.values(_columns(revision)).returning(ConceptRow.id)).first()
    if claimed is None:
        current = session.scalars(select(ConceptRow.revision).where(*this)).first()
        raise OutOfDate(based_on=revision.based_on, current=current)
    for table in _PROJECTED:
        session.execute(delete(table).where(table.concept_id == claimed))
    return claimed


def _project(session: Session, published: Sequence[Revision], concepts: Sequence[int]) -> None:
    """Write what stands in the other tables, all rows of a table in one statement."""
    by_table: dict[Any, list[dict[str, Any]]] = {table: [] for table in _PROJECTED}
    for each, concept in zip(published, concepts, strict=True):
        for table, rows in _rows(each.entry).items():
            by_table[table] += ({"concept_id": concept, **row} for row in rows)
    for table, rows in by_table.items():
        if rows:
            session.execute(insert(table), rows)


def _columns(revision: Revision) -> dict[str, Any]:
    """What stands in the concept's own row."""
    entry = revision.entry
    return {
        "revision": revision.number,
        "section": entry.section,
        "section_confidence": entry.section_confidence,
        "section_guess": entry.section_guess,
        "concept_group": entry.group,
        "editions": list(entry.editions),
        "sources": [asdict(source) for source in entry.sources],
    }


def _rows(entry: Entry) -> Mapping[Any, list[dict[str, Any]]]:
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
