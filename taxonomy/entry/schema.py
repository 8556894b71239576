"""The one shape in which an entry crosses a border: a dictionary to a value and back.

Shape alone is checked here: which fields there are and of what type. What an
entry must satisfy is a rule of `taxonomy.curation.rules`, so that a draft may
be incomplete.
"""

from typing import cast

from marshmallow import fields, validate

from taxonomy.entry import model, schema_fields
from taxonomy.entry.pruning import Document


class SourceSchema(schema_fields.ValueSchema):
    """Where a fact was found."""

    value = model.Source
    title = schema_fields.label()
    url = fields.Url(load_default=None, allow_none=True, schemes={"http", "https"})


class ReplacementSchema(schema_fields.ValueSchema):
    """A term to say instead."""

    value = model.Replacement
    label = schema_fields.label()
    language = schema_fields.language()
    concept = schema_fields.identifier(load_default=None, allow_none=True)
    when = schema_fields.texts()


class VerdictSchema(schema_fields.ValueSchema):
    """What one edition says of a term."""

    value = model.Verdict
    edition = schema_fields.identifier(required=True)
    ruling = fields.Enum(model.Ruling, by_value=True, required=True)
    confidence = fields.Enum(model.Confidence, by_value=True, required=True)
    source = fields.Nested(SourceSchema, required=True)
    remark = schema_fields.optional(schema_fields.LONGEST_TEXT)


class TermSchema(schema_fields.ValueSchema):
    """A term as it stands in fixtures, revisions and API bodies."""

    value = model.Term
    label = schema_fields.label()
    language = schema_fields.language()
    usage = fields.Enum(model.Usage, by_value=True, required=True)
    part_of_speech = schema_fields.optional()
    kind = fields.Enum(model.Kind, by_value=True, load_default=model.Kind.FULL_FORM)
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )
    reason = schema_fields.texts()
    replacements = schema_fields.many(fields.Nested(ReplacementSchema))
    exceptions = schema_fields.texts()
    needs_context = fields.Boolean(load_default=False)
    verdicts = schema_fields.many(fields.Nested(VerdictSchema))
    context = schema_fields.lines()
    found_in = schema_fields.lines()
    not_found_in = schema_fields.lines()


class DefinitionSchema(schema_fields.ValueSchema):
    """What the concept is, in one language."""

    value = model.Definition
    language = schema_fields.language()
    text = schema_fields.text(required=True)
    source = fields.Nested(SourceSchema, load_default=None, allow_none=True)


class NoteSchema(schema_fields.ValueSchema):
    """Something else to know, in one language."""

    value = model.Note
    kind = fields.Enum(model.NoteKind, by_value=True, required=True)
    language = schema_fields.language()
    text = schema_fields.text(required=True)
    source = fields.Nested(SourceSchema, load_default=None, allow_none=True)


class ReferenceSchema(schema_fields.ValueSchema):
    """A legal instrument, the article meant and the address of its text."""

    value = model.Reference
    instrument = schema_fields.label()
    article = schema_fields.optional()
    url = fields.Url(
        load_default=None,
        allow_none=True,
        schemes={"http", "https"},
        metadata={"description": "The official text of the instrument"},
    )


class ConceptMappingSchema(schema_fields.ValueSchema):
    """A link to a concept of another scheme."""

    value = model.ConceptMapping
    match = fields.Enum(model.Match, by_value=True, required=True)
    uri = fields.Url(required=True)


class RetirementSchema(schema_fields.ValueSchema):
    """That a concept is used no longer."""

    value = model.Retirement
    ending = fields.Enum(model.Ending, by_value=True, required=True)
    replaced_by = schema_fields.many(schema_fields.identifier())
    remark = schema_fields.optional(schema_fields.LONGEST_TEXT)


class EntrySchema(schema_fields.ValueSchema):
    """All that is known of one concept, as one document."""

    value = model.Entry
    scheme = schema_fields.identifier(required=True)
    concept = schema_fields.identifier(required=True)
    section = schema_fields.identifier(load_default=None, allow_none=True)
    section_confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=None, allow_none=True
    )
    section_guess = schema_fields.identifier(load_default=None, allow_none=True)
    group = schema_fields.identifier(load_default=None, allow_none=True)
    editions = schema_fields.many(fields.Integer(validate=validate.Range(1)))
    definitions = schema_fields.many(fields.Nested(DefinitionSchema))
    notes = schema_fields.many(fields.Nested(NoteSchema))
    terms = schema_fields.many(fields.Nested(TermSchema))
    broader = schema_fields.many(schema_fields.identifier())
    related = schema_fields.many(schema_fields.identifier())
    mappings = schema_fields.many(fields.Nested(ConceptMappingSchema))
    references = schema_fields.many(fields.Nested(ReferenceSchema))
    sources = schema_fields.many(fields.Nested(SourceSchema))
    retirement = fields.Nested(RetirementSchema, load_default=None, allow_none=True)


_ENTRY = EntrySchema()


def read_entry(document: object) -> model.Entry:
    """The entry that a document holds.

    Raises `Malformed` with a violation for every field that is wrong.
    """
    return cast("model.Entry", schema_fields.read(_ENTRY, document))


def write_entry(entry: model.Entry) -> Document:
    """The document of an entry, without the fields that say nothing."""
    return schema_fields.write(_ENTRY, entry)
