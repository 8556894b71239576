"""Parameter types: what each must be, the message when it is not, how it is documented."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import islice
from typing import Any, NoReturn, cast

from marshmallow import EXCLUDE, Schema, ValidationError, fields, missing, pre_load, validate
from werkzeug.datastructures import MultiDict
from werkzeug.routing import BaseConverter

from taxonomy import languages
from taxonomy.curation import releasing
from taxonomy.entry.model import Usage
from taxonomy.errors import BadQuestion, Violation
from taxonomy.messages import Message
from taxonomy.search.contract import LONGEST_QUERY, MOST_PER_PAGE
from webapp.context import termbase

MAX_REPORTED = 20  # of the things to fix
LAST_PAGE = 1_000_000
LAST_POSITION = 2**31 - 1

_LONGEST_TAG = 35  # characters; what RFC 5646, section 4.4.1, has every reader provide for
_LONGEST_ECHO = 40  # characters of a bad value or name that are told back

_UNKNOWN = Message("There is no such parameter here. Remove it.")
_MISSING = Message("This parameter is missing.")
_REPEATED = Message("Use this parameter only once.")
_RULES = {_UNKNOWN: "known", _MISSING: "required", _REPEATED: "once"}


class ReleaseName(BaseConverter):
    """A part of an address that is the name of a release; it goes before names of concepts."""

    regex = releasing.NAME
    weight = 50


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
        """Say in the words of the domain what needs fixing."""
        raise BadQuestion(islice(self._violations(error), MAX_REPORTED)) from error

    @property
    def _by_name(self) -> dict[str, fields.Field[Any]]:
        return {field.data_key or name: field for name, field in self.fields.items()}

    def _violations(self, error: ValidationError) -> Iterator[Violation]:
        known = self._by_name
        for name, messages in cast("dict[str, list[Message]]", error.messages).items():
            own = str(known[name].metadata["rule"]) if name in known else "known"
            for message in messages:
                yield Violation(_RULES.get(message, own), short(name), message)


def _is_asked(text: str) -> None:
    if not text.strip():
        raise ValidationError(Message("Enter at least one character that isn’t a space."))
    if len(text) > LONGEST_QUERY:
        raise ValidationError(
            Message(
                "Use at most %(most)s characters. There are %(count)s here.",
                most=LONGEST_QUERY,
                count=len(text),
            )
        )


def is_language(tag: str) -> None:
    """Raise `ValidationError` unless a text is a language tag."""
    if len(tag) > _LONGEST_TAG or not languages.is_valid(tag):
        raise ValidationError(
            Message(
                "“%(tag)s” isn’t a language tag (BCP 47). Use one such as en, fr or pt-BR.",
                tag=short(tag),
            )
        )


def is_scheme(scheme: str) -> None:
    """Raise `ValidationError` unless there is a vocabulary of that name."""
    known = termbase().catalogue.schemes
    if scheme not in known:
        raise ValidationError(
            Message(
                "There is no vocabulary “%(scheme)s”. Choose one of: %(known)s.",
                scheme=short(scheme),
                known=", ".join(known) or "–",
            )
        )


def short(text: str) -> str:
    """The beginning of what was given, enough to be recognised."""
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"


def one_of(choices: Iterable[str]) -> Message:
    """What is said where something is none of the choices."""
    return Message("Choose one of: %(choices)s.", choices=", ".join(choices))


def text(name: str, about: Message, example: str) -> fields.String:
    """A text that is asked about."""
    return fields.String(
        required=True,
        data_key=name,
        error_messages={"required": _MISSING},
        validate=_is_asked,
        metadata={
            "rule": "text",
            "description": about,
            "example": example,
            "minLength": 1,
            "maxLength": LONGEST_QUERY,
        },
    )


def language(name: str = "lang", default: str | None = None) -> fields.String:
    """A language or none."""
    return fields.String(
        load_default=default,
        data_key=name,
        validate=is_language,
        metadata={"rule": "language-tag", "description": Message("A language, as a BCP 47 tag")},
    )


def scheme() -> fields.String:
    """A vocabulary that there is, or none."""
    return fields.String(
        load_default=None,
        validate=is_scheme,
        metadata={"rule": "scheme", "description": Message("Only concepts of this vocabulary")},
    )


def release(about: Message, *, required: bool = False) -> fields.String:
    """The name of a release."""
    return fields.String(
        required=required,
        load_default=missing if required else None,
        error_messages={"required": _MISSING},
        metadata={"rule": "release", "description": about, "example": "2025-04"},
    )


def section() -> fields.String:
    """A section or none."""
    return fields.String(
        load_default=None,
        metadata={"rule": "section", "description": Message("Only concepts of this section")},
    )


def usage() -> fields.Enum[Usage]:
    """A verdict or none."""
    return fields.Enum(
        Usage,
        by_value=True,
        load_default=None,
        error_messages={"unknown": one_of(Usage)},
        metadata={"rule": "usage", "description": Message("Only terms with this verdict")},
    )


class Count(fields.Integer):
    """A whole number in plain digits, from one up to some most."""

    def __init__(self, most: int, default: int, about: Message) -> None:
        self.most = most
        super().__init__(
            load_default=default,
            validate=validate.Range(1, most, error=self.wanted),
            error_messages={"invalid": self.wanted},
            metadata={"rule": "count", "description": about},
        )

    @property
    def wanted(self) -> Message:
        """What to give instead of something else."""
        return Message("Use a whole number from 1 to %(most)s.", most=self.most)

    def _validated(self, value: object) -> int:
        if not re.fullmatch("[0-9]{1,9}", str(value), re.ASCII):
            raise self.make_error("invalid", input=value)
        return int(str(value))


class Day(fields.Date):
    """A day; what is meant is its end, in UTC."""

    def __init__(self, about: Message) -> None:
        super().__init__(
            load_default=None,
            data_key="at",
            error_messages={"invalid": Message("Use a date such as 2026-03-01.")},
            metadata={"rule": "day", "description": about, "example": "2026-03-01"},
        )

    def _deserialize(self, value: object, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        day = super()._deserialize(value, *args, **options)
        return datetime.combine(day, time.max, UTC)


class Position(fields.Integer):
    """A position in the change log, from 0 up."""

    def __init__(self, about: Message) -> None:
        wanted = Message("Use a position from an earlier answer, or 0.")
        super().__init__(
            load_default=0,
            data_key="since",
            validate=validate.Range(0, LAST_POSITION, error=wanted),
            error_messages={"invalid": wanted},
            metadata={"rule": "position", "description": about},
        )


def page() -> Count:
    """Which page of a list."""
    return Count(LAST_PAGE, 1, Message("The page of results, starting at 1"))


def per_page() -> Count:
    """How long a page is."""
    return Count(MOST_PER_PAGE, 20, Message("How many results a page has"))
