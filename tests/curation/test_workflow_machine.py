"""Random people take random steps, and find no way around the rules of the workflow."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from making import ADA, CORA, EDDA, NOON, PAUL, an_entry, caution, preferred, with_scheme

from taxonomy.curation import rules, workflow
from taxonomy.curation.permissions import LEAST, Step
from taxonomy.errors import NotFound, TermbaseError
from taxonomy.settings import Settings
from taxonomy.store import changes, published, revisions
from taxonomy.store.database import Store
from taxonomy.store.records import Actor, Role, State

PEOPLE = (CORA, EDDA, PAUL, ADA, Actor("Petra", Role.PUBLISHER))
ENTRIES = (
    an_entry(preferred("good")),
    an_entry(preferred("better")),
    an_entry(caution("bad", reason=None)),  # breaks a rule
    an_entry(preferred("good"), concept="other"),
    an_entry(preferred("good"), concept="other", related=("csam",)),
)

people = st.sampled_from(PEOPLE)
entries = st.sampled_from(ENTRIES)
numbers = st.integers(1, 12)


class Desk(RuleBasedStateMachine):
    """The steps of the workflow, each in a transaction of its own, as at the desk."""

    def __init__(self):
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.store = Store(Settings(data=Path(self._folder.name)).database)
        self.store.upgrade()
        with self.store.writing() as session:
            with_scheme(session)
        self.documents = {}  # what each revision was when it was made

    def teardown(self):
        self.store.close()
        self._folder.cleanup()

    def _take(self, step, act, by):
        """Take a step; whoever lacks the role must be refused."""
        with suppress(TermbaseError), self.store.writing() as session:
            act(session)
            assert by.role.at_least(LEAST[step])

    @rule(entry=entries, by=people, based_on=st.none() | numbers)
    def save(self, entry, by, based_on):
        def act(session):
            workflow.save(session, entry, by=by, at=NOON, based_on=based_on)

        self._take(Step.SAVE, act, by)

    @rule(number=numbers, entry=entries, by=people, based_on=st.none() | numbers)
    def revise(self, number, entry, by, based_on):
        def act(session):
            workflow.revise(session, number, entry, by=by, at=NOON, based_on=based_on)

        self._take(Step.SAVE, act, by)

    @rule(number=numbers, by=people)
    def submit(self, number, by):
        self._take(Step.SUBMIT, lambda session: workflow.submit(session, number, by=by), by)

    @rule(number=numbers, by=people)
    def send_back(self, number, by):
        def act(session):
            workflow.send_back(session, number, by=by, at=NOON, comment="No.")

        self._take(Step.RETURN, act, by)

    @rule(number=numbers, by=people)
    def withdraw(self, number, by):
        self._take(Step.WITHDRAW, lambda session: workflow.withdraw(session, number, by=by), by)

    @rule(number=numbers, by=people)
    def restart(self, number, by):
        self._take(Step.RESTART, lambda session: workflow.restart(session, number, by=by), by)

    @rule(number=numbers, by=people)
    def restore(self, number, by):
        def act(session):
            workflow.restore(session, number, by=by, at=NOON)

        self._take(Step.RESTORE, act, by)

    @rule(number=numbers, by=people)
    def publish(self, number, by):
        with suppress(TermbaseError), self.store.writing() as session:
            before = revisions.get(session, number)
            current = published.revision(session, *before.entry.identity)
            authors = {each.author for each in revisions.line(session, before)}
            workflow.publish(session, number, by=by, at=NOON)
            assert by.role.at_least(Role.PUBLISHER)
            assert by.name not in authors
            assert before.state is State.IN_REVIEW
            assert before.based_on == current

    @invariant()
    def what_readers_see_satisfies_every_rule(self):
        with self.store.reading() as session:
            for each in published.entries(session):
                around = workflow.context_of(session, each.entry.scheme)
                assert not [v for v in rules.violations(each.entry, around) if v.is_error]

    @invariant()
    def revisions_stay_as_they_were_made(self):
        with self.store.reading() as session:
            for number in range(1, 40):
                try:
                    entry = revisions.get(session, number).entry
                except NotFound:
                    break
                assert self.documents.setdefault(number, entry) == entry

    @invariant()
    def the_log_tells_every_publication_once_and_in_order(self):
        with self.store.reading() as session:
            log = [each for each in changes.since(session, 0) if each.revision]
            assert [each.position for each in changes.since(session, 0)] == list(
                range(1, changes.position(session) + 1)
            )
            last = {each.concept: each.revision for each in log}
            seen = {each.entry.concept: each.revision for each in published.entries(session)}
            assert seen == last
            for each in log:
                revision = revisions.get(session, each.revision)
                assert revision.state is State.PUBLISHED
                assert revision.published_by == each.by


Desk.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDesk = Desk.TestCase
