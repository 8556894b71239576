"""What a translator is shown, and what becomes of what they write."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import NOON, an_entry, discouraged, preferred
from strategies import UNHURRIED, VERSIONS

from taxonomy.curation.translation import Condition, filled, passages
from taxonomy.curation.translation_staleness import TextKey, of_revisions, outdated, texts
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Definition, Note, NoteKind, Replacement, Source
from taxonomy.store.records import Revision, State

TERM = replace(
    discouraged("kid", replacements=(Replacement("child", "en", None, {"en": "Always."}),)),
    exceptions={"en": "In a quotation."},
)
ENTRY = an_entry(
    preferred("child"),
    TERM,
    definition="A young person.",
    notes=(Note(NoteKind.SCOPE, "en", "Under 18."), Note(NoteKind.SCOPE, "fr", "Mineurs.")),
)
SUBJECTS = [
    "definition",
    "note scope",
    "reason en kid",
    "exceptions en kid",
    "when en kid → child",
]


def published(*entries):
    """Revisions 1, 2, 3… of a concept, as they were published."""
    return [
        Revision(
            number=number,
            entry=entry,
            author="Edda",
            at=NOON,
            comment="",
            based_on=None,
            state=State.PUBLISHED,
        )
        for number, entry in enumerate(entries, 1)
    ]


def shown(*entries, target="fr"):
    """What a translator from English sees of the last of several publications."""
    old = outdated(of_revisions(published(*entries)), "en")
    return {each.subject: each for each in passages(entries[-1], "en", target, old)}


def conditions(*entries):
    return {subject: each.condition.value for subject, each in shown(*entries).items()}


def test_every_text_of_the_source_is_shown_with_its_translation():
    found = shown(ENTRY)

    assert list(found) == SUBJECTS
    assert (found["note scope"].source, found["note scope"].target) == ("Under 18.", "Mineurs.")
    assert found["definition"].condition is Condition.MISSING
    assert found["reason en kid"].pointer == "/terms/1/reason/en"
    assert found["when en kid → child"].pointer == "/terms/1/replacements/0/when/en"


@pytest.mark.parametrize(
    ("english", "french", "condition"),
    [
        (["Under 18."], ["Mineurs."], "current"),
        (["Under 18.", "Not 18 yet."], ["Mineurs.", "Mineurs."], "outdated"),
        (["Under 18.", "Not 18 yet."], ["Mineurs.", "Moins de 18 ans."], "current"),
        (["Under 18."] * 2, ["Mineurs.", "Moins de 18 ans."], "current"),
        (["Under 18.", "Not 18 yet.", "Under 18."], ["Mineurs."] * 3, "outdated"),
        (["Under 18.", "Not 18 yet.", "Not 18 yet."], ["A.", "A.", "B."], "current"),
    ],
)
def test_a_translation_is_outdated_once_its_source_was_changed(english, french, condition):
    versions = [
        an_entry(notes=(Note(NoteKind.SCOPE, "en", one), Note(NoteKind.SCOPE, "fr", other)))
        for one, other in zip(english, french, strict=True)
    ]

    assert conditions(*versions) == {"note scope": condition}


def test_what_is_gone_has_no_age():
    ages = of_revisions(published(ENTRY, replace(ENTRY, definitions=())))

    assert TextKey("definition", "en") not in ages
    assert ages[TextKey("note scope", "fr")] == 1


def test_a_text_that_comes_again_is_as_old_as_its_return():
    ages = of_revisions(published(ENTRY, replace(ENTRY, definitions=()), ENTRY))

    assert ages[TextKey("definition", "en")] == 3


def test_translations_stand_in_their_places():
    made = filled(ENTRY, "fr", {subject: f"Voici {subject}." for subject in SUBJECTS})

    assert made.definitions[1] == Definition("fr", "Voici definition.")
    assert made.notes[1] == Note(NoteKind.SCOPE, "fr", "Voici note scope.")
    assert made.terms[1].reason["fr"] == "Voici reason en kid."
    assert made.terms[1].exceptions["fr"] == "Voici exceptions en kid."
    assert made.terms[1].replacements[0].when["fr"] == "Voici when en kid → child."
    assert set(conditions(ENTRY, made).values()) == {"current"}


def test_of_several_notes_of_a_kind_each_has_its_translation():
    notes = [Note(NoteKind.EXAMPLE, "en", text) for text in ("One.", "Two.")]
    entry = an_entry(notes=(*notes, Note(NoteKind.EXAMPLE, "fr", "Un.", Source("A page"))))

    found = shown(entry)
    made = filled(entry, "fr", {"note example 2": "Deux."})

    assert [(each.source, each.target) for each in found.values()] == [
        ("One.", "Un."),
        ("Two.", ""),
    ]
    assert made.notes == (*entry.notes, Note(NoteKind.EXAMPLE, "fr", "Deux."))
    assert filled(made, "fr", {"note example": "Une."}).notes[2:] == (
        Note(NoteKind.EXAMPLE, "fr", "Une.", Source("A page")),
        Note(NoteKind.EXAMPLE, "fr", "Deux."),
    )


def test_a_translation_of_a_text_that_has_a_source_is_our_own_wording():
    entry = replace(ENTRY, definitions=(Definition("en", "A child.", Source("A convention")),))

    assert filled(entry, "fr", {"definition": "Un enfant."}).definitions[1].source is None


def test_a_blank_takes_a_translation_out():
    made = filled(ENTRY, "fr", {"note scope": " "})

    assert made.notes == ENTRY.notes[:1]


@pytest.mark.parametrize("subject", ["", "note", "note bogus", "reason en nobody", "title"])
def test_what_the_entry_does_not_speak_of_is_left_aside(subject):
    assert filled(ENTRY, "fr", {subject: "Quoi ?"}) == ENTRY


@given(VERSIONS, st.data())
@UNHURRIED
def test_filling_changes_nothing_but_what_is_given(entry, data):
    subjects = sorted({said.text.subject for said in texts(entry)})
    wanted = data.draw(
        st.dictionaries(st.sampled_from(subjects), st.just("Deutsch.")) if subjects else st.just({})
    )

    made = filled(entry, "de", wanted)

    assert ("Deutsch." in {each.wording for each in texts(made)}) is bool(wanted)
    assert all("Deutsch." in each.after for each in differences(entry, made))
    assert filled(made, "de", dict.fromkeys(subjects, "")) == entry
    assert filled(entry, "de", {}) == entry
