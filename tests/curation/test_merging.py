"""Entries merged, split and carried over each other lose nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from making import admitted, an_entry, discouraged, preferred

from taxonomy.curation.merging import carry, merged, split
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Definition, Note, NoteKind, Reference, Usage

BASE = an_entry(preferred("one"), discouraged("two", replacements=("one",)), definition="A thing.")

_LABELS = st.sampled_from(["one", "two", "three", "four"])
_TERMS = st.lists(
    st.tuples(_LABELS, st.sampled_from(["en", "fr"]), st.sampled_from(list(Usage))),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each[:2],
)


@st.composite
def entries(draw):
    """Entries of one concept that differ in everything that is often edited."""
    terms = tuple(
        (preferred if usage is Usage.PREFERRED else admitted)(label, language)
        for label, language, usage in draw(_TERMS)
    )
    return an_entry(
        *terms,
        definition=draw(st.none() | st.sampled_from(["A thing.", "Another thing."])),
        notes=tuple(
            Note(NoteKind.SCOPE, "en", text) for text in draw(st.sets(_LABELS, max_size=1))
        ),
        references=tuple(Reference(each) for each in draw(st.sets(_LABELS, max_size=2))),
        section=draw(st.sampled_from([None, "A", "B"])),
    )


@given(entries(), entries())
def test_what_only_one_side_changed_is_taken_from_it(base, changed):
    assert not differences(carry(base, changed, base).entry, changed)
    assert not differences(carry(base, base, changed).entry, changed)
    assert carry(base, changed, base).conflicts == carry(base, base, changed).conflicts == ()


@given(entries(), entries())
def test_two_who_did_the_same_do_not_conflict(base, changed):
    carried = carry(base, changed, changed)

    assert (carried.entry, carried.conflicts) == (changed, ())


@given(entries(), entries())
def test_entries_differ_where_they_are_not_equal_and_only_there(one, other):
    assert bool(differences(one, other)) is (one != other)


def test_a_draft_takes_up_what_was_published_beside_it():
    mine = replace(BASE, definitions=(Definition("en", "A better thing."),))
    theirs = replace(BASE, terms=(*BASE.terms, admitted("three")), references=(Reference("A law"),))

    carried = carry(BASE, mine, theirs)

    assert carried.conflicts == ()
    assert [term.label for term in carried.entry.terms] == ["one", "two", "three"]
    assert carried.entry.definitions == mine.definitions
    assert carried.entry.references == theirs.references


def test_where_both_changed_a_text_the_draft_is_kept_and_the_other_told():
    mine = replace(BASE, definitions=(Definition("en", "My thing."),))
    theirs = replace(BASE, definitions=(Definition("en", "Their thing."),))

    carried = carry(BASE, mine, theirs)

    assert carried.entry.definitions == mine.definitions
    (conflict,) = carried.conflicts
    assert (conflict.mine, conflict.theirs) == ("My thing.", "Their thing.")


@given(entries(), entries())
def test_merging_keeps_every_label_and_one_preferred_term_a_language(one, other):
    both = merged(replace(one, concept="one"), replace(other, concept="other"))

    labels = {(term.language, term.label) for term in both.terms}
    assert labels == {(t.language, t.label) for e in (one, other) for t in e.terms}
    kept = [term.language for term in both.terms if term.usage is Usage.PREFERRED]
    known = [term.language for term in one.terms if term.usage is Usage.PREFERRED]
    assert sorted(kept[: len(known)]) == sorted(known)


def test_splitting_parts_the_terms_and_leads_replacements_to_their_new_home():
    old, new = split(BASE, ["csam", "newer"])

    assert [term.label for term in old.terms] == ["one"]
    assert old.definitions == BASE.definitions
    assert (new.concept, [term.label for term in new.terms]) == ("newer", ["two"])
    assert new.terms[0].replacements[0].concept == "csam"
