"""The shapes of answers, for the OpenAPI document; `bodies` makes the answers themselves.

Answers are made by hand because dumping through a schema is half the cost of a
search. The tests' client holds every answer of the API, of reads and of writes, to these
shapes, and refuses fields that they do not have.
"""

from marshmallow import Schema, fields

from taxonomy.entry.schema import EntrySchema
from webapp.api import described_fields


class ViolationSchema(Schema):
    """One thing to fix."""

    parameter = fields.String(metadata=described_fields.described("The parameter with the problem"))
    pointer = fields.String(
        metadata=described_fields.described("Where in the document you sent (RFC 6901)")
    )
    detail = described_fields.text("What is wrong and how to fix it")
    rule = described_fields.text("The rule that was broken")


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = described_fields.text("The address of a page about this kind of problem")
    title = described_fields.text("The name of this kind of problem")
    status = described_fields.count("The HTTP status")
    detail = described_fields.text("What happened this time")
    errors = fields.List(fields.Nested(ViolationSchema))
    based_on = described_fields.optional_number(
        "If the entry has changed: the revision you worked from", required=False
    )
    current = described_fields.optional_number(
        "If the entry has changed: the revision that is published now", required=False
    )
    changed = fields.List(
        fields.String(),
        metadata=described_fields.described("If the entry has changed: what differs between them"),
    )


class AccountSchema(Schema):
    """The account that a token belongs to."""

    name = described_fields.text("The account", "edda")
    role = described_fields.text("Its role", "editor")


class NewCommentSchema(Schema):
    """A comment."""

    comment = described_fields.text("The comment")


class DraftEntrySchema(EntrySchema):
    """An entry whose identifiers the address gives, under a name of its own in the document."""


class DraftSchema(Schema):
    """An entry to save as a draft."""

    entry = fields.Nested(DraftEntrySchema(partial=("scheme", "concept")), required=True)
    comment = fields.String(metadata=described_fields.described("What changed, and why"))


class CommentSchema(Schema):
    """A comment on a revision."""

    by = described_fields.text("Who wrote it")
    at = fields.AwareDateTime(required=True, metadata=described_fields.described("When, in UTC"))
    text = described_fields.text("The comment")
    step = described_fields.optional("The step of the review it belongs to")


class DraftViolationSchema(Schema):
    """Something to fix, or look at, before a draft can be published."""

    pointer = described_fields.text("The place in this document (RFC 6901)")
    detail = described_fields.text("What is wrong and how to fix it")
    rule = described_fields.text("The rule that was broken")
    severity = described_fields.text(
        "An “error” stops it from being published, a “warning” doesn’t"
    )


class RevisionSchema(Schema):
    """One immutable version of an entry."""

    number = described_fields.count("Its number, which is also its ETag")
    state = described_fields.text("draft, in review, returned, withdrawn, replaced or published")
    author = described_fields.text("Who wrote it")
    at = fields.AwareDateTime(required=True, metadata=described_fields.described("When, in UTC"))
    comment = fields.String(
        required=True, metadata=described_fields.described("What changed, and why")
    )
    based_on = fields.Integer(required=True, allow_none=True)
    follows = fields.Integer(required=True, allow_none=True)
    published_by = described_fields.optional("Who published it")
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    entry = fields.Nested(EntrySchema, required=True)
    violations = fields.List(fields.Nested(DraftViolationSchema), required=True)
    comments = fields.List(fields.Nested(CommentSchema), required=True)


class DifferenceSchema(Schema):
    """One value that differs."""

    change = described_fields.text("added, removed, changed or moved")
    field = described_fields.text("The field of the entry document")
    of = fields.String(
        required=True, metadata=described_fields.described("What it belongs to: a term's label")
    )
    language = described_fields.optional("Its language")
    before = fields.String(required=True)
    after = fields.String(required=True)


class DifferencesSchema(Schema):
    """What differs between two revisions."""

    from_ = fields.Integer(required=True, allow_none=True, data_key="from")
    to = described_fields.count("The later revision")
    items = fields.List(fields.Nested(DifferenceSchema), required=True)


