"""A draft carried over a newer publication: nobody's words are lost unseen."""

from dataclasses import replace

from hypothesis import given
from making import admitted, an_entry, discouraged, preferred
from strategies import UNHURRIED, VERSIONS, versions, words_of

from taxonomy.curation.three_way_merge import carry
from taxonomy.entry.model import (
    Confidence,
    Definition,
    Ending,
    Note,
    NoteKind,
    Reference,
    Retirement,
    Ruling,
    Source,
    Usage,
    Verdict,
)
from taxonomy.entry.schema import write_entry

BASE = an_entry(preferred("one"), discouraged("two", replacements=("one",)), definition="A thing.")


@given(VERSIONS, VERSIONS)
@UNHURRIED
def test_what_only_one_side_changed_is_taken_from_it(base, changed):
    assert carry(base, changed, base).entry == changed
    assert carry(base, base, changed).entry == changed
    assert carry(base, changed, base).conflicts == carry(base, base, changed).conflicts == ()


@given(VERSIONS, VERSIONS)
@UNHURRIED
def test_two_who_did_the_same_do_not_conflict(base, changed):
    carried = carry(base, changed, changed)

    assert (carried.entry, carried.conflicts) == (changed, ())


def lost(base, mine, theirs):
    """New words of either side that are neither in the carried entry nor told."""
    carried = carry(base, mine, theirs)
    old, here = words_of(write_entry(base)), words_of(write_entry(carried.entry))
    told = " ".join(each.theirs for each in carried.conflicts)
    return {
        *(words_of(write_entry(mine)) - old - here),
        *(each for each in words_of(write_entry(theirs)) - old - here if each not in told),
    }


@given(VERSIONS, versions("own", "new"), versions("their", "newer"))
@UNHURRIED
def test_no_word_that_either_side_wrote_is_lost_unseen(base, mine, theirs):
    assert not lost(base, mine, theirs)


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
    assert (conflict.base, conflict.mine, conflict.theirs) == (
        "A thing.",
        "My thing.",
        "Their thing.",
    )
    assert (conflict.pointer, conflict.place) == ("/definitions/0", "definitions · en")


def test_a_term_that_the_draft_relabels_takes_up_the_reason_that_was_published():
    mine = replace(BASE, terms=(BASE.terms[0], replace(BASE.terms[1], label="twoo")))
    reason = {"en": "It hides the crime.", "fr": "Cela cache le crime."}
    theirs = replace(BASE, terms=(BASE.terms[0], replace(BASE.terms[1], reason=reason)))

    carried = carry(BASE, mine, theirs)

    assert carried.conflicts == ()
    assert carried.entry.terms[1] == replace(BASE.terms[1], label="twoo", reason=reason)


def test_a_term_that_one_side_took_out_and_the_other_changed_is_told():
    without = replace(BASE, terms=BASE.terms[:1])
    changed = replace(BASE, terms=(BASE.terms[0], replace(BASE.terms[1], usage=Usage.CAUTION)))

    taken_out, kept = carry(BASE, without, changed), carry(BASE, changed, without)

    assert [term.label for term in taken_out.entry.terms] == ["one"]
    assert [(each.mine, each.of) for each in taken_out.conflicts] == [("", "two")]
    assert "caution" in taken_out.conflicts[0].theirs
    assert kept.entry == changed
    assert [each.theirs for each in kept.conflicts] == [""]


def test_a_source_stays_with_the_text_that_is_from_it():
    def said(text, source):
        return replace(BASE, definitions=(Definition("en", text, Source(source)),))

    carried = carry(said("Old.", "A"), said("Mine.", "A"), said("Old.", "B"))

    assert carried.entry == said("Mine.", "A")
    assert [each.theirs for each in carried.conflicts] == ["Old.; B"]


def test_an_ending_is_one_side_s_as_a_whole():
    mine = replace(BASE, retirement=Retirement(Ending.MERGED, ("x",)))
    theirs = replace(BASE, retirement=Retirement(Ending.SPLIT, ("y", "z"), "Two."))

    carried = carry(BASE, mine, theirs)

    assert carried.entry.retirement == mine.retirement
    assert [each.theirs for each in carried.conflicts] == ["split; y, z; Two."]


def test_what_an_edition_says_of_a_term_is_one_side_s_as_a_whole():
    def ruled(ruling, title):
        verdict = Verdict("en-2016", ruling, Confidence.FOUND, Source(title))
        return replace(BASE, terms=(replace(BASE.terms[0], verdicts=(verdict,)), BASE.terms[1]))

    mine = ruled(Ruling.CAUTION, "A")
    carried = carry(BASE, mine, ruled(Ruling.ACCEPTED, "B"))

    assert carried.entry == mine
    assert [each.pointer for each in carried.conflicts] == ["/terms/0/verdicts/0"]


def test_every_note_of_a_kind_is_kept():
    def noted(*texts):
        return replace(BASE, notes=tuple(Note(NoteKind.EXAMPLE, "en", text) for text in texts))

    carried = carry(noted("One.", "Two."), noted("One.", "Two.", "Mine."), noted("New.", "One."))

    assert carried.entry == noted("New.", "One.", "Mine.")


def test_new_terms_that_are_alike_are_both_kept():
    mine = replace(BASE, terms=(*BASE.terms, admitted("abuse image")))
    theirs = replace(BASE, terms=(*BASE.terms, admitted("abuse images")))

    carried = carry(BASE, mine, theirs)

    assert [term.label for term in carried.entry.terms[2:]] == ["abuse images", "abuse image"]
    assert carried.conflicts == ()


def test_rows_that_were_moved_stay_moved_and_new_ones_stand_where_they_stood():
    one, two = BASE.terms
    mine = replace(BASE, terms=(one, admitted("mine"), two))
    theirs = replace(BASE, terms=(two, one, admitted("theirs")))

    carried = carry(BASE, mine, theirs)

    assert [term.label for term in carried.entry.terms] == ["two", "one", "mine", "theirs"]
