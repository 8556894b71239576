"""Fields of answers, each with its description in the OpenAPI document."""

from marshmallow import fields

from taxonomy.entry.model import Usage
from taxonomy.entry.verdicts import Advice


def text(about: str, example: str | None = None) -> fields.String:
    """A text that is always there."""
    return fields.String(required=True, metadata=described(about, example))


def optional(about: str) -> fields.String:
    """A text that is null where there is none."""
    return fields.String(required=True, allow_none=True, metadata=described(about))


def texts(about: str) -> fields.Dict:
    """A text in each of some languages."""
    return fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata=described(about)
    )


def count(about: str) -> fields.Integer:
    """A number that is always there."""
    return fields.Integer(required=True, metadata=described(about))


def optional_number(about: str, *, required: bool = True) -> fields.Integer:
    """A number that is null, or left out, where there is none."""
    return fields.Integer(required=required, allow_none=True, metadata=described(about))


def where(about: str) -> fields.String:
    """A text that is left out where it says nothing."""
    return fields.String(metadata=described(about))


def usage() -> fields.Enum[Usage]:
    """The usage of a term; null where its vocabulary gives no verdicts."""
    return fields.Enum(
        Usage,
        by_value=True,
        required=True,
        allow_none=True,
        metadata=described("The verdict there; null where the vocabulary gives no verdicts"),
    )


def verdict() -> fields.Enum[Advice]:
    """The one verdict on a label."""
    return fields.Enum(
        Advice,
        by_value=True,
        required=True,
        metadata=described("The verdict; “depends” where it differs by what is meant", "depends"),
    )


def verified() -> fields.Boolean:
    """Whether the evidence for a term or verdict was found."""
    return fields.Boolean(
        required=True, metadata=described("Whether it was checked against a source")
    )


def described(about: str, example: str | None = None) -> dict[str, str]:
    """What the OpenAPI document tells of a field."""
    return {"description": about, **({"example": example} if example else {})}
