"""Entries merged and split lose nothing."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from making import admitted, an_entry, caution, discouraged, preferred
from strategies import UNHURRIED, VERSIONS, versions, words_of

from taxonomy.curation.merge_split import left_out, merged, split
from taxonomy.entry.diff import differences
from taxonomy.entry.model import (
    Confidence,
    Definition,
    Note,
    NoteKind,
    Replacement,
    Ruling,
    Source,
    Usage,
    Verdict,
)
from taxonomy.entry.schema import write_entry

BASE = an_entry(preferred("one"), discouraged("two", replacements=("one",)), definition="A thing.")


def test_a_second_definition_becomes_a_note_and_a_second_preferred_term_admitted():
    other = an_entry(preferred("uno"), concept="other", definition="Another thing.")

    both = merged(BASE, other)

    assert [(term.label, term.usage) for term in both.terms] == [
        ("one", Usage.PREFERRED),
        ("two", Usage.DISCOURAGED),
        ("uno", Usage.ADMITTED),
    ]
    assert both.definitions == BASE.definitions
    assert both.notes == (Note(NoteKind.EDITORIAL, "en", "Another thing."),)
    assert left_out(BASE, other) == ()


def test_a_label_that_both_have_keeps_its_verdict_and_takes_up_what_is_said_of_it():
    def ruled(title):
        return Verdict("en-2016", Ruling.CAUTION, Confidence.FOUND, Source(title))

    one, two = BASE.terms
    into = replace(BASE, terms=(one, replace(two, verdicts=(ruled("A page"),))))
    twin = replace(
        two,
        reason={"fr": "Faux."},
        exceptions={"en": "In a title."},
        verdicts=(ruled("Another"),),
        needs_context=True,
        confidence=Confidence.FOUND,
    )
    other = an_entry(twin, one, concept="other")

    both = merged(into, other)

    assert both.terms == (
        one,
        replace(
            twin,
            reason={"en": "It hides the crime.", "fr": "Faux."},
            verdicts=(ruled("A page"), ruled("Another")),
        ),
    )
    assert left_out(into, other) == ()


def test_what_finds_no_place_is_told():
    other = an_entry(caution("two", reason="Take care."), concept="other", section="B")

    told = left_out(replace(BASE, section="A"), other)

    assert [(each.field, each.before, each.after) for each in told] == [
        ("usage", "caution", "discouraged"),
        ("reason", "Take care.", "It hides the crime."),
        ("section", "B", "A"),
    ]


def test_relations_and_replacements_between_the_two_come_home():
    into = replace(BASE, related=("other", "third"))
    into = replace(
        into,
        terms=(*BASE.terms, discouraged("bad", replacements=(Replacement("uno", "en", "other"),))),
    )
    other = an_entry(
        admitted("uno"),
        discouraged("worse", replacements=(Replacement("one", "en", "csam"),)),
        concept="other",
        broader=("csam",),
    )

    both = merged(into, other)

    assert (both.broader, both.related) == ((), ("third",))
    assert [each.concept for term in both.terms for each in term.replacements] == [None] * 3


def unplaced(into, other):
    """Words of the other entry that are neither in the merged one nor told."""
    here = words_of(write_entry(merged(into, other)))
    told = " ".join(each.before for each in left_out(into, other))
    between = {into.concept, other.concept, other.scheme}
    return {each for each in words_of(write_entry(other)) - here - between if each not in told}


@given(VERSIONS, versions("their", "newer"))
@UNHURRIED
def test_no_word_is_lost_in_a_merge(into, other):
    other = replace(other, concept="other")

    assert not unplaced(into, other)
    assert not [each for each in differences(into, merged(into, other)) if each.field == "usage"]


@given(VERSIONS, VERSIONS)
@UNHURRIED
def test_a_merge_leaves_one_preferred_term_a_language(into, other):
    assume(_has_one_preferred(into))
    assume(_has_one_preferred(other))

    assert _has_one_preferred(merged(into, replace(other, concept="other")))


def _has_one_preferred(entry):
    tags = [term.language for term in entry.terms if term.usage is Usage.PREFERRED]
    return len(tags) == len(set(tags))


def test_splitting_parts_the_terms_and_leads_replacements_to_their_new_home():
    old, new = split(BASE, ["csam", "newer"])

    assert [term.label for term in old.terms] == ["one"]
    assert old.definitions == BASE.definitions
    assert (new.concept, [term.label for term in new.terms]) == ("newer", ["two"])
    assert new.terms[0].replacements[0].concept == "csam"
    assert new.related == ("csam",)


@given(VERSIONS, st.data())
@UNHURRIED
def test_a_split_gives_every_term_one_home_and_loses_nothing_else(entry, data):
    assume(entry.terms)
    many = len(entry.terms)
    homes = data.draw(
        st.lists(st.sampled_from(["csam", "newer", "third"]), min_size=many, max_size=many)
    )

    parts = split(entry, homes)

    assert [part.concept for part in parts] == list(dict.fromkeys(homes))
    for part in parts:
        here = [
            term.label
            for term, home in zip(entry.terms, homes, strict=True)
            if home == part.concept
        ]
        assert [term.label for term in part.terms] == here
    heir = next((part for part in parts if part.concept == "csam"), parts[0])
    assert replace(heir, concept="csam", terms=entry.terms) == entry


def test_a_concept_may_be_split_into_new_ones_alone():
    first, second = split(BASE, ["newer", "third"])

    assert first.definitions == (Definition("en", "A thing."),)
    assert (second.concept, second.definitions, second.related) == ("third", (), ("newer",))
