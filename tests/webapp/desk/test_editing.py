"""The entry form: what was typed is kept, and what is amiss is told beside its field."""

import html
from dataclasses import replace

import pytest
from curation.test_rules import BAD, CHILD, OLD
from hypothesis import example, given, settings
from hypothesis import strategies as st
from making import (
    NOON,
    PAUL,
    admitted,
    an_entry,
    discouraged,
    draft,
    preferred,
    publish_all,
    published,
)
from werkzeug.datastructures import MultiDict

from taxonomy.curation import rules, workflow
from taxonomy.entry.model import Definition, Note, NoteKind
from taxonomy.entry.schema import write_entry
from webapp.desk import entry_form

EDIT = "/desk/schemes/test/concepts/csam/edit"
SAVE = "/desk/schemes/test/drafts"

# Broken by the form in a way of its own, told below, or fixed by it.
NOT_IN_THE_FORM = {
    "the-retired-are-replaced",
    "labels-are-evenly-spaced",
    "texts-say-something",
    "references-name-an-instrument",
}


def fields_of(document):
    """A document as the form's fields."""
    typed = entry_form.of_document(document)
    editions = typed.pop("editions")
    return {**dict(_fields("", typed)), "editions": editions}


def _fields(name, value):
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _fields(f"{name}.{key}" if name else key, inner)
    elif value is True:
        yield name, "on"
    elif value not in (None, False):
        yield name, str(value)


def test_what_is_sent_back_unchanged_changes_nothing(termbase, edda):
    entry = an_entry(
        preferred(),
        discouraged(replacements=("child sexual abuse material",), needs_context=True),
        definition="A record of abuse.",
        notes=(Note(NoteKind.SCOPE, "en", "Not for adults."),),
        section="A",
        editions=(1,),
    )
    published(termbase, entry)

    page = edda.post(SAVE, form={**fields_of(write_entry(entry)), "based_on": "1"})

    assert "Nothing. It is the same as the published entry." in page.text


def test_a_shape_that_cannot_be_kept_is_told_and_nothing_is_lost(termbase, edda):
    published(termbase, an_entry())
    fields = {**fields_of(write_entry(an_entry())), "based_on": "1", "sources.0.title": "A page"}

    page = edda.post(SAVE, form={**fields, "sources.0.url": "no address"})

    assert page.status_code == 422
    assert 'href="#sources.0.url"' in page.text
    assert 'value="no address"' in page.text


@pytest.mark.parametrize("rule", sorted(set(BAD) - NOT_IN_THE_FORM))
def test_every_rule_that_the_form_can_break_is_told_beside_its_field(termbase, edda, rule):
    entry, pointer = BAD[rule]
    others = [each for each in (CHILD, OLD) if each.concept != entry.concept]
    published(termbase, *others)
    if rule == "broader-has-no-cycle":
        published(termbase, an_entry(concept="a"), an_entry(concept="b", broader=("a",)))
    fields = {**fields_of(write_entry(entry)), "do": "preview"}

    page = edda.post(SAVE, form=fields)

    with termbase.reading() as session:
        told = [
            each
            for each in rules.violations(entry, workflow.context_of(session, "test"))
            if each.rule == rule
        ]
    assert told
    for each in told:
        assert html.escape(each.message, quote=False) in page.text
    assert f'href="#{entry_form.field_of(pointer)}"' in page.text


NEWER = {
    "concept": "newer",
    "terms.0.label": "newer",
    "terms.0.language": "en",
    "terms.0.usage": "preferred",
}


@pytest.mark.parametrize(
    ("more", "field", "message"),
    [
        (
            {"notes.0.text": "Twice.", "notes.1.text": "Twice."},
            "notes.1.text",
            "This text is here twice. Remove one.",
        ),
        ({"references.0.article": "3"}, "references.0.instrument", "This is missing."),
        (
            {"references.0.instrument": "A law", "references.0.url": "ftp://example.org/law"},
            "references.0.url",
            "Enter a web address that begins with https:// or http://.",
        ),
        ({"mappings.0.uri": "nowhere"}, "mappings.0.uri", "Enter a web address that begins"),
        ({"terms.0.label": "x" * 501}, "terms.0.label", "up to 500 characters"),
        ({"terms.0.usage": "loved"}, "terms.0.usage", "Choose one of: preferred"),
        ({"concept": "no spaces, please"}, "concept", "Use only letters, digits, “.”"),
    ],
)
def test_what_the_form_can_get_wrong_is_told_beside_its_field(termbase, edda, more, field, message):
    published(termbase, an_entry())
    languages = {f"notes.{n}.language": "en" for n in range(2)} | {
        f"notes.{n}.kind": "scope" for n in range(2)
    }

    page = edda.post(SAVE, form={**NEWER, **languages, **more, "do": "preview"})

    assert message in html.unescape(page.text)
    assert f'href="#{field}"' in page.text


def test_spaces_too_many_are_mended_by_the_form(termbase, edda):
    published(termbase, an_entry())

    page = edda.post(SAVE, form={**NEWER, "terms.0.label": "  two   words "})

    assert "two words" in page.text
    assert "spaces too many" not in page.text


