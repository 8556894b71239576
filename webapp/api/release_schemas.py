"""The data types of releases, and of what differs between them."""

from marshmallow import Schema, fields

from taxonomy.entry.model import Usage
from webapp.api import described_fields
from webapp.api.schemas import DifferenceSchema


class ReleaseSchema(Schema):
    """A vocabulary as it was, under a permanent name."""

    scheme = described_fields.text("The vocabulary", "luxembourg")
    name = described_fields.text("Its name", "2025-04")
    uri = fields.Url(required=True, metadata=described_fields.described("Its address, to cite"))
    position = described_fields.count("The position in the change log that it contains")
    comment = described_fields.text("A note about it")
    at = fields.DateTime(required=True, metadata=described_fields.described("When it was made"))


class ReleasesSchema(Schema):
    """The releases of a vocabulary, newest first."""

    items = fields.List(fields.Nested(ReleaseSchema), required=True)


class NewReleaseSchema(Schema):
    """A release to make of what is published."""

    name = described_fields.text("Its name, which begins with year and month", "2025-04")
    comment = fields.String(metadata=described_fields.described("A note about it"))


class VerdictChangeSchema(Schema):
    """A term whose verdict changed; null where the concept has no such term."""

    concept = described_fields.text("The concept", "csam")
    label = described_fields.text("The term", "child pornography")
    lang = described_fields.text("Its language", "en")
    before = fields.Enum(Usage, by_value=True, required=True, allow_none=True)
    after = fields.Enum(Usage, by_value=True, required=True, allow_none=True)


class ReleaseDifferencesSchema(Schema):
    """A concept that differs."""

    concept = described_fields.text("The concept", "csam")
    change = described_fields.text("added, removed or changed", "changed")
    differences = fields.List(fields.Nested(DifferenceSchema), required=True)


class ReleaseComparisonSchema(Schema):
    """What differs between two versions of a vocabulary."""

    before = described_fields.text("The earlier release", "2025-04")
    after = described_fields.optional("The later release; null for what is published now")
    verdicts = fields.List(fields.Nested(VerdictChangeSchema), required=True)
    concepts = fields.List(fields.Nested(ReleaseDifferencesSchema), required=True)