class ChangeSchema(Schema):
    """A line of the change log."""

    position = described_fields.count("The position in the log, counted without gaps")
    kind = described_fields.text(
        "“published” for a concept, “scheme” for the vocabulary itself", "published"
    )
    scheme = described_fields.text("The vocabulary", "luxembourg")
    concept = described_fields.optional("The concept that was published")
    revision = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described_fields.described("The revision that was published"),
    )
    at = fields.AwareDateTime(required=True, metadata=described_fields.described("When, in UTC"))


class ChangesSchema(Schema):
    """Part of the change log."""

    position = described_fields.count("The end of the log now")
    next = described_fields.count("The value to send as `since` next")
    items = fields.List(fields.Nested(ChangeSchema), required=True)


class LabelSchema(Schema):
    """A term and its language."""

    label = described_fields.text("The term", "child sexual abuse material")
    lang = described_fields.text("Its language", "en")


class NamedSchema(Schema):
    """A term of a concept with the verdict on it."""

    scheme = described_fields.text("The vocabulary", "luxembourg")
    concept = described_fields.text("The concept's identifier", "csam")
    uri = fields.Url(
        required=True, metadata=described_fields.described("The concept's URI and page")
    )
    label = described_fields.text("The term", "child pornography")
    lang = described_fields.text("The term's language", "en")
    usage = described_fields.usage()


class FoundTermSchema(NamedSchema):
    """A term with the verdict on it, the reason, and what to say instead."""

    reason = described_fields.optional("Why, in the reader’s language if available")
    replacements = fields.List(fields.Nested(LabelSchema), required=True)
    verified = described_fields.verified()


class HitSchema(FoundTermSchema):
    """A concept that was found, and the term that matched."""

    preferred = described_fields.texts("The preferred label of each language")
    definition = described_fields.optional(
        "What the concept is, in the reader’s language if available"
    )
    highlight = described_fields.text(
        "The term or text that matched, as escaped HTML with mark elements"
    )
    definition_highlight = described_fields.optional(
        "The definition as HTML, with matches in mark elements"
    )
    score = fields.Float(
        required=True, metadata=described_fields.described("How well it matches; higher is better")
    )


class PagedSchema(Schema):
    """A page of results."""

    total = described_fields.count("How many results there are")
    page = described_fields.count("The number of this page, from 1")
    per_page = described_fields.count("How many results a page has")


class ListedTermSchema(LabelSchema):
    """A term as lists show it."""

    usage = described_fields.usage()


class ConceptSchema(Schema):
    """A concept as lists show it. Its own address gives the whole entry."""

    scheme = described_fields.text("The vocabulary", "luxembourg")
    concept = described_fields.text("The concept's identifier", "csam")
    uri = fields.Url(
        required=True, metadata=described_fields.described("The concept's URI and page")
    )
    section = described_fields.optional("Its section in the first edition, where known")
    group = described_fields.optional("Its theme")
    preferred = described_fields.texts("The preferred label of each language")
    definition = described_fields.optional(
        "What the concept is, in the reader’s language if available"
    )
    terms = fields.List(fields.Nested(ListedTermSchema), required=True)


class ConceptsSchema(PagedSchema):
    """A page of concepts, in the order of their vocabularies."""

    items = fields.List(fields.Nested(ConceptSchema), required=True)


class ListedSchemeSchema(Schema):
    """A vocabulary as lists show it."""

    id = described_fields.text("Its identifier", "luxembourg")
    uri = fields.Url(required=True, metadata=described_fields.described("Its URI and page"))
    title = described_fields.texts("Its title by language")
    prescriptive = fields.Boolean(
        required=True,
        metadata=described_fields.described("Whether the usage of its terms is a verdict"),
    )
    concepts = described_fields.count("How many concepts it has")


class SchemesSchema(Schema):
    """The vocabularies."""

    items = fields.List(fields.Nested(ListedSchemeSchema), required=True)


class CountedSectionSchema(Schema):
    """A section and how many concepts it has."""

    id = described_fields.text("Its place in the table of contents", "F.4")
    title = described_fields.texts("Its title by language")
    confidence = described_fields.text(
        "Whether the title was found in a source, inferred or recalled"
    )
    concepts = described_fields.count("How many concepts it has")


class SectionsSchema(Schema):
    """The sections of a vocabulary, in order."""

    items = fields.List(fields.Nested(CountedSectionSchema), required=True)
