"""What readers suggest, and what curators make of it."""

import pytest
from making import CORA, EDDA, NOON, an_entry, published

from taxonomy.curation import proposals
from taxonomy.errors import NotAllowed, NotFound, NotPossible, RulesBroken
from taxonomy.store import comments, revisions
from taxonomy.store import proposals as kept
from taxonomy.store.records import ProposalState, State

ENTRY = an_entry()


@pytest.fixture
def proposed(termbase):
    """The number of a proposal about a published concept."""
    published(termbase, ENTRY)
    with termbase.transaction() as session:
        return suggested(session).number


def suggested(session, text=" The French term is missing. ", **options):
    return proposals.propose(session, "test", "csam", text, language="fr", at=NOON, **options)


def proposal(termbase, number):
    with termbase.reading() as session:
        return kept.get(session, number)


def test_a_reader_is_heard_without_an_account(termbase, proposed):
    found = proposal(termbase, proposed)

    assert (found.scheme, found.concept, found.language) == ("test", "csam", "fr")
    assert (found.text, found.contact) == ("The French term is missing.", None)
    assert found.state is ProposalState.OPEN


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4_001])
def test_a_proposal_says_something(termbase, proposed, text):
    assert proposed
    with (
        pytest.raises(RulesBroken, match="describe the problem"),
        termbase.transaction() as session,
    ):
        suggested(session, text)


def test_a_contact_is_short(termbase, proposed):
    assert proposed
    with pytest.raises(RulesBroken, match="200"), termbase.transaction() as session:
        suggested(session, contact="x" * 201)


def test_there_must_be_such_a_concept(termbase):
    with pytest.raises(NotFound), termbase.transaction() as session:
        suggested(session)


def test_a_proposal_is_taken_into_a_draft_that_curators_see_it_quoted_in(termbase, proposed):
    with termbase.transaction() as session:
        draft = proposals.accept(session, proposed, by=EDDA, at=NOON)

    with termbase.reading() as session:
        said = comments.of_revisions(session, (draft.number,))
    assert (draft.entry, draft.state, draft.based_on) == (ENTRY, State.DRAFT, 1)
    assert draft.comment == f"Suggested by a reader (proposal {proposed})"
    assert [(each.text, each.step) for each in said] == [
        ("“The French term is missing.”", "suggested")
    ]
    found = proposal(termbase, proposed)
    assert (found.state, found.revision) == (ProposalState.ACCEPTED, draft.number)
    assert (found.answered_by, found.answered_at) == ("Edda", NOON)


@pytest.mark.usefixtures("proposed")
def test_what_a_reader_can_be_reached_by_goes_into_no_draft(termbase):
    with termbase.transaction() as session:
        number = suggested(session, contact="mara@example.org").number
        draft = proposals.accept(session, number, by=EDDA, at=NOON)

    with termbase.reading() as session:
        said = comments.of_revisions(session, (draft.number,))
    assert "mara" not in f"{said} {draft}"


def test_an_answer_is_kept(termbase, proposed):
    with termbase.transaction() as session:
        answered = proposals.answer(session, proposed, " It is there now. ", by=EDDA, at=NOON)

    assert answered == proposal(termbase, proposed)
    assert (answered.state, answered.answer) == (ProposalState.ANSWERED, "It is there now.")


def test_a_proposal_is_closed_once(termbase, proposed):
    with termbase.transaction() as session:
        proposals.answer(session, proposed, "No.", by=EDDA, at=NOON)

    with pytest.raises(NotPossible, match="answered already"), termbase.transaction() as session:
        proposals.accept(session, proposed, by=EDDA, at=NOON)

    with termbase.reading() as session:
        assert revisions.in_states(session, (State.DRAFT,)) == ()


def test_an_answer_says_something(termbase, proposed):
    with pytest.raises(RulesBroken), termbase.transaction() as session:
        proposals.answer(session, proposed, " ", by=EDDA, at=NOON)

    assert proposal(termbase, proposed).state is ProposalState.OPEN


@pytest.mark.parametrize(
    "step",
    [
        lambda session, number: proposals.accept(session, number, by=CORA, at=NOON),
        lambda session, number: proposals.answer(session, number, "No.", by=CORA, at=NOON),
    ],
)
def test_contributors_answer_nobody(termbase, proposed, step):
    with pytest.raises(NotAllowed), termbase.transaction() as session:
        step(session, proposed)


def a_missing_word(session, word="  new   word ", text="", **options):
    return proposals.propose_word(session, "test", word, text, language="fr", at=NOON, **options)


@pytest.mark.usefixtures("proposed")
def test_a_word_that_no_entry_has_is_suggested(termbase):
    with termbase.transaction() as session:
        number = a_missing_word(session, text=" Heard in court. ").number

    found = proposal(termbase, number)
    assert (found.scheme, found.concept, found.word) == ("test", None, "new word")
    assert (found.text, found.state) == ("Heard in court.", ProposalState.OPEN)


@pytest.mark.usefixtures("proposed")
@pytest.mark.parametrize("word", ["", " \n ", "x" * 201])
def test_a_missing_word_is_named(termbase, word):
    with pytest.raises(RulesBroken, match="missing word"), termbase.transaction() as session:
        a_missing_word(session, word)


def test_a_missing_word_is_missed_in_a_vocabulary_that_there_is(termbase):
    with pytest.raises(NotFound), termbase.transaction() as session:
        a_missing_word(session)


@pytest.mark.usefixtures("proposed")
def test_an_entry_for_a_missing_word_is_begun_by_hand(termbase):
    with termbase.transaction() as session:
        number = a_missing_word(session).number

    with pytest.raises(NotPossible, match="Start an entry"), termbase.transaction() as session:
        proposals.accept(session, number, by=EDDA, at=NOON)
    with termbase.transaction() as session:
        proposals.answer(session, number, "It is there now.", by=EDDA, at=NOON)

    assert proposal(termbase, number).state is ProposalState.ANSWERED
