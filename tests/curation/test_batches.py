"""Sets of changes are published as a whole, undone as a whole, and past no rule."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import ADA, EDDA, NOON, PAUL, admitted, an_entry, discouraged, preferred, published

from taxonomy.curation import batches
from taxonomy.curation.bulk_edits import BulkEdit, Selection, edited
from taxonomy.curation.merge_split import merged, retired
from taxonomy.entry.model import Ending, Reference, Source, Usage
from taxonomy.errors import NotAllowed, NotPossible, Refused, RulesBroken
from taxonomy.store import published as stored
from taxonomy.store.records import Actor, BatchKind, Role

ONE = an_entry(preferred("one"), admitted("eins", "de"), concept="one", section="A")
TWO = an_entry(preferred("two"), discouraged("bad two"), concept="two", section="A")
PETRA = Actor("Petra", Role.PUBLISHER)


def entries(termbase):
    with termbase.reading() as session:
        return {each.entry.concept: each.entry for each in stored.entries(session)}


def handed_in(termbase, selection, edit, *, by=EDDA):
    changed = [after for _, after in edited(entries(termbase).values(), selection, edit)]
    with termbase.transaction() as session:
        return batches.hand_in(
            session, BatchKind.BULK_EDIT, changed, by=by, at=NOON, comment="All of A"
        ).number


def test_a_bulk_edit_is_published_as_a_whole_and_undone_as_a_whole(termbase):
    published(termbase, ONE, TWO)
    number = handed_in(termbase, Selection(section="A"), BulkEdit(section="B"))
    assert entries(termbase) == {"one": ONE, "two": TWO}

    with termbase.transaction() as session:
        batches.publish(session, number, by=PAUL, at=NOON)
    assert {each.section for each in entries(termbase).values()} == {"B"}

    with termbase.transaction() as session:
        batches.undo(session, number, by=PAUL, at=NOON)
    assert entries(termbase) == {"one": ONE, "two": TWO}


def test_one_that_breaks_a_rule_keeps_all_back(termbase):
    published(termbase, ONE, TWO)
    number = handed_in(termbase, Selection(language="en"), BulkEdit(usage=Usage.CAUTION))

    with pytest.raises(RulesBroken), termbase.transaction() as session:
        batches.publish(session, number, by=PAUL, at=NOON)

    assert entries(termbase) == {"one": ONE, "two": TWO}


def test_nobody_publishes_their_own_set_or_undoes_what_moved_on(termbase):
    published(termbase, ONE, TWO)
    number = handed_in(termbase, Selection(), BulkEdit(section="B"), by=PAUL)
    with pytest.raises(NotAllowed), termbase.transaction() as session:
        batches.publish(session, number, by=PAUL, at=NOON)
    with termbase.transaction() as session:
        batches.publish(session, number, by=PETRA, at=NOON)
    published(termbase, replace(ONE, section=None))

    with pytest.raises(Refused, match="“one” has been changed since"):  # noqa: SIM117
        with termbase.transaction() as session:
            batches.undo(session, number, by=PAUL, at=NOON)
    assert entries(termbase)["two"].section == "B"


def test_a_set_is_undone_once_and_by_a_publisher(termbase):
    published(termbase, ONE)
    number = handed_in(termbase, Selection(), BulkEdit(section="B"))
    with pytest.raises(NotPossible), termbase.transaction() as session:
        batches.undo(session, number, by=PAUL, at=NOON)
    with termbase.transaction() as session:
        batches.publish(session, number, by=PAUL, at=NOON)
    with pytest.raises(NotAllowed), termbase.transaction() as session:
        batches.undo(session, number, by=EDDA, at=NOON)
    with termbase.transaction() as session:
        batches.undo(session, number, by=PAUL, at=NOON)
    with pytest.raises(NotPossible, match="undone already"), termbase.transaction() as session:
        batches.undo(session, number, by=PAUL, at=NOON)


def test_merging_two_concepts_is_one_set(termbase):
    published(termbase, ONE, TWO)
    made = (merged(ONE, TWO), retired(TWO, Ending.MERGED, ["one"]))
    with termbase.transaction() as session:
        number = batches.hand_in(
            session, BatchKind.MERGE, made, by=PAUL, at=NOON, comment="The same"
        ).number
    with termbase.transaction() as session:
        batches.publish(session, number, by=ADA, at=NOON)

    assert termbase.catalogue.concept("test", "two") is None
    assert [each.concept for each in termbase.catalogue.lookup("two")] == ["one"]

    with termbase.transaction() as session:
        batches.undo(session, number, by=PAUL, at=NOON)
    assert entries(termbase) == {"one": ONE, "two": TWO}
    assert [each.concept for each in termbase.catalogue.lookup("two")] == ["two"]


_EDITS = st.builds(
    BulkEdit,
    usage=st.none() | st.just(Usage.ADMITTED),
    section=st.sampled_from([None, "A", "B"]),
    source=st.none() | st.just(Source("A page")),
    reference=st.none() | st.just(Reference("A law", "3")),
)
_SELECTIONS = st.builds(
    Selection,
    language=st.sampled_from([None, "en", "de"]),
    usage=st.sampled_from([None, *Usage]),
    text=st.sampled_from(["", "o", "TWO"]),
)


@given(_SELECTIONS, _EDITS)
@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_undoing_gives_back_exactly_what_was(termbase, selection, edit):
    if not entries(termbase):
        published(termbase, ONE, TWO)
    before = entries(termbase)
    if edit.says_nothing or not list(edited(before.values(), selection, edit)):
        return
    number = handed_in(termbase, selection, edit)
    with termbase.transaction() as session:
        batches.publish(session, number, by=PAUL, at=NOON)
        batches.undo(session, number, by=PAUL, at=NOON)

    assert entries(termbase) == before
