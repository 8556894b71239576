"""The data types of releases, and of what differs between them."""

from marshmallow import Schema, fields

from taxonomy.entry.model import Usage
from webapp.api import telling
from webapp.api.schemas import DifferenceSchema


class ReleaseSchema(Schema):
    """A vocabulary as it was, under a permanent name."""

    scheme = telling.text("The vocabulary", "luxembourg")
    name = telling.text("Its name", "2025-04")
    uri = fields.Url(required=True, metadata=telling.told("Its address, to cite"))
    position = telling.count("The position in the change log that it contains")
    comment = telling.text("A note about it")
    at = fields.DateTime(required=True, metadata=telling.told("When it was made"))


class ReleasesSchema(Schema):
    """The releases of a vocabulary, newest first."""

    items = fields.List(fields.Nested(ReleaseSchema), required=True)


class ReleaseWantedSchema(Schema):
    """A release to make of what is published."""

    name = telling.text("Its name, which begins with year and month", "2025-04")
    comment = fields.String(metadata=telling.told("A note about it"))


class VerdictChangeSchema(Schema):
    """A term whose verdict changed; null where the concept has no such term."""

    concept = telling.text("The concept", "csam")
    label = telling.text("The term", "child pornography")
    lang = telling.text("Its language", "en")
    before = fields.Enum(Usage, by_value=True, required=True, allow_none=True)
    after = fields.Enum(Usage, by_value=True, required=True, allow_none=True)


class ComparedSchema(Schema):
    """A concept that differs."""

    concept = telling.text("The concept", "csam")
    change = telling.text("added, removed or changed", "changed")
    differences = fields.List(fields.Nested(DifferenceSchema), required=True)


class ComparisonAnswerSchema(Schema):
    """What differs between two versions of a vocabulary."""

    before = telling.text("The earlier release", "2025-04")
    after = telling.perhaps("The later release; null for what is published now")
    verdicts = fields.List(fields.Nested(VerdictChangeSchema), required=True)
    concepts = fields.List(fields.Nested(ComparedSchema), required=True)
