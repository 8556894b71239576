"""The filters of a search: the values to choose from, those in force, and what they hide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from flask_babel import gettext

from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import Hits, Query
from webapp.i18n import in_my_language, language_name
from webapp.presenters.designations import place
from webapp.presenters.outline import section_name

# Facets by the parameter that chooses a value, with the field of the query.
FIELDS: Mapping[str, str] = {
    "usage": "usage",
    "lang": "language",
    "show": "terms_in",
    "section": "section",
    "scheme": "scheme",
}
PER_PAGE = 10  # concepts of a page of results, so that it is no longer than a reader scrolls
_FACETS = {"show": "terms_in"}  # facets that are not called as their parameter


class Choice(NamedTuple):
    """One value of a facet: how much it would leave, and where it leads."""

    value: str
    concepts: int
    chosen: bool
    arguments: Mapping[str, str]


class ActiveFilter(NamedTuple):
    """A filter in force: its name, its value in words, and the search without it."""

    parameter: str
    name: str
    value: str
    arguments: Mapping[str, str]


class HidingFilter(NamedTuple):
    """A filter without which there are answers, and how many."""

    filter: ActiveFilter
    concepts: int


def arguments(query: Query, **changes: str | None) -> dict[str, str]:
    """A query as the parameters of its address, some of them changed; None leaves one out.

    A change leads back to the first page, unless `page` is among the changes.
    """
    asked: dict[str, str | None] = {
        "q": query.text,
        **{parameter: getattr(query, field) for parameter, field in FIELDS.items()},
        "sort": query.sort.value if query.sort is not Query("").sort else None,
        "per_page": str(query.per_page) if query.per_page != PER_PAGE else None,
    }
    return {name: value for name, value in {**asked, **changes}.items() if value is not None}


def choices(hits: Hits, parameter: str, first: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The values of a facet: those wanted first, then the most frequent.

    A chosen value leads back to all values.
    """
    now = getattr(hits.query, FIELDS[parameter])
    counts = dict(hits.facets.get(_FACETS.get(parameter, parameter), {}))
    if now is not None:
        counts[now] = hits.total
    return tuple(
        Choice(
            value,
            count,
            value == now,
            arguments(hits.query, **{parameter: None if value == now else value}),
        )
        for value, count in sorted(
            counts.items(), key=lambda each: (place(each[0], first), -each[1], each[0])
        )
    )


def active(query: Query, catalogue: Catalogue) -> tuple[ActiveFilter, ...]:
    """The filters in force, in the order in which they are offered."""
    return tuple(_active(query, catalogue))


def hiding(query: Query, catalogue: Catalogue) -> tuple[HidingFilter, ...]:
    """The filters each of which, taken away, gives answers."""
    found = []
    for each in active(query, catalogue):
        left_out: dict[str, Any] = {FIELDS[each.parameter]: None, "page": 1}
        concepts = catalogue.find(replace(query, **left_out)).total
        if concepts:
            found.append(HidingFilter(each, concepts))
    return tuple(found)


def without_filters(query: Query) -> Query:
    """The same words without any filter."""
    left_out: dict[str, Any] = dict.fromkeys(FIELDS.values())
    return replace(query, page=1, **left_out)


def _active(query: Query, catalogue: Catalogue) -> Iterator[ActiveFilter]:
    names = {
        "usage": gettext("Verdict"),
        "lang": gettext("Asked in"),
        "show": gettext("Terms in"),
        "section": gettext("Section"),
        "scheme": gettext("Vocabulary"),
    }
    for parameter, field in FIELDS.items():
        value = getattr(query, field)
        if value is not None:
            without = arguments(query, **{parameter: None})
            words = _in_words(parameter, value, catalogue)
            yield ActiveFilter(parameter, names[parameter], words, without)


def _in_words(parameter: str, value: str, catalogue: Catalogue) -> str:
    match parameter:
        case "usage":
            return _verdict(value)
        case "section":
            return in_my_language(section_name(catalogue.schemes.values(), value)).text
        case "scheme":
            return in_my_language(catalogue.scheme(value).title).text
    return language_name(value)


def _verdict(usage: str) -> str:
    words: dict[str, str] = {
        "preferred": gettext("Use"),
        "admitted": gettext("You may use"),
        "caution": gettext("Take care"),
        "discouraged": gettext("Avoid"),
    }
    return words[usage]
