"""The shape in which a scheme crosses a border: a dictionary to a value and back."""

from collections.abc import Mapping
from typing import Any, cast

from marshmallow import fields, post_load, pre_load, validate

from taxonomy.entry import model, scheme, shape
from taxonomy.entry.schema import SourceSchema


class EventSchema(shape.ValueSchema):
    """Something that happened to an edition."""

    value = scheme.Event
    what = shape.label()
    date = fields.String(required=True, validate=validate.Regexp(r"^\d{4}(-\d{2}){0,2}$"))
    place = shape.optional()


class EditionSchema(shape.ValueSchema):
    """A dated release of the source document."""

    value = scheme.Edition
    id = shape.identifier(required=True)
    number = fields.Integer(required=True, validate=validate.Range(1))
    language = shape.language()
    events = shape.many(fields.Nested(EventSchema))
    authors = shape.many(shape.text(shape.LONGEST_LABEL))
    publisher = shape.optional()
    isbn = shape.many(shape.text(shape.LONGEST_LABEL))
    organisations = fields.Integer(load_default=None, allow_none=True)
    remark = shape.texts()
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )
    source = fields.Nested(SourceSchema, load_default=None, allow_none=True)

    @pre_load
    def by_language(self, data: object, **_: object) -> object:
        """Take a remark that is a single text for English, as older documents have it."""
        if isinstance(data, Mapping) and isinstance(data.get("remark"), str):
            return {**data, "remark": {"en": data["remark"]}}
        return data


class SectionSchema(shape.ValueSchema):
    """A place in the first edition's table of contents."""

    value = scheme.Section
    id = shape.identifier(required=True)
    title = shape.texts()
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )


class GroupSchema(shape.ValueSchema):
    """A theme across editions."""

    value = scheme.Group
    id = shape.identifier(required=True)
    title = shape.texts()


class ProtectedPhraseSchema(shape.ValueSchema):
    """A name that justifies a word in it."""

    value = scheme.ProtectedPhrase
    language = shape.language()
    text = shape.line()
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )


def _words(**options: Any) -> fields.Dict:  # noqa: ANN401 - marshmallow's own options
    return fields.Dict(keys=fields.String(), values=fields.List(shape.line()), **options)


class NamesAndWordsSchema(shape.ValueSchema):
    """The names that excuse and the words that tell the context; all of them, none left out."""

    value = scheme.NamesAndWords
    protected = fields.List(
        fields.Nested(ProtectedPhraseSchema),
        required=True,
        metadata={"description": "Names of treaties and bodies, which excuse what stands in them"},
    )
    context = _words(
        required=True,
        metadata={
            "description": "Words by language (BCP 47) beside which everyday terms are told",
            "example": {"en": ["child", "abuse"]},
        },
    )

    @post_load
    def to_value(self, data: shape.Document, **unused: object) -> object:
        """Turn checked data into a value, the lists inside the mapping as well."""
        return super().to_value({**data, "context": _frozen(data["context"])}, **unused)


class SchemeSchema(shape.ValueSchema):
    """One vocabulary: its names, editions, sections and groups."""

    value = scheme.Scheme
    id = shape.identifier(required=True)
    title = shape.texts(required=True)
    short_titles = fields.Dict(
        keys=fields.String(), values=fields.List(shape.text(shape.LONGEST_LABEL)), load_default=dict
    )
    description = shape.texts()
    publisher = shape.optional()
    licence = shape.optional(shape.LONGEST_TEXT)
    licence_note = shape.optional(shape.LONGEST_TEXT)
    current_edition = shape.identifier(load_default=None, allow_none=True)
    editions = shape.many(fields.Nested(EditionSchema))
    sections = shape.many(fields.Nested(SectionSchema))
    groups = shape.many(fields.Nested(GroupSchema))
    source_language = fields.String(load_default="en", validate=validate.Length(2, 35))
    single_curator = fields.Boolean(load_default=False)
    descriptive = fields.Boolean(load_default=False)
    protected = shape.many(fields.Nested(ProtectedPhraseSchema))
    context = _words(load_default=dict)

    @post_load
    def to_value(self, data: shape.Document, **unused: object) -> object:
        """Turn checked data into a value, the lists inside mappings as well."""
        frozen = {name: _frozen(data[name]) for name in ("short_titles", "context")}
        return super().to_value({**data, **frozen}, **unused)


_SCHEME = SchemeSchema()
_NAMES_AND_WORDS = NamesAndWordsSchema()


def read_scheme(document: object) -> scheme.Scheme:
    """The scheme that a document holds.

    Raises `Malformed` with a violation for every field that is amiss.
    """
    return cast("scheme.Scheme", shape.read(_SCHEME, document))


def write_scheme(value: scheme.Scheme) -> shape.Document:
    """The document of a scheme, without the fields that say nothing."""
    return shape.write(_SCHEME, value)


def read_names_and_words(document: object) -> scheme.NamesAndWords:
    """The names and words that a document holds.

    Raises `Malformed` with a violation for every field that is amiss.
    """
    return cast("scheme.NamesAndWords", shape.read(_NAMES_AND_WORDS, document))


def write_names_and_words(value: scheme.NamesAndWords) -> shape.Document:
    """The document of names and words; both fields are there, though they be empty."""
    return cast("shape.Document", _NAMES_AND_WORDS.dump(value))


def _frozen(texts: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {tag: tuple(each) for tag, each in texts.items()}
