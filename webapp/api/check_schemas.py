"""The data types of texts to check, and of what is found in them."""

from marshmallow import Schema, fields, validate

from taxonomy.checking.disambiguation import Level
from taxonomy.entry.model import Usage
from taxonomy.messages import Message
from webapp import parameter_types
from webapp.api import described_fields
from webapp.api.answer_schemas import SenseSchema

LONGEST = 1_000_000  # characters of a text


class CheckOptionsSchema(Schema):
    """How to check something. Without a language, that of each paragraph is detected."""

    lang = fields.String(
        load_default=None,
        allow_none=True,
        validate=parameter_types.is_language,
        metadata=described_fields.described("Its language, as a BCP 47 tag", "en"),
    )
    scheme = fields.String(
        load_default=None,
        allow_none=True,
        validate=parameter_types.is_scheme,
        metadata=described_fields.described("Only terms of this vocabulary", "luxembourg"),
    )


class CheckTextSchema(CheckOptionsSchema):
    """A text to check."""

    text = fields.String(
        required=True,
        validate=validate.Length(
            max=LONGEST,
            error=Message("The text has more than %(most)s characters. Split it.", most=LONGEST),
        ),
        metadata=described_fields.described(
            "The text, which is not stored", "A case of child pornography."
        ),
    )


class TermListSchema(CheckOptionsSchema):
    """Terms to look up, each by itself."""

    terms = fields.List(
        fields.String(),
        required=True,
        metadata=described_fields.described("The terms, up to 5,000, which are not stored"),
    )


class FindingSchema(Schema):
    """A term to avoid or to take care of; `text[start:end]` is `match`.

    The text is the one that was sent, that of the file as it is decoded or, in DOCX, ODT and
    PDF, that of the paragraph or page.
    """

    start = described_fields.count("Where it begins, in code points")
    end = described_fields.count("Where it ends")
    start_utf16 = described_fields.count("Where it begins, in UTF-16 units")
    end_utf16 = described_fields.count("Where it ends, in UTF-16 units")
    line = described_fields.optional_number("The line, from 1; null in DOCX, ODT and PDF")
    column = described_fields.optional_number("The column in it, from 1, in code points")
    paragraph = described_fields.optional_number(
        "In DOCX and ODT, the paragraph, from 1", required=False
    )
    page = described_fields.optional_number("In PDF, the page, from 1", required=False)
    unit = described_fields.where("In XLIFF and PO, the unit of translation")
    cue = described_fields.where("In subtitles, the cue")
    part = described_fields.where("In DOCX and ODT, the file inside it in which the paragraph is")
    match = described_fields.text("The words as they appear in the text")
    verdict = described_fields.verdict()
    usage = fields.Enum(Usage, by_value=True, required=True)
    level = fields.Enum(Level, by_value=True, required=True)
    term = described_fields.text("The term that was found", "child pornography")
    lang = described_fields.text("The language in which it was looked for", "en")
    scheme = described_fields.text("The vocabulary", "luxembourg")
    concept = described_fields.text("The concept", "csam")
    uri = described_fields.text("The concept's URI and page")
    reason = described_fields.optional(
        "Why, in the language of the text, the reader’s language or English"
    )
    replacements = fields.List(fields.String(), required=True)
    fix = described_fields.optional(
        "What can replace it as it is; null where the grammar would not fit"
    )
    quoted = fields.Boolean(
        required=True, metadata=described_fields.described("Whether it is in quotation marks")
    )
    justified = described_fields.optional(
        "The name that excuses it, such as the title of a treaty; null if none does"
    )
    readings = fields.List(fields.Nested(SenseSchema), required=True)


class FindingsSchema(Schema):
    """What was found in a text, in order."""

    lang = described_fields.text("The language of most of it", "en")
    findings = fields.List(fields.Nested(FindingSchema), required=True)


class TermVerdictSchema(Schema):
    """A term of the list with the verdict on it, and the senses that it comes from."""

    term = described_fields.text("The term as it was sent", "child prostitutes")
    languages = fields.List(
        fields.String(),
        required=True,
        metadata=described_fields.described(
            "The languages that it is known in; empty where it is not known"
        ),
    )
    verdict = described_fields.verdict()
    is_part = fields.Boolean(
        required=True,
        metadata=described_fields.described("Whether only part of it is a known term"),
    )
    senses = fields.List(fields.Nested(SenseSchema), required=True)
    other_languages = fields.List(fields.Nested(SenseSchema), required=True)
    other_vocabularies = fields.List(fields.Nested(SenseSchema), required=True)


class TermVerdictsSchema(Schema):
    """The verdict on each term of a list, in order."""

    lang = described_fields.optional("The language that was asked for; null for any")
    items = fields.List(fields.Nested(TermVerdictSchema), required=True)
