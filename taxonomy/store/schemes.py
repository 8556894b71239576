"""The schemes with their editions, sections and groups."""

from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import read_scheme, write_scheme
from taxonomy.errors import NotFound
from taxonomy.store.tables import EditionRow, GroupRow, SchemeRow, SectionRow

Part = dict[str, Any]


def get(session: Session, scheme: str) -> Scheme:
    """One scheme. Raises `NotFound`."""
    row = session.get(SchemeRow, scheme)
    if row is None:
        raise NotFound("scheme", scheme)
    return _value(session, row)


def every(session: Session) -> tuple[Scheme, ...]:
    """Every scheme, by identifier."""
    rows = session.scalars(select(SchemeRow).order_by(SchemeRow.id)).all()
    return tuple(_value(session, row) for row in rows)


def save(session: Session, scheme: Scheme) -> None:
    """Keep a scheme as it is given, in place of what was known of it."""
    facts = write_scheme(scheme)
    editions = facts.pop("editions", [])
    sections = facts.pop("sections", [])
    groups = facts.pop("groups", [])
    session.merge(SchemeRow(id=facts.pop("id"), title=facts.pop("title"), facts=facts))
    session.flush()
    _replace(session, EditionRow, scheme.id, [_edition(edition) for edition in editions])
    _replace(session, SectionRow, scheme.id, sections)
    _replace(session, GroupRow, scheme.id, groups)


def _replace(session: Session, table: Any, scheme: str, parts: list[Part]) -> None:  # noqa: ANN401
    session.execute(delete(table).where(table.scheme_id == scheme))
    rows = [
        {"scheme_id": scheme, "position": position, **part} for position, part in enumerate(parts)
    ]
    if rows:
        session.execute(insert(table), rows)


def _edition(part: Part) -> Part:
    own = {name: part.pop(name) for name in ("id", "number", "language")}
    return {**own, "facts": part}


def _value(session: Session, row: SchemeRow) -> Scheme:
    def parts(table: Any) -> Any:  # noqa: ANN401 - each of the three tables
        return session.scalars(
            select(table).where(table.scheme_id == row.id).order_by(table.position)
        )

    return read_scheme(
        {
            "id": row.id,
            "title": row.title,
            **row.facts,
            "editions": [
                {"id": part.id, "number": part.number, "language": part.language, **part.facts}
                for part in parts(EditionRow)
            ],
            "sections": [
                {"id": part.id, "title": part.title, "confidence": part.confidence.value}
                for part in parts(SectionRow)
            ],
            "groups": [{"id": part.id, "title": part.title} for part in parts(GroupRow)],
        }
    )
