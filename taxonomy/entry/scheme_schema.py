"""The shape in which a scheme crosses a border: a dictionary to a value and back."""

from collections.abc import Mapping
from typing import Any, cast

from marshmallow import fields, post_load, pre_load, validate

from taxonomy.entry import model, schema_fields, scheme
from taxonomy.entry.pruning import Document
from taxonomy.entry.schema import SourceSchema


class EventSchema(schema_fields.ValueSchema):
    """Something that happened to an edition."""

    value = scheme.Event
    what = schema_fields.label()
    date = fields.String(required=True, validate=validate.Regexp(r"^\d{4}(-\d{2}){0,2}$"))
    place = schema_fields.optional()


class EditionSchema(schema_fields.ValueSchema):
    """A dated release of the source document."""

    value = scheme.Edition
    id = schema_fields.identifier(required=True)
    number = fields.Integer(required=True, validate=validate.Range(1))
    language = schema_fields.language()
    events = schema_fields.many(fields.Nested(EventSchema))
    authors = schema_fields.many(schema_fields.text(schema_fields.LONGEST_LABEL))
    publisher = schema_fields.optional()
    isbn = schema_fields.many(schema_fields.text(schema_fields.LONGEST_LABEL))
    organisations = fields.Integer(load_default=None, allow_none=True)
    remark = schema_fields.texts()
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


class SectionSchema(schema_fields.ValueSchema):
    """A place in the first edition's table of contents."""

    value = scheme.Section
    id = schema_fields.identifier(required=True)
    title = schema_fields.texts()
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )


class GroupSchema(schema_fields.ValueSchema):
    """A theme across editions."""

    value = scheme.Group
    id = schema_fields.identifier(required=True)
    title = schema_fields.texts()


class ProtectedPhraseSchema(schema_fields.ValueSchema):
    """A name that justifies a word in it."""

    value = scheme.ProtectedPhrase
    language = schema_fields.language()
    text = schema_fields.line()
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )


def _words(**options: Any) -> fields.Dict:  # noqa: ANN401 - marshmallow's own options
    return fields.Dict(keys=fields.String(), values=fields.List(schema_fields.line()), **options)


class NamesAndWordsSchema(schema_fields.ValueSchema):
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
    def to_value(self, data: Document, **unused: object) -> object:
        """Turn checked data into a value, the lists inside the mapping as well."""
        return super().to_value({**data, "context": _frozen(data["context"])}, **unused)


class SchemeSchema(schema_fields.ValueSchema):
    """One vocabulary: its names, editions, sections and groups."""

    value = scheme.Scheme
    id = schema_fields.identifier(required=True)
    title = schema_fields.texts(required=True)
    short_titles = fields.Dict(
        keys=fields.String(),
        values=fields.List(schema_fields.text(schema_fields.LONGEST_LABEL)),
        load_default=dict,
    )
    description = schema_fields.texts()
    publisher = schema_fields.optional()
    licence = schema_fields.optional(schema_fields.LONGEST_TEXT)
    licence_note = schema_fields.optional(schema_fields.LONGEST_TEXT)
    current_edition = schema_fields.identifier(load_default=None, allow_none=True)
    editions = schema_fields.many(fields.Nested(EditionSchema))
    sections = schema_fields.many(fields.Nested(SectionSchema))
    groups = schema_fields.many(fields.Nested(GroupSchema))
    source_language = fields.String(load_default="en", validate=validate.Length(2, 35))
    single_curator = fields.Boolean(load_default=False)
    descriptive = fields.Boolean(load_default=False)
    protected = schema_fields.many(fields.Nested(ProtectedPhraseSchema))
    context = _words(load_default=dict)

    @post_load
    def to_value(self, data: Document, **unused: object) -> object:
        """Turn checked data into a value, the lists inside mappings as well."""
        frozen = {name: _frozen(data[name]) for name in ("short_titles", "context")}
        return super().to_value({**data, **frozen}, **unused)


_SCHEME = SchemeSchema()
_NAMES_AND_WORDS = NamesAndWordsSchema()


def read_scheme(document: object) -> scheme.Scheme:
    """The scheme that a document holds.

    Raises `Malformed` with a violation for every field that is wrong.
    """
    return cast("scheme.Scheme", schema_fields.read(_SCHEME, document))


def write_scheme(value: scheme.Scheme) -> Document:
    """The document of a scheme, without the fields that say nothing."""
    return schema_fields.write(_SCHEME, value)


def read_names_and_words(document: object) -> scheme.NamesAndWords:
    """The names and words that a document holds.

    Raises `Malformed` with a violation for every field that is wrong.
    """
    return cast("scheme.NamesAndWords", schema_fields.read(_NAMES_AND_WORDS, document))


def write_names_and_words(value: scheme.NamesAndWords) -> Document:
    """The document of names and words; both fields are there, though they be empty."""
    return cast("Document", _NAMES_AND_WORDS.dump(value))


def _frozen(texts: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {tag: tuple(each) for tag, each in texts.items()}
