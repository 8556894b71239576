"""What readers see: the published entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import Session

from taxonomy.entry.fast_serializer import revive_entry
from taxonomy.errors import NotFound
from taxonomy.store.records import Published
from taxonomy.store.tables import (
    ConceptRow,
    RevisionRow,
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
