"""The shapes of answers, for the OpenAPI document; `bodies` makes the answers themselves.

Answers are made by hand because dumping through a schema is half the cost of a
search. A test holds every answer to these shapes.
"""

from marshmallow import Schema, fields

from taxonomy.entry.model import Usage
from taxonomy.entry.schema import EntrySchema


def _text(about: str, example: str | None = None) -> fields.String:
    return fields.String(required=True, metadata=_told(about, example))


def _perhaps(about: str) -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=_told(about))


def _texts(about: str) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata=_told(about)
    )


def _count(about: str) -> fields.Integer:
    return fields.Integer(required=True, metadata=_told(about))


def _usage() -> fields.Enum[Usage]:
    return fields.Enum(Usage, by_value=True, required=True, metadata=_told("The verdict"))


def _told(about: str, example: str | None = None) -> dict[str, str]:
    return {"description": about, **({"example": example} if example else {})}


class ViolationSchema(Schema):
    """One thing to mend."""

    parameter = fields.String(metadata=_told("The parameter that is meant"))
    pointer = fields.String(metadata=_told("The place in the document sent (RFC 6901)"))
    detail = _text("What is wrong and how to mend it")
    rule = _text("The rule that was broken")


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = _text("The address of a page about this kind of problem")
    title = _text("What this kind of problem is called")
    status = _count("The HTTP status")
    detail = _text("What happened this time")
    errors = fields.List(fields.Nested(ViolationSchema))


class AccountSchema(Schema):
    """Whose token it is."""

    name = _text("The account", "edda")
    role = _text("What it may do", "editor")


class SayingSchema(Schema):
    """Something that is said."""

    comment = _text("What is said")


class DraftSchema(Schema):
    """An entry to be kept as a draft."""

    entry = fields.Nested(EntrySchema(partial=("scheme", "concept")), required=True)
    comment = fields.String(metadata=_told("What was changed, and why"))


class CommentSchema(Schema):
    """What somebody said of a revision."""

    by = _text("Who said it")
    at = fields.AwareDateTime(required=True, metadata=_told("When, in UTC"))
    text = _text("What was said")
    step = _perhaps("The step that it was said with")


class DraftViolationSchema(Schema):
    """Something to mend, or to look at, before a draft can be published."""

    pointer = _text("The place in this document (RFC 6901)")
    detail = _text("What is wrong and how to mend it")
    rule = _text("The rule that was broken")
    severity = _text("“error” keeps it from being published, “warning” does not")


class RevisionSchema(Schema):
    """One immutable version of an entry."""

    number = _count("Its number; it is also its entity tag")
    state = _text("draft, in review, returned, withdrawn, replaced or published")
    author = _text("Who wrote it")
    at = fields.AwareDateTime(required=True, metadata=_told("When, in UTC"))
    comment = fields.String(required=True, metadata=_told("What was changed, and why"))
    based_on = fields.Integer(required=True, allow_none=True)
    follows = fields.Integer(required=True, allow_none=True)
    published_by = _perhaps("Who published it")
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    entry = fields.Nested(EntrySchema, required=True)
    violations = fields.List(fields.Nested(DraftViolationSchema), required=True)
    comments = fields.List(fields.Nested(CommentSchema), required=True)


class DifferenceSchema(Schema):
    """One value that differs."""

    change = _text("added, removed, changed or moved")
    field = _text("The field of the entry document")
    of = fields.String(required=True, metadata=_told("What it belongs to: a term's label"))
    language = _perhaps("The language that it is in")
    before = fields.String(required=True)
    after = fields.String(required=True)


class DifferencesSchema(Schema):
    """What differs between two revisions."""

    from_ = fields.Integer(required=True, allow_none=True, data_key="from")
    to = _count("The later revision")
    items = fields.List(fields.Nested(DifferenceSchema), required=True)


class ChangeSchema(Schema):
    """A line of the change log."""

    position = _count("The place in the log; later is higher, and none is left out")
    kind = _text("“published” for a concept, “scheme” for the vocabulary itself", "published")
    scheme = _text("The vocabulary", "luxembourg")
    concept = _perhaps("The concept that was published")
    revision = fields.Integer(
        required=True, allow_none=True, metadata=_told("The revision that was published")
    )
    at = fields.AwareDateTime(required=True, metadata=_told("When, in UTC"))


