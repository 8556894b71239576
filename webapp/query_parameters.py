"""Query parameters, read in one way for pages and API: values, or a `BadQuestion`.

The names of parameters are the same everywhere: q, label, scheme, section,
lang, usage, page, per_page, limit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Flask, abort, request
from marshmallow import ValidationError, fields, post_load, pre_load, validates_schema

from taxonomy.errors import BadQuestion, Violation
from taxonomy.messages import Message
from taxonomy.search.contract import Filter, Query, Sort
from webapp import parameter_types
from webapp.context import termbase

MOST_SUGGESTIONS = 100
MOST_CHANGES = 1_000


@dataclass(frozen=True, slots=True)
class ConceptListParams:
    """Which concepts are wanted, and which page of their list."""

    filter: Filter
    page: int
    per_page: int


@dataclass(frozen=True, slots=True)
class SuggestParams:
    """What was typed so far, and how many labels are wanted."""

    text: str
    language: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class LookupParams:
    """A whole label, perhaps of one language, in one vocabulary or in any."""

    label: str
    language: str | None
    scheme: str | None


@dataclass(frozen=True, slots=True)
class ChangesParams:
    """From where on, and how much of, the change log is wanted."""

    position: int
    limit: int


@dataclass(frozen=True, slots=True)
class LanguagePairParams:
    """Two languages of a glossary, and the section that it is of."""

    source: str
    target: str
    section: str | None


def install(app: Flask) -> None:
    """Know names of releases in addresses, and refuse what is not text before it is read."""
    app.url_map.converters["release"] = parameter_types.ReleaseName
    app.before_request(_refuse_what_is_not_text)


class _Filters(parameter_types.Parameters):
    """What the questions that narrow down to concepts have in common."""

    terms_in = parameter_types.language("show")

    scheme = parameter_types.scheme()
    section = parameter_types.section()
    language = parameter_types.language()
    usage = parameter_types.usage()
    page = parameter_types.page()
    per_page = parameter_types.per_page()

    @validates_schema
    def section_is_there(self, data: Mapping[str, Any], **_: object) -> None:
        """A section is one of the scheme asked for, or of any."""
        section = data["section"]
        catalogue = termbase().catalogue
        wanted = (data["scheme"],) if data["scheme"] else catalogue.schemes
        known = {each.id for scheme in wanted for each in catalogue.scheme(scheme).sections}
        if section is not None and section not in known:
            raise ValidationError(
                Message(
                    "There is no section “%(section)s”. See /api/v1/schemes/{scheme}/sections.",
                    section=parameter_types.short(section),
                ),
                "section",
            )


class QuerySchema(_Filters):
    """A search."""

    text = parameter_types.text(
        "q",
        Message("The words to search for, in any language; the query language works here"),
        "child pornography",
    )
    sort = fields.Enum(
        Sort,
        by_value=True,
        load_default=Sort.RELEVANCE,
        error_messages={"unknown": parameter_types.one_of(Sort)},
        metadata={"rule": "sort", "description": Message("The order of the results")},
    )

    @post_load
    def to_query(self, data: dict[str, Any], **_: object) -> Query:
        """Turn checked parameters into a value."""
        return Query(**data)


class ConceptListSchema(_Filters):
    """Which concepts to list."""

    @post_load
    def to_browsing(self, data: dict[str, Any], **_: object) -> ConceptListParams:
        """Turn checked parameters into a value."""
        page, per_page = data.pop("page"), data.pop("per_page")
        return ConceptListParams(Filter(**data), page, per_page)


class SuggestSchema(parameter_types.Parameters):
    """What was typed so far."""

    text = parameter_types.text(
        "q", Message("The beginning of a term, or of a word in it"), "child por"
    )
    language = parameter_types.language()
    limit = parameter_types.Count(MOST_SUGGESTIONS, 10, Message("The most terms to return"))

    @post_load
    def to_beginning(self, data: dict[str, Any], **_: object) -> SuggestParams:
        """Turn checked parameters into a value."""
        return SuggestParams(**data)


class LookupParamsSchema(parameter_types.Parameters):
    """A whole label."""

    label = parameter_types.text(
        "label",
        Message("The whole term; capitals and accents don’t matter"),
        "child pornography",
    )
    language = parameter_types.language()
    scheme = parameter_types.scheme()

    @post_load
    def to_naming(self, data: dict[str, Any], **_: object) -> LookupParams:
        """Turn checked parameters into a value."""
        return LookupParams(**data)


class DaySchema(parameter_types.Parameters):
    """As it stood on a day, or as it stands."""

    at = parameter_types.Day(Message("As it was at the end of this day (UTC)"))

    @post_load
    def to_moment(self, data: dict[str, datetime | None], **_: object) -> datetime | None:
        """The moment meant."""
        return data["at"]


class ComparisonSchema(parameter_types.Parameters):
    """Which two states of a scheme; without `after`, as it stands now."""

    before = parameter_types.release(Message("The earlier release"), required=True)
    after = parameter_types.release(
        Message("The later release; leave it out for what is published now")
    )

    @post_load
    def to_names(self, data: dict[str, str | None], **_: object) -> tuple[str, str | None]:
        """The names of the two."""
        return str(data["before"]), data["after"]


class ChangesParamsSchema(parameter_types.Parameters):
    """From where on the change log is read."""

    since = parameter_types.Position(Message("The position of the last change that you know"))
    limit = parameter_types.Count(MOST_CHANGES, 100, Message("The most changes to return"))

    @post_load
    def to_since(self, data: dict[str, int], **_: object) -> ChangesParams:
        """Turn checked parameters into a value."""
        return ChangesParams(data["since"], data["limit"])


class RecentSchema(parameter_types.Parameters):
    """Of which vocabulary the latest changes are wanted, and which page of them."""

    scheme = parameter_types.scheme()
    page = parameter_types.page()

    @post_load
    def to_scheme_and_page(self, data: dict[str, Any], **_: object) -> tuple[str | None, int]:
        """The values themselves."""
        return data["scheme"], data["page"]


class LanguageSchema(parameter_types.Parameters):
    """A language or none, and which page of a list."""

    language = parameter_types.language()
    page = parameter_types.page()

    @post_load
    def to_language_and_page(self, data: dict[str, Any], **_: object) -> tuple[str | None, int]:
        """The values themselves."""
        return data["language"], data["page"]


class CheckSchema(parameter_types.Parameters):
    """How a text is checked; without a language, that of each paragraph is found out."""

    language = parameter_types.language()
    scheme = parameter_types.scheme()

    @pre_load
    def without_empty_ones(self, given: Mapping[str, str], **_: object) -> dict[str, str]:
        """A form sends what was not chosen as an empty text."""
        return {name: value for name, value in given.items() if value}

    @post_load
    def to_choice(self, data: dict[str, str | None], **_: object) -> tuple[str | None, str | None]:
        """The language and the vocabulary."""
        return data["language"], data["scheme"]


class LanguagePairSchema(parameter_types.Parameters):
    """Which glossary; without a choice, from English to French."""

    source = parameter_types.language("from", "en")
    target = parameter_types.language("to", "fr")
    section = parameter_types.section()

    @post_load
    def to_pair(self, data: dict[str, Any], **_: object) -> LanguagePairParams:
        """Turn checked parameters into a value."""
        return LanguagePairParams(data["source"], data["target"], data["section"] or None)


class PageSchema(parameter_types.Parameters):
    """Which page of a list."""

    page = parameter_types.page()

    @post_load
    def to_number(self, data: dict[str, int], **_: object) -> int:
        """The number itself."""
        return data["page"]


def _refuse_what_is_not_text() -> None:
    """Werkzeug would pass on `%ff` as it stands, and fall over a bare byte."""
    try:
        request.path.encode()
        unquote_to_bytes(request.query_string).decode()
    except UnicodeError:
        pairs = request.query_string.split(b"&")
        request.query_string = b""  # the page that tells of it links to itself
        raise BadQuestion(islice(_unreadable(pairs), parameter_types.MAX_REPORTED)) from None
    if "\0" in request.path:
        abort(404)


def _unreadable(pairs: list[bytes]) -> Iterator[Violation]:
    for pair in pairs:
        try:
            unquote_to_bytes(pair).decode()
        except UnicodeError:
            name = unquote_to_bytes(pair.partition(b"=")[0]).decode(errors="replace")
            yield Violation(
                "utf-8",
                parameter_types.short(name),
                Message("This isn’t UTF-8. Percent-encode the text as UTF-8."),
            )
