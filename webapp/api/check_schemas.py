"""The shapes of texts that are checked, and of what is found in them."""

from marshmallow import Schema, fields, validate

from taxonomy.checking.judging import Level
from taxonomy.entry.model import Usage
from webapp import parameters
from webapp.api import telling

LONGEST = 1_000_000  # characters of a text


class TextSchema(Schema):
    """A text to be checked; without a language, that of each paragraph is found out."""

    text = fields.String(
        required=True,
        validate=validate.Length(max=LONGEST, error=f"At most {LONGEST:,} characters: part it."),
        metadata=telling.told("The text; it is not kept", "A case of child pornography."),
    )
    lang = fields.String(
        load_default=None,
        allow_none=True,
        validate=parameters.is_language,
        metadata=telling.told("Its language, as a BCP 47 tag", "en"),
    )
    scheme = fields.String(
        load_default=None,
        allow_none=True,
        validate=parameters.is_scheme,
        metadata=telling.told("Only terms of this vocabulary", "luxembourg"),
    )


class ReadingSchema(Schema):
    """A concept that the words may be meant for, and the verdict there."""

    scheme = telling.text("The vocabulary", "luxembourg")
    concept = telling.text("The concept", "csam")
    usage = telling.usage()
    uri = telling.text("The concept's URI and page")


class FindingSchema(Schema):
    """A term to avoid or to take care of; `text[start:end]` is `match`."""

    start = telling.count("Where it begins, in code points")
    end = telling.count("Where it ends")
    start_utf16 = telling.count("Where it begins, in UTF-16 units")
    end_utf16 = telling.count("Where it ends, in UTF-16 units")
    line = telling.count("The line, from 1")
    column = telling.count("The column in it, from 1, in code points")
    match = telling.text("The words as they stand in the text")
    usage = fields.Enum(Usage, by_value=True, required=True)
    level = fields.Enum(Level, by_value=True, required=True)
    term = telling.text("The term that was found", "child pornography")
    lang = telling.text("The language that it was looked for in", "en")
    scheme = telling.text("The vocabulary", "luxembourg")
    concept = telling.text("The concept", "csam")
    uri = telling.text("The concept's URI and page")
    reason = telling.perhaps("Why, in the language of the text, the reader's, or English")
    replacements = fields.List(fields.String(), required=True)
    fix = telling.perhaps("What can take its place as it stands; null where grammar would suffer")
    quoted = fields.Boolean(
        required=True, metadata=telling.told("Whether it stands in quotation marks")
    )
    justified = telling.perhaps("The name that excuses it, such as a treaty's; null for none")
    readings = fields.List(fields.Nested(ReadingSchema), required=True)


class FindingsSchema(Schema):
    """What was found in a text, in its order."""

    lang = telling.text("The language of most of it", "en")
    findings = fields.List(fields.Nested(FindingSchema), required=True)
