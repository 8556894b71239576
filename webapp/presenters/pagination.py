"""The pages of a long list: how many there are, which are named, and where they lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from flask import request, url_for

TERMS = 600  # terms a page; the longest list of the shipped scheme fits
CONCEPTS = 60  # concepts a page
_AROUND = 1  # pages named on either side of the present one


class PageLink(NamedTuple):
    """A page that is named; `number` is None where pages are left out."""

    number: int | None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a list, counted from 1; `arguments` are what its address holds besides."""

    total: int
    size: int
    page: int
    arguments: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The place in the list at which the page begins."""
        return (self.page - 1) * self.size

    @property
    def end(self) -> int:
        """The place before which it ends."""
        return self.page * self.size

    @property
    def last(self) -> int:
        """The number of the last page; the first is there even when the list is empty."""
        return max(1, -(-self.total // self.size))

    @property
    def steps(self) -> tuple[PageLink, ...]:
        """The pages to name: the first, the last, and those around the present one."""
        around = range(max(2, self.page - _AROUND), min(self.last, self.page + _AROUND + 1))
        named = sorted({1, *around, self.last})
        steps: list[PageLink] = []
        for before, number in zip([0, *named], named, strict=False):
            if number - before > 1:
                steps.append(PageLink(None))
            steps.append(PageLink(number, current=number == self.page))
        return tuple(steps)

    def address(self, page: int) -> str:
        """Where another page of what is shown now is."""
        assert request.endpoint is not None
        number = page if page > 1 else None
        arguments = {**self.arguments, **(request.view_args or {}), "page": number}
        return url_for(request.endpoint, **arguments)
