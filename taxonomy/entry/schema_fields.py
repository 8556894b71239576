"""Schema fields: the kinds of fields that documents are made of, and how they are read."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from taxonomy.entry.pruning import Document, pruned
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message

LONGEST_LABEL = 500  # characters
LONGEST_TEXT = 10_000
IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}"

_ADDRESS = validate.URL(schemes={"http", "https"})

_A_TAG = Message("Enter a language tag such as “fr” or “pt-BR”.")
A_MAPPING = Message("Enter a mapping (names and values) here.")


def label() -> fields.String:
    """A term, a title, a name: something short that must be there."""
    return fields.String(required=True, validate=_length(LONGEST_LABEL))


def text(longest: int = LONGEST_TEXT, **options: Any) -> fields.String:  # noqa: ANN401
    """A text that is not empty."""
    return fields.String(validate=_length(longest), **options)


def _length(longest: int) -> validate.Length:
    message = Message("Enter some text, up to %(most)s characters.", most=longest)
    return validate.Length(1, longest, error=message)


def optional(longest: int = LONGEST_LABEL) -> fields.String:
    """A text that may be left out."""
    return text(longest, load_default=None, allow_none=True)


def line() -> fields.String:
    """A short text of one line, as is kept in lists."""
    one_line = validate.Regexp(r"\S[^\r\n]*\Z", error=Message("Write this on one line."))
    return fields.String(validate=[_length(LONGEST_LABEL), one_line])


def lines() -> fields.List[Any]:
    """A list of lines; so few that all of them together are no longer than a text may be."""
    most = LONGEST_TEXT // (LONGEST_LABEL + 1)
    few = validate.Length(max=most, error=Message("Enter at most %(most)s lines.", most=most))
    return fields.List(line(), load_default=list, validate=few)


def texts(**options: Any) -> fields.Dict:  # noqa: ANN401
    """Texts by language; none where the field is left out."""
    return fields.Dict(
        keys=fields.String(),
        values=text(),
        metadata={"description": "Texts by language (BCP 47)"},
        **(options or {"load_default": dict}),
    )


def identifier(**options: Any) -> fields.String:  # noqa: ANN401
    """An identifier that can stand in a URI as it is."""
    message = Message("Use only letters, digits, “.”, “_”, “~” and “-”, at most 100 of them.")
    wanted = validate.Regexp(f"^{IDENTIFIER}$", error=message)
    return fields.String(validate=wanted, **options)


def is_address(uri: str) -> bool:
    """Whether a text is an address of the web, as `fields.Url` has it."""
    try:
        _ADDRESS(uri)
    except ValidationError:
        return False
    return True


def language() -> fields.String:
    """A language tag; whether there is such a language is a rule."""
    return fields.String(
        required=True,
        validate=validate.Length(2, 35, error=_A_TAG),
        metadata={"description": "BCP 47 tag"},
    )


def many(field: fields.Field[Any]) -> fields.List[Any]:
    """A list that may be left out."""
    return fields.List(field, load_default=list)


class ValueSchema(Schema):
    """A document that becomes one frozen value; unknown fields are refused."""

    class Meta:
        """Nothing handed in is dropped in silence."""

        unknown = RAISE

    value: ClassVar[type]

    @post_load
    def to_value(self, data: Document, **_: object) -> object:
        """Turn checked data into a value."""
        return self.value(
            **{
                name: tuple(given) if isinstance(given, list) else given
                for name, given in data.items()
            }
        )


def read(schema: Schema, document: object) -> object:
    """The value that a document holds.

    Raises `Malformed` with a violation for every field that is wrong.
    """
    if not isinstance(document, Mapping):
        raise Malformed([Violation("shape", "", A_MAPPING)])
    try:
        return schema.load(document)
    except ValidationError as error:
        raise Malformed(_violations(error.messages, "")) from error


def write(schema: Schema, value: object) -> Document:
    """The document of a value, without the fields that say nothing."""
    return pruned(cast("Document", schema.dump(value)))


# What marshmallow reports, in plain English.
_PLAINLY: Mapping[str, Message] = {
    "Missing data for required field.": Message("This is missing. Fill it in."),
    "Field may not be null.": Message("This is missing. Fill it in."),
    "Unknown field.": Message("There is no such field. Remove it."),
    "Not a valid string.": Message("Enter text here."),
    "Not a valid integer.": Message("Enter a whole number."),
    "Not a valid boolean.": Message("Enter true or false."),
    "Not a valid list.": Message("Enter a list here."),
    "Not a valid mapping type.": Message("Enter a mapping (names and values) here."),
    "Not a valid URL.": Message("Enter a web address that begins with https:// or http://."),
    "Invalid input type.": A_MAPPING,
    "String does not match expected pattern.": Message("This is not in the expected format."),
}
_CHOICE = "Must be one of: "


def _plainly(message: str) -> Message:
    if isinstance(message, Message):
        return message
    if message.startswith(_CHOICE):
        choices = message.removeprefix(_CHOICE).removesuffix(".")
        return Message("Choose one of: %(choices)s.", choices=choices)
    return _PLAINLY.get(message) or Message.untranslated(message)


def _violations(messages: object, pointer: str) -> Iterator[Violation]:
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            # marshmallow tells the key and the value of a mapping apart by one more level.
            deeper = pointer if name in {"key", "value", "_schema"} else f"{pointer}/{name}"
            yield from _violations(inner, deeper)
    else:
        for message in cast("list[str]", messages):
            yield Violation("shape", pointer, _plainly(message))
