"""One reading of query strings, for pages and API: parameters become values, or a `BadQuestion`.

The names of parameters are the same everywhere: q, label, scheme, section,
lang, usage, page, per_page, limit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn, cast
from urllib.parse import unquote_to_bytes

from flask import Flask, abort, request
from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validate,
    validates_schema,
)
from werkzeug.datastructures import MultiDict

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.errors import BadQuestion, Violation
from taxonomy.search.contract import LONGEST_QUERY, MOST_PER_PAGE, Query
from taxonomy.search.shelf import Filter
from webapp.context import termbase

MOST_SUGGESTIONS = 100
LAST_PAGE = 1_000_000

_LONGEST_TAG = 35  # characters; what RFC 5646, section 4.4.1, has every reader provide for
_LONGEST_ECHO = 40  # characters of a bad value or name that are told back
_MOST_TOLD = 20  # of the things to mend

_UNKNOWN = "There is no such parameter here; leave it out."
_MISSING = "This parameter is needed."
_REPEATED = "Give this parameter once."
_RULES = {_UNKNOWN: "known", _MISSING: "required", _REPEATED: "once"}


@dataclass(frozen=True, slots=True)
class Browsing:
    """Which concepts are wanted, and which page of their list."""

    filter: Filter
    page: int
    per_page: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was typed so far, and how many labels are wanted."""

    text: str
    language: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A whole label, perhaps of one language."""

    label: str
    language: str | None


def install(app: Flask) -> None:
    """Refuse addresses that are not text before anything reads them."""
    app.before_request(_refuse_what_is_not_text)


class Parameters(Schema):
    """The parameters of an address; by itself, none.

    Unknown ones are left aside: pages are reached by addresses that others
    have added to. The API refuses them.
    """

    class Meta:
        """What pages do; the API's parser says otherwise."""

        unknown = EXCLUDE

    error_messages = {  # noqa: RUF012 - marshmallow's own attribute
        "unknown": _UNKNOWN
    }

    @pre_load
    def once_each(self, given: Mapping[str, str], **_: object) -> dict[str, str]:
        """The parameters as a plain mapping, unless one of them was given twice."""
        if not isinstance(given, MultiDict):
            return dict(given)
        known = self._by_name
        repeated = [name for name, values in given.lists() if len(values) > 1 and name in known]
        if repeated:
            raise ValidationError({name: [_REPEATED] for name in repeated})
        return given.to_dict()

    def handle_error(self, error: ValidationError, data: object, **_: object) -> NoReturn:  # noqa: ARG002
        """Say in the words of the domain what is to be mended."""
        raise BadQuestion(islice(self._violations(error), _MOST_TOLD)) from error

    @property
    def _by_name(self) -> dict[str, fields.Field[Any]]:
        return {field.data_key or name: field for name, field in self.fields.items()}

    def _violations(self, error: ValidationError) -> Iterator[Violation]:
        known = self._by_name
        for name, messages in cast("dict[str, list[str]]", error.messages).items():
            own = str(known[name].metadata["rule"]) if name in known else "known"
            for message in messages:
                yield Violation(_RULES.get(message, own), _short(name), message)


def _is_asked(text: str) -> None:
    if not text.strip():
        raise ValidationError("Give at least one character that is not a space.")
    if len(text) > LONGEST_QUERY:
        raise ValidationError(
            f"Give at most {LONGEST_QUERY} characters; there are {len(text)} here."
        )


def _is_language(tag: str) -> None:
    if len(tag) > _LONGEST_TAG or not languages.is_valid(tag):
        raise ValidationError(
            f"“{_short(tag)}” is no language tag (BCP 47); give one such as en, fr or pt-BR."
        )


def _is_scheme(scheme: str) -> None:
    known = termbase().shelf.schemes
    if scheme not in known:
        raise ValidationError(
            f"There is no scheme “{_short(scheme)}”; there are: {', '.join(known) or 'none yet'}."
        )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"


def _text(name: str, about: str, example: str) -> fields.String:
    return fields.String(
        required=True,
        data_key=name,
        error_messages={"required": _MISSING},
        validate=_is_asked,
        metadata={
            "rule": "text",
            "description": f"{about}; at most {LONGEST_QUERY} characters",
            "example": example,
            "minLength": 1,
            "maxLength": LONGEST_QUERY,
        },
    )


def _language() -> fields.String:
    return fields.String(
        load_default=None,
        data_key="lang",
        validate=_is_language,
        metadata={"rule": "language-tag", "description": "A language, as a BCP 47 tag"},
    )


def _scheme() -> fields.String:
    return fields.String(
        load_default=None,
        validate=_is_scheme,
        metadata={"rule": "scheme", "description": "Only concepts of this vocabulary"},
    )


