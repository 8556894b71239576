"""The one shape in which an entry crosses a border: a dictionary to a value and back.

Shape alone is checked here: which fields there are and of what type. What an
entry must satisfy is a rule of `taxonomy.curation.rules`, so that a draft may
be incomplete.
"""

from typing import cast

from marshmallow import fields, validate

from taxonomy.entry import model, shape


class SourceSchema(shape.ValueSchema):
    """Where a fact was found."""

    value = model.Source
    title = shape.label()
    url = fields.Url(load_default=None, allow_none=True, schemes={"http", "https"})


class ReplacementSchema(shape.ValueSchema):
    """A term to say instead."""

    value = model.Replacement
    label = shape.label()
    language = shape.language()
    concept = shape.identifier(load_default=None, allow_none=True)
    when = shape.texts()


class VerdictSchema(shape.ValueSchema):
    """What one edition says of a term."""

    value = model.Verdict
    edition = shape.identifier(required=True)
    ruling = fields.Enum(model.Ruling, by_value=True, required=True)
    confidence = fields.Enum(model.Confidence, by_value=True, required=True)
    source = fields.Nested(SourceSchema, required=True)
    remark = shape.optional(shape.LONGEST_TEXT)


class TermSchema(shape.ValueSchema):
    """A term as it stands in fixtures, revisions and API bodies."""

    value = model.Term
    label = shape.label()
    language = shape.language()
    usage = fields.Enum(model.Usage, by_value=True, required=True)
    part_of_speech = shape.optional()
    kind = fields.Enum(model.Kind, by_value=True, load_default=model.Kind.FULL_FORM)
    confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=model.Confidence.RECALLED
    )
    reason = shape.texts()
    replacements = shape.many(fields.Nested(ReplacementSchema))
    exceptions = shape.texts()
    needs_context = fields.Boolean(load_default=False)
    verdicts = shape.many(fields.Nested(VerdictSchema))
    context = shape.lines()
    found_in = shape.lines()
    not_found_in = shape.lines()


class DefinitionSchema(shape.ValueSchema):
    """What the concept is, in one language."""

    value = model.Definition
    language = shape.language()
    text = shape.text(required=True)
    source = fields.Nested(SourceSchema, load_default=None, allow_none=True)


class NoteSchema(shape.ValueSchema):
    """Something else to know, in one language."""

    value = model.Note
    kind = fields.Enum(model.NoteKind, by_value=True, required=True)
    language = shape.language()
    text = shape.text(required=True)
    source = fields.Nested(SourceSchema, load_default=None, allow_none=True)


class ReferenceSchema(shape.ValueSchema):
    """A legal instrument, the article meant and the address of its text."""

    value = model.Reference
    instrument = shape.label()
    article = shape.optional()
    url = fields.Url(
        load_default=None,
        allow_none=True,
        schemes={"http", "https"},
        metadata={"description": "The official text of the instrument"},
    )


class ConceptMappingSchema(shape.ValueSchema):
    """A link to a concept of another scheme."""

    value = model.ConceptMapping
    match = fields.Enum(model.Match, by_value=True, required=True)
    uri = fields.Url(required=True)


class RetirementSchema(shape.ValueSchema):
    """That a concept is used no longer."""

    value = model.Retirement
    ending = fields.Enum(model.Ending, by_value=True, required=True)
    replaced_by = shape.many(shape.identifier())
    remark = shape.optional(shape.LONGEST_TEXT)


class EntrySchema(shape.ValueSchema):
    """All that is known of one concept, as one document."""

    value = model.Entry
    scheme = shape.identifier(required=True)
    concept = shape.identifier(required=True)
    section = shape.identifier(load_default=None, allow_none=True)
    section_confidence = fields.Enum(
        model.Confidence, by_value=True, load_default=None, allow_none=True
    )
    section_guess = shape.identifier(load_default=None, allow_none=True)
    group = shape.identifier(load_default=None, allow_none=True)
    editions = shape.many(fields.Integer(validate=validate.Range(1)))
    definitions = shape.many(fields.Nested(DefinitionSchema))
    notes = shape.many(fields.Nested(NoteSchema))
    terms = shape.many(fields.Nested(TermSchema))
    broader = shape.many(shape.identifier())
    related = shape.many(shape.identifier())
    mappings = shape.many(fields.Nested(ConceptMappingSchema))
    references = shape.many(fields.Nested(ReferenceSchema))
    sources = shape.many(fields.Nested(SourceSchema))
    retirement = fields.Nested(RetirementSchema, load_default=None, allow_none=True)


_ENTRY = EntrySchema()


def read_entry(document: object) -> model.Entry:
    """The entry that a document holds.

    Raises `Malformed` with a violation for every field that is amiss.
    """
    return cast("model.Entry", shape.read(_ENTRY, document))


def write_entry(entry: model.Entry) -> shape.Document:
    """The document of an entry, without the fields that say nothing."""
    return shape.write(_ENTRY, entry)