def test_a_retirement_names_what_is_in_use(termbase, paul):
    published(termbase, an_entry())

    page = html.unescape(
        paul.post("/desk/schemes/test/concepts/csam/retirement", successor="nowhere").text
    )

    assert "“nowhere” can’t replace “csam”. Name another concept that is in use." in page


def test_a_new_concept_is_begun_and_one_that_is_there_is_not_begun_again(termbase, edda):
    published(termbase, an_entry(concept="other"))

    assert "Everything is new." in edda.post(SAVE, form=NEWER).text

    again = edda.post(SAVE, form={**NEWER, "concept": "other"})
    assert again.status_code == 409
    assert "There is already a concept “other”" in again.text


def test_a_draft_that_somebody_else_saved_meanwhile_is_not_overwritten(termbase, signed_in):
    published(termbase, an_entry())
    edda, paul = signed_in("edda"), signed_in("paul")
    fields = {**fields_of(write_entry(an_entry())), "based_on": "1"}
    edda.post(SAVE, form=fields)
    edda.post(SAVE, form={**fields, "over": "2", "section": "A"})

    late = paul.post(SAVE, form={**fields, "over": "2", "section": "B"})

    assert late.status_code == 409
    assert "Revision 2 is “replaced”" in late.text


def test_a_draft_is_carried_over_what_was_published_since(termbase, edda):
    published(termbase, an_entry(preferred(), definition="A thing."))
    behind = draft(
        termbase, replace(an_entry(preferred()), definitions=(Definition("en", "My thing."),))
    )
    with termbase.transaction() as session:
        workflow.send_back(session, behind, by=PAUL, at=NOON, comment="Wait.")
    publish_all(termbase, draft(termbase, an_entry(preferred(), admitted(), definition="A thing.")))

    page = edda.get(f"/desk/drafts/{behind}")
    assert "The entry has changed since" in page.text
    page = edda.get(f"/desk/drafts/{behind}/merge")
    assert "CSAM (admitted)" in html.unescape(page.text)
    page = edda.post(f"/desk/drafts/{behind}/merge")

    assert "<del>" in page.text
    assert "The entry has changed since" not in page.text


def test_a_translation_is_saved_beside_its_source_and_goes_on(termbase, edda):
    entry = an_entry(preferred(), discouraged(), definition="A record of abuse.")
    published(termbase, entry, an_entry(preferred("next"), concept="next", definition="Next."))
    page = edda.get("/desk/schemes/test/translation/csam?to=fr")
    assert "0 of 2 texts translated." in page.text

    page = edda.post(
        "/desk/schemes/test/translation/csam",
        form={
            "target": "fr",
            "based_on": "1",
            "do": "next",
            "text.definition": "Trace d’un abus.",
            "text.reason en child pornography": "Cela cache le crime.",
        },
    )

    assert "Translate next" in page.text
    draft_page = html.unescape(edda.get("/desk/drafts/3").text)
    assert "Trace d’un abus." in draft_page
    assert "Cela cache le crime." in draft_page


def test_the_quality_page_leads_from_a_gap_to_its_mending(termbase, edda):
    published(
        termbase,
        an_entry(preferred(), preferred("matériel d’abus", "fr"), definition="A record."),
        an_entry(discouraged("child sexual abuse material"), concept="clash"),
    )

    page = html.unescape(edda.get("/desk/quality?missing=fr:definition").text)

    assert "Missing in French: definition" in page
    assert "/desk/schemes/test/translation/csam?to=fr" in page
    assert "“child sexual abuse material” (en): preferred in csam, discouraged in clash." in page
    assert "This concept isn’t related to any other" in page


_ROWS = st.lists(st.sampled_from(["add.terms", "up.terms.1", "down.terms.0", "remove.terms.2"]))


@given(_ROWS)
@settings(max_examples=50)
def test_moving_rows_loses_none_but_those_removed(steps):
    document = write_entry(an_entry(*(preferred(str(n), "en") for n in range(6))))
    given_form = entry_form.of_document(document)
    labels = [row["label"] for row in given_form["terms"]]

    for step in steps:
        row = (
            given_form["terms"][2]
            if step == "remove.terms.2" and len(given_form["terms"]) > 2
            else None
        )
        given_form = entry_form.changed(given_form, step)
        if row and row.get("label"):
            labels.remove(row["label"])

    left = [row["label"] for row in given_form["terms"] if row.get("label")]
    assert sorted(left) == sorted(labels)


@given(
    st.dictionaries(
        st.text("terms.0123broader-definitionslabelreplacements", max_size=30),
        st.text(max_size=20),
        max_size=12,
    )
)
@example({"references": ""})
@example({"terms": "x", "terms.0": "y", "terms.0.label.z": "w"})
def test_no_form_however_made_up_is_more_than_refused(fields):
    given_form = entry_form.typed(MultiDict(fields))
    made = entry_form.document(given_form, {})
    assert isinstance(made["terms"], list)
