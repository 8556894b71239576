"""What curators can do with a draft, and what they cannot."""

from dataclasses import replace
from datetime import timedelta

import pytest
from making import (
    ADA,
    CORA,
    EDDA,
    NOON,
    PAUL,
    a_scheme,
    admitted,
    an_entry,
    draft,
    preferred,
    publish_all,
    published,
    with_scheme,
)

from taxonomy.curation import workflow
from taxonomy.entry.model import Ending, Retirement
from taxonomy.errors import NotAllowed, NotFound, NotPossible, OutOfDate, RulesBroken
from taxonomy.search.contract import Query
from taxonomy.store import comments, revisions, schemes
from taxonomy.store.records import Actor, Role, State

FIRST = an_entry(preferred("first wording"))
SECOND = an_entry(preferred("second wording"))


def state_of(termbase, number):
    with termbase.reading() as session:
        return revisions.get(session, number).state


def saved(termbase, entry, *, by=EDDA, **options):
    with termbase.transaction() as session:
        with_scheme(session, entry.scheme)
        return workflow.save(session, entry, by=by, at=NOON, **options).number


def test_a_returned_draft_is_amended_and_published_with_all_that_was_said(termbase):
    number = draft(termbase, FIRST)

    with termbase.transaction() as session:
        workflow.send_back(session, number, by=PAUL, at=NOON, comment=" Mend the wording. ")
        amended = workflow.revise(session, number, SECOND, by=EDDA, at=NOON)
        workflow.submit(session, amended.number, by=EDDA)
        workflow.publish(session, amended.number, by=PAUL, at=NOON)

    assert termbase.entry("test", "csam").entry == SECOND
    assert state_of(termbase, number) is State.REPLACED
    with termbase.reading() as session:
        said = comments.of_revisions(session, (number,))
        assert [each.number for each in revisions.line(session, revisions.get(session, 2))] == [
            2,
            1,
        ]
    assert [(each.by, each.text, each.step) for each in said] == [
        ("Paul", "Mend the wording.", "returned")
    ]


def test_two_editors_never_overwrite_each_other_unseen(termbase):
    number = saved(termbase, FIRST)
    with termbase.transaction() as session:
        workflow.revise(session, number, SECOND, by=EDDA, at=NOON)

    with pytest.raises(NotPossible, match="is “replaced”"), termbase.transaction() as session:
        workflow.revise(session, number, FIRST, by=PAUL, at=NOON)


def test_a_draft_of_an_older_publication_is_kept_and_told_to_be_out_of_date(termbase):
    published(termbase, FIRST)
    behind = draft(termbase, SECOND)
    published(termbase, an_entry(preferred("third wording")))

    with pytest.raises(OutOfDate) as caught:
        publish_all(termbase, behind)

    assert (caught.value.based_on, caught.value.current) == (1, 3)
    assert state_of(termbase, behind) is State.IN_REVIEW


def test_a_draft_that_was_carried_over_the_newer_publication_can_be_published(termbase):
    published(termbase, FIRST)
    behind = saved(termbase, SECOND)
    published(termbase, an_entry(preferred("third wording")))

    with termbase.transaction() as session:
        carried = workflow.revise(session, behind, SECOND, by=EDDA, at=NOON, based_on=3)
        workflow.submit(session, carried.number, by=EDDA)
    publish_all(termbase, carried.number)

    assert termbase.entry("test", "csam").entry == SECOND


def test_nobody_publishes_what_they_wrote_on(termbase):
    number = saved(termbase, FIRST, by=PAUL)
    with termbase.transaction() as session:
        revised = workflow.revise(session, number, SECOND, by=EDDA, at=NOON)
        workflow.submit(session, revised.number, by=EDDA)

    with pytest.raises(NotAllowed, match="worked on yourself"):
        publish_all(termbase, revised.number)