def _section() -> fields.String:
    return fields.String(
        load_default=None,
        metadata={"rule": "section", "description": "Only concepts of this section"},
    )


def _usage() -> fields.Enum[Usage]:
    return fields.Enum(
        Usage,
        by_value=True,
        load_default=None,
        error_messages={"unknown": f"Choose one of {', '.join(Usage)}."},
        metadata={"rule": "usage", "description": "Only terms with this verdict"},
    )


class Count(fields.Integer):
    """A whole number in plain digits, from one up to some most."""

    def __init__(self, most: int, default: int, about: str) -> None:
        self.most = most
        super().__init__(
            load_default=default,
            validate=validate.Range(1, most, error=self.wanted),
            error_messages={"invalid": self.wanted},
            metadata={"rule": "count", "description": about},
        )

    @property
    def wanted(self) -> str:
        """What to give instead of something else."""
        return f"Give a whole number from 1 to {self.most}."

    def _validated(self, value: object) -> int:
        if not re.fullmatch("[0-9]{1,9}", str(value), re.ASCII):
            raise self.make_error("invalid", input=value)
        return int(str(value))


def _page() -> Count:
    return Count(LAST_PAGE, 1, "Which page of the answers, counted from 1")


def _per_page() -> Count:
    return Count(MOST_PER_PAGE, 20, "How many answers a page holds")


class _Filters(Parameters):
    """What the questions that narrow down to concepts have in common."""

    scheme = _scheme()
    section = _section()
    language = _language()
    usage = _usage()
    page = _page()
    per_page = _per_page()

    @validates_schema
    def section_is_there(self, data: Mapping[str, Any], **_: object) -> None:
        """A section is one of the scheme asked for, or of any."""
        section = data["section"]
        shelf = termbase().shelf
        wanted = (data["scheme"],) if data["scheme"] else shelf.schemes
        known = {each.id for scheme in wanted for each in shelf.scheme(scheme).sections}
        if section is not None and section not in known:
            raise ValidationError(
                f"There is no section “{_short(section)}”; "
                "/api/v1/schemes/{scheme}/sections lists what there is.",
                "section",
            )


class QuerySchema(_Filters):
    """A search."""

    text = _text("q", "What to look for, in any language", "child pornography")

    @post_load
    def to_query(self, data: dict[str, Any], **_: object) -> Query:
        """Turn checked parameters into a value."""
        return Query(**data)


class BrowsingSchema(_Filters):
    """Which concepts to list."""

    @post_load
    def to_browsing(self, data: dict[str, Any], **_: object) -> Browsing:
        """Turn checked parameters into a value."""
        page, per_page = data.pop("page"), data.pop("per_page")
        return Browsing(Filter(**data), page, per_page)


class BeginningSchema(Parameters):
    """What was typed so far."""

    text = _text("q", "The beginning of a label, or of a word in it", "child por")
    language = _language()
    limit = Count(MOST_SUGGESTIONS, 10, "How many labels at most")

    @post_load
    def to_beginning(self, data: dict[str, Any], **_: object) -> Beginning:
        """Turn checked parameters into a value."""
        return Beginning(**data)


class NamingSchema(Parameters):
    """A whole label."""

    label = _text("label", "The whole label; case and accents do not matter", "child pornography")
    language = _language()

    @post_load
    def to_naming(self, data: dict[str, Any], **_: object) -> Naming:
        """Turn checked parameters into a value."""
        return Naming(**data)


class LanguageSchema(Parameters):
    """A language or none, for pages that need nothing else."""

    language = _language()

    @post_load
    def to_tag(self, data: dict[str, str | None], **_: object) -> str | None:
        """The tag itself."""
        return data["language"]


def _refuse_what_is_not_text() -> None:
    """Werkzeug would pass on `%ff` as it stands, and fall over a bare byte."""
    try:
        request.path.encode()
        unquote_to_bytes(request.query_string).decode()
    except UnicodeError:
        pairs = request.query_string.split(b"&")
        request.query_string = b""  # the page that tells of it links to itself
        raise BadQuestion(islice(_unreadable(pairs), _MOST_TOLD)) from None
    if "\0" in request.path:
        abort(404)


def _unreadable(pairs: list[bytes]) -> Iterator[Violation]:
    for pair in pairs:
        try:
            unquote_to_bytes(pair).decode()
        except UnicodeError:
            name = unquote_to_bytes(pair.partition(b"=")[0]).decode(errors="replace")
            yield Violation(
                "utf-8", _short(name), "This is not UTF-8; percent-encode the text as UTF-8."
            )
