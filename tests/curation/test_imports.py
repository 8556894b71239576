"""Importing: added and changed as one set, merged with edits made since, undone as a whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from making import ADA, NOON, a_scheme, an_entry, discouraged, preferred, published, with_scheme
from sound import entries

from taxonomy.curation import batches
from taxonomy.entry.fast_serializer import keep_entry, revive_entry
from taxonomy.entry.model import Confidence
from taxonomy.entry.schema import write_entry
from taxonomy.errors import OutOfDate, Refused
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.search.contract import Query
from taxonomy.store import changes
from taxonomy.store import published as readers

BY = {"by": "Ida", "at": NOON, "imported": "Imported from a file"}


def vocabulary(*found):
    every = (each if isinstance(each, FoundEntry) else FoundEntry(each, str) for each in found)
    return Vocabulary(a_scheme(), str, tuple(every))


def bring_in(termbase, *found):
    return termbase.bring_in(termbase.plan(vocabulary(*found)), **BY)


def entry_of(termbase, concept="csam"):
    return termbase.entry("test", concept).entry


def test_what_is_new_is_published_found_and_logged(termbase):
    batch = bring_in(termbase, an_entry(), an_entry(concept="other", broader=("csam",)))

    assert batch.comment == "Imported from a file"
    assert entry_of(termbase, "other").broader == ("csam",)
    assert termbase.search.find(Query("other")).total == 1
    with termbase.reading() as session:
        last = changes.since(session, 0)
        assert [each.concept for each in last] == [None, "csam", "other"]
        assert [each.position for each in last] == [1, 2, 3]
        assert last[-1].revision == readers.revision(session, "test", "other")
        assert {each.by for each in last} == {"Ida"}


def test_an_import_is_undone_as_a_whole(termbase):
    published(termbase, an_entry(preferred("before")))
    batch = bring_in(termbase, an_entry(preferred("after")), an_entry(concept="other"))
    assert entry_of(termbase).terms[0].label == "after"

    with termbase.transaction() as session:
        batches.undo(session, batch.number, by=ADA, at=NOON)

    assert entry_of(termbase).terms[0].label == "before"
    assert entry_of(termbase, "other").retirement is not None


def test_the_same_again_changes_nothing(termbase):
    bring_in(termbase, an_entry())

    assert bring_in(termbase, an_entry()) is None


def test_what_breaks_a_rule_is_refused_and_nothing_is_changed(termbase):
    bad = an_entry(discouraged("bad", reason=""), concept="other")
    plan = termbase.plan(vocabulary(an_entry(), bad))

    assert [each.rule for each in plan.refused] == ["warnings-give-a-reason"]
    with pytest.raises(Refused):
        termbase.bring_in(plan, **BY)
    with termbase.reading() as session:
        assert changes.position(session) == 0


def test_what_was_published_since_the_plan_was_made_is_not_overwritten(termbase):
    plan = termbase.plan(vocabulary(an_entry(preferred("from the file"))))
    published(termbase, an_entry(preferred("here")))

    with pytest.raises(OutOfDate):
        termbase.bring_in(plan, **BY)
    assert entry_of(termbase).terms[0].label == "here"


@pytest.fixture
def exported(termbase):
    """The revision in which an entry was exported before it was changed here."""
    entry = an_entry(preferred("one"), definition="Before.")
    published(termbase, entry)
    revision = termbase.entry("test", "csam").revision
    published(
        termbase,
        replace(entry, section="A", terms=(preferred("one", confidence=Confidence.FOUND),)),
    )
    return revision


def test_what_was_changed_here_since_stays_beside_what_the_file_changed(termbase, exported):
    mine = an_entry(preferred("one"), definition="After.")
    plan = termbase.plan(vocabulary(FoundEntry(mine, str, based_on=exported)))
    termbase.bring_in(plan, **BY)

    assert plan.conflicts == ()
    assert entry_of(termbase).definitions[0].text == "After."
    assert entry_of(termbase).section == "A"


def test_what_both_changed_is_told(termbase, exported):
    published(termbase, an_entry(preferred("one"), definition="Here."))
    mine = an_entry(preferred("one"), definition="In the file.")
    ((concept, conflict),) = termbase.plan(
        vocabulary(FoundEntry(mine, str, based_on=exported))
    ).conflicts

    assert concept == "csam"
    assert "Here." in conflict.theirs
    assert "In the file." in conflict.mine


@pytest.mark.usefixtures("exported")
def test_a_revision_of_another_concept_is_no_base(termbase):
    published(termbase, an_entry(concept="other"))
    other = termbase.entry("test", "other").revision
    plan = termbase.plan(vocabulary(FoundEntry(an_entry(preferred("two")), str, based_on=other)))

    assert [entry.terms[0].label for entry, _ in plan.changed] == ["two"]


def test_many_are_brought_in_together(termbase):
    many = [an_entry(concept=f"c{number}") for number in range(1_201)]
    bring_in(termbase, *many)

    with termbase.reading() as session:
        assert changes.position(session) == 1_202
        assert [each.entry for each in readers.entries(session)] == many
    assert termbase.search.find(Query("c1200")).total == 1


def test_a_large_import_into_an_index_is_found_as_well(termbase):
    with termbase.transaction() as session:
        with_scheme(session)
    published(termbase, an_entry(preferred("first"), concept="first"))
    bring_in(termbase, *(an_entry(concept=f"c{number}") for number in range(600)))

    assert termbase.search.find(Query("first")).total == 1
    assert termbase.search.find(Query("c599")).total == 1


@given(entries())
def test_a_document_is_kept_as_it_is_written(every):
    for entry in every:
        assert keep_entry(entry) == write_entry(entry)
        assert revive_entry(keep_entry(entry)) == entry
