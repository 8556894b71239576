"""Entries for tests: plain functions with defaults, so that a test says only what it is about."""

from datetime import UTC, datetime

from taxonomy.curation import releasing, workflow
from taxonomy.entry.model import Confidence, Definition, Entry, Replacement, Term, Usage
from taxonomy.entry.scheme import Edition, Group, Scheme, Section
from taxonomy.store import changes, schemes
from taxonomy.store.records import Actor, ChangeKind, Role

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

CORA = Actor("Cora", Role.CONTRIBUTOR)
EDDA = Actor("Edda", Role.EDITOR)
PAUL = Actor("Paul", Role.PUBLISHER)
ADA = Actor("Ada", Role.ADMINISTRATOR)


def preferred(label="child sexual abuse material", language="en", **fields):
    return Term(label, language, Usage.PREFERRED, **fields)


def admitted(label="CSAM", language="en", **fields):
    return Term(label, language, Usage.ADMITTED, **fields)


def caution(label="child abuse images", language="en", reason="It leaves a part out.", **fields):
    return _warned(label, language, Usage.CAUTION, reason, **fields)


def discouraged(label="child pornography", language="en", reason="It hides the crime.", **fields):
    return _warned(label, language, Usage.DISCOURAGED, reason, **fields)


def _warned(label, language, usage, reason, *, replacements=(), **fields):
    return Term(
        label,
        language,
        usage,
        reason={"en": reason} if reason else {},
        replacements=tuple(
            each if isinstance(each, Replacement) else Replacement(each, language)
            for each in replacements
        ),
        **fields,
    )


def an_entry(*terms, concept="csam", scheme="test", definition=None, **fields):
    return Entry(
        scheme,
        concept,
        terms=terms or (preferred(concept.replace("-", " ")),),
        definitions=(Definition("en", definition),) if definition else (),
        **fields,
    )


def a_scheme(scheme="test", **fields):
    return Scheme(
        scheme,
        title={"en": "A vocabulary for tests"},
        editions=(Edition("en-2016", 1, "en", confidence=Confidence.FOUND),),
        sections=(
            Section("A", {"en": "First section"}),
            Section("B", {"en": "Second section"}),
        ),
        groups=(Group("material", {"en": "Material"}),),
        **fields,
    )


def with_scheme(session, scheme="test"):
    """Have the scheme that entries need; does nothing where it is there."""
    if scheme not in {each.id for each in schemes.every(session)}:
        schemes.save(session, a_scheme(scheme))
        changes.append(session, ChangeKind.SCHEME, scheme=scheme, by="Ada", at=NOON)


def draft(termbase, entry, *, by=EDDA):
    """Edda hands a draft in for review; returns its revision number."""
    with termbase.transaction() as session:
        with_scheme(session, entry.scheme)
        revision = workflow.save(session, entry, by=by, at=NOON)
        workflow.submit(session, revision.number, by=by)
    return revision.number


def published(termbase, *entries):
    """Edda writes entries and Paul publishes them, in one transaction."""
    numbers = [draft(termbase, entry) for entry in entries]
    return publish_all(termbase, *numbers)


def publish_all(termbase, *numbers):
    """Paul publishes revisions, all or none."""
    with termbase.transaction() as session:
        return [workflow.publish(session, number, by=PAUL, at=NOON) for number in numbers]


def republished(termbase, entry):
    """Edda changes what is published, and Paul publishes it."""
    return publish_all(termbase, draft(termbase, entry))


def released(termbase, name, *, by=PAUL, scheme="test"):
    """Paul gives what is published a name."""
    with termbase.transaction() as session:
        return releasing.make(session, scheme, name, by=by, at=NOON, comment="Spring")