def test_a_scheme_with_one_curator_does_without_other_eyes(termbase):
    with termbase.transaction() as session:
        schemes.save(session, replace(a_scheme(), single_curator=True))
        number = workflow.save(session, FIRST, by=PAUL, at=NOON).number
        workflow.submit(session, number, by=PAUL)
        workflow.publish(session, number, by=PAUL, at=NOON)

    assert termbase.entry("test", "csam").entry == FIRST


def test_a_draft_is_withdrawn_and_taken_up_again(termbase):
    number = draft(termbase, FIRST)

    with termbase.transaction() as session:
        workflow.withdraw(session, number, by=EDDA)
    assert state_of(termbase, number) is State.WITHDRAWN

    with termbase.transaction() as session:
        workflow.restart(session, number, by=EDDA)
    assert state_of(termbase, number) is State.DRAFT


def test_a_contributor_changes_no_one_else_s_draft(termbase):
    number = saved(termbase, FIRST)

    for step in (
        lambda session: workflow.revise(session, number, SECOND, by=CORA, at=NOON),
        lambda session: workflow.withdraw(session, number, by=CORA),
    ):
        with pytest.raises(NotAllowed, match="own drafts"), termbase.transaction() as session:
            step(session)


def test_an_earlier_revision_is_restored_as_a_new_draft(termbase):
    published(termbase, FIRST)
    published(termbase, SECOND)

    with termbase.transaction() as session:
        restored = workflow.restore(session, 1, by=EDDA, at=NOON)

    assert (restored.entry, restored.based_on, restored.state) == (FIRST, 2, State.DRAFT)


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
def test_a_comment_says_something(termbase, text):
    number = draft(termbase, FIRST)

    with pytest.raises(RulesBroken, match="write a comment"), termbase.transaction() as session:
        workflow.send_back(session, number, by=PAUL, at=NOON, comment=text)

    assert state_of(termbase, number) is State.IN_REVIEW


def test_a_draft_is_based_on_what_was_published_for_its_concept(termbase):
    published(termbase, FIRST, an_entry(concept="other"))

    with pytest.raises(NotPossible, match="never published"):
        saved(termbase, SECOND, based_on=2)


def test_the_entry_of_a_day_is_what_readers_saw_then(termbase):
    published(termbase, FIRST)
    with termbase.transaction() as session:
        number = workflow.save(session, SECOND, by=EDDA, at=NOON).number
        workflow.submit(session, number, by=EDDA)
        workflow.publish(session, number, by=PAUL, at=NOON + timedelta(days=30))

    assert termbase.entry("test", "csam", at=NOON + timedelta(days=29)).entry == FIRST
    assert termbase.entry("test", "csam", at=NOON + timedelta(days=30)).entry == SECOND
    with pytest.raises(NotFound):
        termbase.entry("test", "csam", at=NOON - timedelta(days=1))


def test_a_retired_concept_is_kept_and_found_no_more(termbase):
    published(termbase, FIRST, an_entry(admitted("newer"), concept="newer"))
    retired = replace(FIRST, retirement=Retirement(Ending.MERGED, ("newer",)))

    published(termbase, retired)

    assert termbase.entry("test", "csam").entry == retired
    assert termbase.search.find(Query("first wording")).total == 0
    assert termbase.catalogue.suggest("first") == ()
    assert termbase.catalogue.concept("test", "csam") is None

    termbase.rebuild()
    assert termbase.search.find(Query("first wording")).total == 0


def test_what_a_role_may_do_is_told_in_a_sentence(termbase):
    number = draft(termbase, FIRST)

    with pytest.raises(NotAllowed) as caught, termbase.transaction() as session:
        workflow.publish(session, number, by=CORA, at=NOON)

    assert str(caught.value) == "Only publishers and administrators can do this."


def test_every_role_may_do_what_the_ones_before_it_may():
    roles = list(Role)
    for place, role in enumerate(roles):
        assert [role.at_least(other) for other in roles] == [
            number <= place for number in range(len(roles))
        ]
    assert Actor("Ada", Role.ADMINISTRATOR) == ADA
