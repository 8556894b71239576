"""Where a reader can go from a page of results: narrower and wider views."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taxonomy.search.contract import Hits, Query
from webapp.showing.designations import place


class Choice(NamedTuple):
    """One value of a facet: how much it would leave, and where it leads."""

    value: str
    concepts: int
    chosen: bool
    arguments: Mapping[str, str]


def arguments(query: Query, **changes: str | None) -> dict[str, str]:
    """A query as the parameters of its address, some of them changed; None leaves one out.

    A change leads back to the first page, unless `page` is among the changes.
    """
    asked: dict[str, str | None] = {
        "q": query.text,
        "scheme": query.scheme,
        "usage": query.usage,
        "lang": query.language,
        "section": query.section,
        "sort": query.sort.value if query.sort is not Query("").sort else None,
        "per_page": str(query.per_page) if query.per_page != Query("").per_page else None,
    }
    return {name: value for name, value in {**asked, **changes}.items() if value is not None}


def choices(hits: Hits, facet: str, first: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The values of a facet: those wanted first, then the most frequent.

    A chosen value leads back to all values.
    """
    now = arguments(hits.query).get(facet)
    counts = dict(hits.facets.get(facet, {}))
    if now is not None:
        counts.setdefault(now, hits.total)
    return tuple(
        Choice(
            value,
            count,
            value == now,
            arguments(hits.query, **{facet: None if value == now else value}),
        )
        for value, count in sorted(
            counts.items(), key=lambda each: (place(each[0], first), -each[1], each[0])
        )
    )
