"""The shapes of answers, for the OpenAPI document; `bodies` makes the answers themselves.

Answers are made by hand because dumping through a schema is half the cost of a
search. A test holds every answer to these shapes.
"""

from marshmallow import Schema, fields

from taxonomy.entry.schema import EntrySchema
from webapp.api import telling


class ViolationSchema(Schema):
    """One thing to fix."""

    parameter = fields.String(metadata=telling.told("The parameter with the problem"))
    pointer = fields.String(metadata=telling.told("Where in the document you sent (RFC 6901)"))
    detail = telling.text("What is wrong and how to fix it")
    rule = telling.text("The rule that was broken")


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = telling.text("The address of a page about this kind of problem")
    title = telling.text("The name of this kind of problem")
    status = telling.count("The HTTP status")
    detail = telling.text("What happened this time")
    errors = fields.List(fields.Nested(ViolationSchema))


class AccountSchema(Schema):
    """The account that a token belongs to."""

    name = telling.text("The account", "edda")
    role = telling.text("Its role", "editor")


class SayingSchema(Schema):
    """A comment."""

    comment = telling.text("The comment")


class DraftEntrySchema(EntrySchema):
    """An entry whose identifiers the address gives, under a name of its own in the document."""


class DraftSchema(Schema):
    """An entry to save as a draft."""

    entry = fields.Nested(DraftEntrySchema(partial=("scheme", "concept")), required=True)
    comment = fields.String(metadata=telling.told("What changed, and why"))


class CommentSchema(Schema):
    """A comment on a revision."""

    by = telling.text("Who wrote it")
    at = fields.AwareDateTime(required=True, metadata=telling.told("When, in UTC"))
    text = telling.text("The comment")
    step = telling.perhaps("The step of the review it belongs to")


class DraftViolationSchema(Schema):
    """Something to fix, or look at, before a draft can be published."""

    pointer = telling.text("The place in this document (RFC 6901)")
    detail = telling.text("What is wrong and how to fix it")
    rule = telling.text("The rule that was broken")
    severity = telling.text("An “error” stops it from being published, a “warning” doesn’t")


class RevisionSchema(Schema):
    """One immutable version of an entry."""

    number = telling.count("Its number, which is also its ETag")
    state = telling.text("draft, in review, returned, withdrawn, replaced or published")
    author = telling.text("Who wrote it")
    at = fields.AwareDateTime(required=True, metadata=telling.told("When, in UTC"))
    comment = fields.String(required=True, metadata=telling.told("What changed, and why"))
    based_on = fields.Integer(required=True, allow_none=True)
    follows = fields.Integer(required=True, allow_none=True)
    published_by = telling.perhaps("Who published it")
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    entry = fields.Nested(EntrySchema, required=True)
    violations = fields.List(fields.Nested(DraftViolationSchema), required=True)
    comments = fields.List(fields.Nested(CommentSchema), required=True)


class DifferenceSchema(Schema):
    """One value that differs."""

    change = telling.text("added, removed, changed or moved")
    field = telling.text("The field of the entry document")
    of = fields.String(required=True, metadata=telling.told("What it belongs to: a term's label"))
    language = telling.perhaps("Its language")
    before = fields.String(required=True)
    after = fields.String(required=True)


class DifferencesSchema(Schema):
    """What differs between two revisions."""

    from_ = fields.Integer(required=True, allow_none=True, data_key="from")
    to = telling.count("The later revision")
    items = fields.List(fields.Nested(DifferenceSchema), required=True)


class ChangeSchema(Schema):
    """A line of the change log."""

    position = telling.count("The position in the log, counted without gaps")
    kind = telling.text(
        "“published” for a concept, “scheme” for the vocabulary itself", "published"
    )
    scheme = telling.text("The vocabulary", "luxembourg")
    concept = telling.perhaps("The concept that was published")
    revision = fields.Integer(
        required=True, allow_none=True, metadata=telling.told("The revision that was published")
    )
    at = fields.AwareDateTime(required=True, metadata=telling.told("When, in UTC"))


class ChangesSchema(Schema):
    """Part of the change log."""

    position = telling.count("The end of the log now")
    next = telling.count("The value to send as `since` next")
    items = fields.List(fields.Nested(ChangeSchema), required=True)


class LabelSchema(Schema):
    """A term and its language."""

    label = telling.text("The term", "child sexual abuse material")
    lang = telling.text("Its language", "en")


class NamedSchema(Schema):
    """A term of a concept with the verdict on it."""

    scheme = telling.text("The vocabulary", "luxembourg")
    concept = telling.text("The concept's identifier", "csam")
    uri = fields.Url(required=True, metadata=telling.told("The concept's URI and page"))
    label = telling.text("The term", "child pornography")
    lang = telling.text("The term's language", "en")
    usage = telling.usage()


class FoundTermSchema(NamedSchema):
    """A term with the verdict on it, the reason, and what to say instead."""

    reason = telling.perhaps("Why, in the reader’s language if available")
    replacements = fields.List(fields.Nested(LabelSchema), required=True)


class HitSchema(FoundTermSchema):
    """A concept that was found, and the term that matched."""

    preferred = telling.texts("The preferred label of each language")
    definition = telling.perhaps("What the concept is, in the reader’s language if available")
    highlight = telling.text("The term or text that matched, as escaped HTML with mark elements")
    definition_highlight = telling.perhaps("The definition as HTML, with matches in mark elements")
    score = fields.Float(
        required=True, metadata=telling.told("How well it matches; higher is better")
    )


class PagedSchema(Schema):
    """A page of results."""

    total = telling.count("How many results there are")
    page = telling.count("The number of this page, from 1")
    per_page = telling.count("How many results a page has")


class ListedTermSchema(LabelSchema):
    """A term as lists show it."""

    usage = telling.usage()


class ConceptSchema(Schema):
    """A concept as lists show it. Its own address gives the whole entry."""

    scheme = telling.text("The vocabulary", "luxembourg")
    concept = telling.text("The concept's identifier", "csam")
    uri = fields.Url(required=True, metadata=telling.told("The concept's URI and page"))
    section = telling.perhaps("Its section in the first edition, where known")
    group = telling.perhaps("Its theme")
    preferred = telling.texts("The preferred label of each language")
    definition = telling.perhaps("What the concept is, in the reader’s language if available")
    terms = fields.List(fields.Nested(ListedTermSchema), required=True)


class ConceptsSchema(PagedSchema):
    """A page of concepts, in the order of their vocabularies."""

    items = fields.List(fields.Nested(ConceptSchema), required=True)


class ListedSchemeSchema(Schema):
    """A vocabulary as lists show it."""

    id = telling.text("Its identifier", "luxembourg")
    uri = fields.Url(required=True, metadata=telling.told("Its URI and page"))
    title = telling.texts("Its title by language")
    prescriptive = fields.Boolean(
        required=True, metadata=telling.told("Whether the usage of its terms is a verdict")
    )
    concepts = telling.count("How many concepts it has")


class SchemesSchema(Schema):
    """The vocabularies."""

    items = fields.List(fields.Nested(ListedSchemeSchema), required=True)


class CountedSectionSchema(Schema):
    """A section and how many concepts it has."""

    id = telling.text("Its place in the table of contents", "F.4")
    title = telling.texts("Its title by language")
    confidence = telling.text("Whether the title was found in a source, inferred or recalled")
    concepts = telling.count("How many concepts it has")


class SectionsSchema(Schema):
    """The sections of a vocabulary, in order."""

    items = fields.List(fields.Nested(CountedSectionSchema), required=True)
