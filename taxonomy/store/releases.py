"""Releases: what was published of a scheme at a place in the change log, under a name."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import and_, func, insert, select
from sqlalchemy.orm import Session

from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import read_scheme, write_scheme
from taxonomy.errors import NotFound
from taxonomy.store import published
from taxonomy.store.records import ChangeKind, Published, Release
from taxonomy.store.tables import ChangeRow, ReleaseRow

_AT_ONCE = 500  # revisions a statement


def add(session: Session, release: Release, scheme: Scheme) -> None:
    """Keep a release, with the scheme as it is."""
    session.execute(
        insert(ReleaseRow).values(
            scheme_id=release.scheme,
            name=release.name,
            position=release.position,
            scheme=write_scheme(scheme),
            comment=release.comment,
            by=release.by,
            at=release.at,
        )
    )


def of_scheme(session: Session, scheme: str) -> tuple[Release, ...]:
    """The releases of a scheme, newest first."""
    rows = session.scalars(
        select(ReleaseRow)
        .where(ReleaseRow.scheme_id == scheme)
        .order_by(ReleaseRow.position.desc(), ReleaseRow.at.desc())
    )
    return tuple(_value(row) for row in rows)


def get(session: Session, scheme: str, name: str) -> Release:
    """One release. Raises `NotFound`."""
    return _value(_row(session, scheme, name))


def scheme_of(session: Session, release: Release) -> Scheme:
    """The scheme as it was released."""
    return read_scheme(_row(session, release.scheme, release.name).scheme)


def entries(session: Session, release: Release, wanted: Sequence[str] = ()) -> Iterator[Published]:
    """The entries of a release, or those wanted of them, in the order of first publication."""
    numbers = list(revisions_at(session, release.scheme, release.position, wanted).values())
    for first in range(0, len(numbers), _AT_ONCE):
        yield from published.of_revisions(session, numbers[first : first + _AT_ONCE])


def entry(session: Session, release: Release, concept: str) -> Published:
    """One entry of a release. Raises `NotFound`."""
    for found in entries(session, release, (concept,)):
        return found
    raise NotFound("concept", f"{release.scheme}/{release.name}/{concept}")


def revisions_at(
    session: Session, scheme: str, position: int, wanted: Sequence[str] = ()
) -> Mapping[str, int]:
    """The revision of each concept that was published at a position, oldest concepts first."""
    last = (
        select(
            func.min(ChangeRow.position).label("first"), func.max(ChangeRow.position).label("last")
        )
        .where(
            ChangeRow.scheme_id == scheme,
            ChangeRow.kind == ChangeKind.PUBLISHED,
            ChangeRow.position <= position,
            *([ChangeRow.concept.in_(wanted)] if wanted else ()),
        )
        .group_by(ChangeRow.concept)
        .subquery()
    )
    rows = session.execute(
        select(ChangeRow.concept, ChangeRow.revision)
        .join(last, and_(ChangeRow.position == last.c.last))
        .order_by(last.c.first)
    )
    return {row.concept: row.revision for row in rows}


def _row(session: Session, scheme: str, name: str) -> ReleaseRow:
    row = session.get(ReleaseRow, (scheme, name))
    if row is None:
        raise NotFound("release", f"{scheme}/{name}")
    return row


def _value(row: ReleaseRow) -> Release:
    return Release(
        scheme=row.scheme_id,
        name=row.name,
        position=row.position,
        comment=row.comment,
        by=row.by,
        at=row.at,
    )