class ChangesSchema(Schema):
    """A stretch of the change log."""

    position = _count("The end of the log at the moment")
    next = _count("What to give as `since` next")
    items = fields.List(fields.Nested(ChangeSchema), required=True)


class LabelSchema(Schema):
    """A term's words."""

    label = _text("The words", "child sexual abuse material")
    lang = _text("Their language", "en")


class NamedSchema(Schema):
    """A term of a concept with the verdict on it."""

    scheme = _text("The vocabulary", "luxembourg")
    concept = _text("The concept's identifier", "csam")
    uri = fields.Url(required=True, metadata=_told("The concept's URI and page"))
    label = _text("The term", "child pornography")
    lang = _text("The term's language", "en")
    usage = _usage()


class FoundTermSchema(NamedSchema):
    """A term with the verdict on it, the reason, and what to say instead."""

    reason = _perhaps("Why, in the reader's language where there is one")
    replacements = fields.List(fields.Nested(LabelSchema), required=True)


class HitSchema(FoundTermSchema):
    """A concept that was found, and the term by which it was."""

    preferred = _texts("The preferred label of each language")
    definition = _perhaps("What the concept is, in the reader's language where there is one")
    highlight = _text("The label or text that matched, as HTML: escaped, with mark elements")
    definition_highlight = _perhaps("The definition as HTML, with what matched in mark elements")
    score = fields.Float(required=True, metadata=_told("The higher, the better"))


class PagedSchema(Schema):
    """A page of answers."""

    total = _count("How many answers there are")
    page = _count("Which page this is, from 1")
    per_page = _count("How many answers a page holds")


class HitsSchema(PagedSchema):
    """What was found, best first."""

    query = _text("What was looked for")
    items = fields.List(fields.Nested(HitSchema), required=True)
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Integer()),
        required=True,
        metadata=_told("How many of all answers have each value: lang, usage, section, scheme"),
    )
    read_as_plain_words = _perhaps("Why the query was read as plain words; null where it was not")
    approximate = fields.Boolean(
        required=True, metadata=_told("Whether words close to those typed were looked for")
    )
    did_you_mean = fields.List(
        fields.Nested(LabelSchema),
        required=True,
        metadata=_told("Labels that may have been meant, where the answer is approximate"),
    )


class SuggestionsSchema(Schema):
    """Labels that begin as was typed."""

    items = fields.List(fields.Nested(NamedSchema), required=True)


class TermsSchema(Schema):
    """Terms that bear a label."""

    items = fields.List(fields.Nested(FoundTermSchema), required=True)


class ListedTermSchema(LabelSchema):
    """A term as lists show it."""

    usage = _usage()


class ConceptSchema(Schema):
    """A concept as lists show it; its own address gives the whole entry."""

    scheme = _text("The vocabulary", "luxembourg")
    concept = _text("The concept's identifier", "csam")
    uri = fields.Url(required=True, metadata=_told("The concept's URI and page"))
    section = _perhaps("Its section in the first edition, where known")
    group = _perhaps("Its theme")
    preferred = _texts("The preferred label of each language")
    definition = _perhaps("What the concept is, in the reader's language where there is one")
    terms = fields.List(fields.Nested(ListedTermSchema), required=True)


class ConceptsSchema(PagedSchema):
    """A page of concepts, in the order of their schemes."""

    items = fields.List(fields.Nested(ConceptSchema), required=True)


class ListedSchemeSchema(Schema):
    """A vocabulary as lists show it."""

    id = _text("Its identifier", "luxembourg")
    uri = fields.Url(required=True, metadata=_told("Its URI and page"))
    title = _texts("Its title by language")
    concepts = _count("How many concepts it has")


class SchemesSchema(Schema):
    """The vocabularies that are on the shelf."""

    items = fields.List(fields.Nested(ListedSchemeSchema), required=True)


class CountedSectionSchema(Schema):
    """A section and how many concepts stand in it."""

    id = _text("Its place in the table of contents", "F.4")
    title = _texts("Its title by language")
    confidence = _text("Whether the title was found in a source, inferred, or recalled")
    concepts = _count("How many concepts stand in it")


class SectionsSchema(Schema):
    """The sections of a scheme, in their order."""

    items = fields.List(fields.Nested(CountedSectionSchema), required=True)
