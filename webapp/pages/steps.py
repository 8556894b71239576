"""Where a reader can go from a page of results: other pages of it, and narrower views."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taxonomy.search.contract import Hits, Query
from webapp.showing.designations import place

_AROUND = 1  # pages named on either side of the present one


class Page(NamedTuple):
    """One step of a pager; `number` is None where pages are left out."""

    number: int | None
    current: bool = False


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


def last_page(hits: Hits) -> int:
    """The number of the last page; the first one is there even when nothing was found."""
    return max(1, -(-hits.total // hits.query.per_page))


def pages(hits: Hits) -> tuple[Page, ...]:
    """The pages to name: the first, the last, and those around the present one."""
    last, now = last_page(hits), hits.query.page
    named = [
        number
        for number in range(1, last + 1)
        if number in {1, last} or abs(number - now) <= _AROUND
    ]
    steps: list[Page] = []
    for before, number in zip([0, *named], named, strict=False):
        if number - before > 1:
            steps.append(Page(None))
        steps.append(Page(number, current=number == now))
    return tuple(steps)
