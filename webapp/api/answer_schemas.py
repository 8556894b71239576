"""The shapes of the verdict on a label, and of the searches and look-ups that give it."""

from marshmallow import Schema, fields

from webapp.api import described_fields
from webapp.api.schemas import FoundTermSchema, HitSchema, LabelSchema, NamedSchema, PagedSchema


class AlternativeSchema(LabelSchema):
    """A term to use instead."""

    when = described_fields.optional("When it fits; null if it always does")


class SenseSchema(NamedSchema):
    """A concept that a label stands for, and what to do with the label there."""

    name = described_fields.optional(
        "What the concept is called, in the reader's language if it can be"
    )
    definition = described_fields.optional(
        "What the concept is, in the reader's language if it can be"
    )
    reason = described_fields.optional("Why to avoid the term or take care with it")
    replacements = fields.List(fields.Nested(AlternativeSchema), required=True)
    exceptions = described_fields.optional("When the term is still correct")
    needs_context = fields.Boolean(
        required=True,
        metadata=described_fields.described("Whether it is an everyday word elsewhere"),
    )
    verified = described_fields.verified()


class AnswerSchema(Schema):
    """The one verdict on a term, and the senses it comes from."""

    label = described_fields.text("The label that was asked for", "paedophile")
    lang = described_fields.optional("The language that was asked for; null for any")
    verdict = described_fields.verdict()
    senses = fields.List(fields.Nested(SenseSchema), required=True)
    other_languages = fields.List(
        fields.Nested(SenseSchema),
        required=True,
        metadata=described_fields.described("The same label in languages that were not meant"),
    )
    other_vocabularies = fields.List(
        fields.Nested(SenseSchema),
        required=True,
        metadata=described_fields.described(
            "Vocabularies that have the label and give no verdicts"
        ),
    )


class HitsSchema(PagedSchema):
    """The results, best first."""

    query = described_fields.text("What was searched for")
    answer = fields.Nested(
        AnswerSchema,
        required=True,
        allow_none=True,
        metadata=described_fields.described(
            "The verdict on the query as a label; null where it is none"
        ),
    )
    items = fields.List(fields.Nested(HitSchema), required=True)
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Integer()),
        required=True,
        metadata=described_fields.described(
            "How many answers each value of a filter would give: lang (asked in), "
            "terms_in (parameter `show`), usage, section, scheme"
        ),
    )
    read_as_plain_words = described_fields.optional(
        "Why the query was read as plain words; null if it wasn’t"
    )
    approximate = fields.Boolean(
        required=True, metadata=described_fields.described("Whether close spellings were searched")
    )
    did_you_mean = fields.List(
        fields.Nested(LabelSchema),
        required=True,
        metadata=described_fields.described(
            "Terms that may have been meant, if the answer is approximate"
        ),
    )


class SuggestionSchema(NamedSchema):
    """A term that begins with the text, once for all concepts that have it."""

    verdict = described_fields.verdict()
    verified = described_fields.verified()
    scheme_title = described_fields.text(
        "The vocabulary's title, in the reader's language if it can be"
    )


class SuggestionsSchema(Schema):
    """Terms that begin with the text."""

    items = fields.List(fields.Nested(SuggestionSchema), required=True)


class LookupSchema(AnswerSchema):
    """The verdict on a label, and every term that bears it."""

    items = fields.List(fields.Nested(FoundTermSchema), required=True)
