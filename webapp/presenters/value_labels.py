"""The words of the desk that stand for values: roles, states, fields."""

from flask_babel import gettext

from taxonomy.curation.permissions import Step
from taxonomy.curation.quality import EntryPart, QualityFinding
from taxonomy.store.records import BatchKind, Role, State


def role_name(role: Role) -> str:
    """A role in the language of the page."""
    words: dict[Role, str] = {
        Role.CONTRIBUTOR: gettext("contributor"),
        Role.EDITOR: gettext("editor"),
        Role.PUBLISHER: gettext("publisher"),
        Role.ADMINISTRATOR: gettext("administrator"),
    }
    return words[role]


def state_name(state: State) -> str:
    """A state in the language of the page."""
    words: dict[State, str] = {
        State.DRAFT: gettext("draft"),
        State.IN_REVIEW: gettext("in review"),
        State.RETURNED: gettext("returned"),
        State.WITHDRAWN: gettext("withdrawn"),
        State.REPLACED: gettext("replaced by a later version"),
        State.PUBLISHED: gettext("published"),
    }
    return words[state]


def field_name(field: str) -> str:
    """A field of an entry in the language of the page."""
    words: dict[str, str] = {
        "term": gettext("Term"),
        "label": gettext("Term"),
        "order": gettext("Order of the terms"),
        "usage": gettext("Verdict"),
        "reason": gettext("Reason"),
        "replacements": gettext("Say instead"),
        "exceptions": gettext("Still correct when"),
        "needs_context": gettext("Depends on context"),
        "context": gettext("Context words"),
        "found_in": gettext("Sentences where it must be found"),
        "not_found_in": gettext("Sentences where it must not be found"),
        "kind": gettext("Form"),
        "part_of_speech": gettext("Part of speech"),
        "confidence": gettext("How we know it"),
        "verdicts": gettext("What the editions say"),
        "definitions": gettext("Definition"),
        "notes": gettext("Note"),
        "references": gettext("Legal reference"),
        "broader": gettext("Broader concept"),
        "related": gettext("Related concept"),
        "mappings": gettext("In other vocabularies"),
        "sources": gettext("Source"),
        "section": gettext("Section"),
        "group": gettext("Theme"),
        "editions": gettext("Editions that cover it"),
        "retirement": gettext("No longer used"),
    }
    return words.get(field, field.replace("_", " ").capitalize())


def part_name(part: EntryPart) -> str:
    """A part of an entry, as the quality page counts it."""
    words: dict[EntryPart, str] = {
        EntryPart.PREFERRED: gettext("preferred term"),
        EntryPart.DEFINITION: gettext("definition"),
        EntryPart.SCOPE: gettext("scope note"),
        EntryPart.REASONS: gettext("reasons"),
    }
    return words[part]


def finding_name(kind: QualityFinding) -> str:
    """A kind of finding, as the quality page lists it."""
    words: dict[QualityFinding, str] = {
        QualityFinding.RULE: gettext("Broken rules"),
        QualityFinding.ORPHAN: gettext("Concepts without relations"),
        QualityFinding.CLASH: gettext("Same label, different verdicts"),
        QualityFinding.SHARED: gettext("Same label, several concepts"),
        QualityFinding.UNVERIFIED: gettext("Terms given from memory"),
        QualityFinding.OUTDATED: gettext("Out-of-date translations"),
    }
    return words[kind]


def batch_name(kind: BatchKind) -> str:
    """What a set of changes was made by."""
    words: dict[BatchKind, str] = {
        BatchKind.BULK_EDIT: gettext("bulk edit"),
        BatchKind.IMPORT: gettext("import"),
        BatchKind.MERGE: gettext("merge"),
        BatchKind.SPLIT: gettext("split"),
        BatchKind.UNDOING: gettext("undo"),
    }
    return words[kind]


def desk_places() -> list[tuple[str, str, Step]]:
    """The pages of the desk: endpoint, name, and the step that one must be allowed to take."""
    return [
        ("desk.dashboard.show", gettext("Desk"), Step.SEE_DESK),
        ("desk.inbox.show", gettext("Reader suggestions"), Step.SEE_DESK),
        ("desk.bulk_edits.choose", gettext("Bulk edit"), Step.EDIT_IN_BULK),
        ("desk.imports.ask", gettext("Import"), Step.IMPORT),
        ("desk.batches.listed", gettext("Sets of changes"), Step.SEE_DESK),
        ("desk.releases.listed", gettext("Releases"), Step.RELEASE),
        ("desk.check_settings.show", gettext("Exceptions and context"), Step.CHANGE_CHECK),
        ("desk.quality.show", gettext("Quality"), Step.SEE_DESK),
        ("desk.own_account.show", gettext("Your account"), Step.SEE_DESK),
        ("desk.accounts.show", gettext("Accounts"), Step.MANAGE_ACCOUNTS),
        ("desk.audit.show", gettext("Audit log"), Step.READ_AUDIT),
    ]
