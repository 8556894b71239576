"""What every store must do, whichever database it stands on."""

import threading
from dataclasses import replace

import pytest
from alembic import command
from making import (
    EDDA,
    NOON,
    PAUL,
    a_scheme,
    an_entry,
    caution,
    discouraged,
    preferred,
    with_scheme,
)
from sqlalchemy.exc import IntegrityError

from taxonomy import errors
from taxonomy.curation import workflow
from taxonomy.entry.model import (
    ConceptMapping,
    Confidence,
    Match,
    Note,
    NoteKind,
    Reference,
    Ruling,
    Source,
    Verdict,
)
from taxonomy.store import changes, published, publishing, revisions, schemes
from taxonomy.store.database import Store, _alembic

TRIALS = 40


@pytest.fixture
def store(database_url):
    opened = Store(database_url)
    opened.upgrade()
    with opened.writing() as session:
        with_scheme(session)
    yield opened
    opened.close()


def in_review(store, entry, *, by=EDDA):
    with store.writing() as session:
        number = workflow.save(session, entry, by=by, at=NOON).number
        workflow.submit(session, number, by=by)
    return number


def publish(store, *numbers):
    """Paul publishes revisions in one transaction; returns the last change."""
    with store.writing() as session:
        return [workflow.publish(session, each, by=PAUL, at=NOON) for each in numbers][-1]


def project(store, entry):
    """Publish past every rule."""
    with store.writing() as session:
        revision = revisions.add(session, entry, by="Edda", at=NOON, based_on=None)
        publishing.publish(session, [revision], by="Paul", at=NOON)


def the_log(store):
    with store.reading() as session:
        return [(each.position, each.concept, each.revision) for each in changes.since(session, 0)]


def a_full_entry():
    source = Source("A report", "https://example.org/report")
    return an_entry(
        preferred(confidence=Confidence.FOUND, part_of_speech="noun phrase"),
        discouraged(
            replacements=("child sexual abuse material",),
            exceptions={"en": "Quoting a treaty."},
            needs_context=True,
            verdicts=(
                Verdict("en-2016", Ruling.CAUTION, Confidence.INFERRED, source, remark="Page 3."),
            ),
        ),
        definition="A record of abuse.",
        section="A",
        section_confidence=Confidence.RECALLED,
        group="material",
        editions=(1, 2),
        notes=(Note(NoteKind.SCOPE, "en", "Not for adults.", source),),
        mappings=(ConceptMapping(Match.CLOSE, "https://example.org/concept/1"),),
        references=(
            Reference("A convention", "20", "https://example.org/convention"),
            Reference("A convention", None),
        ),
        sources=(source,),
    )


def test_what_was_published_is_read_back_whole(store):
    entry = a_full_entry()

    change = publish(store, in_review(store, entry))

    with store.reading() as session:
        found = published.get(session, "test", "csam")
    assert found.entry == entry
    assert (found.revision, found.by, found.at) == (change.revision, "Paul", NOON)


def test_moments_are_in_utc_whatever_the_time_zone_of_the_database(database_url, monkeypatch):
    monkeypatch.setenv("PGTZ", "Pacific/Chatham")  # as a PostgreSQL server there would have it
    store = Store(database_url)
    store.upgrade()
    with store.writing() as session:
        with_scheme(session)
    publish(store, in_review(store, an_entry()))

    with store.reading() as session:
        change = changes.since(session, 0, limit=10)[-1]
    store.close()

    assert change.at.isoformat() == "2026-03-01T12:00:00+00:00"


def test_a_scheme_is_read_back_whole(store):
    scheme = replace(a_scheme("other"), short_titles={"en": ("One", "Two")}, publisher="ECPAT")

    with store.writing() as session:
        schemes.save(session, scheme)

    with store.reading() as session:
        assert schemes.get(session, "other") == scheme


def test_a_second_publication_replaces_the_first_for_readers_and_keeps_it_on_record(store):
    first = an_entry(preferred("first wording"))
    second = an_entry(preferred("second wording"))

    old = publish(store, in_review(store, first))
    publish(store, in_review(store, second))

    with store.reading() as session:
        assert published.get(session, "test", "csam").entry == second
        assert revisions.get(session, old.revision).entry == first
        assert [each.entry for each in published.entries(session)] == [second]


def test_a_draft_may_break_rules_and_is_refused_only_at_publication(store):
    number = in_review(store, an_entry(caution(reason=None)))

    with pytest.raises(errors.RulesBroken, match="Say why"):
        publish(store, number)

    assert the_log(store) == [(1, None, None)]


def test_an_author_does_not_publish_their_own_revision(store):
    number = in_review(store, an_entry(), by=PAUL)

    with pytest.raises(errors.NotAllowed):
        publish(store, number)


def test_a_draft_is_not_published_before_it_is_handed_in(store):
    with store.writing() as session:
        number = workflow.save(session, an_entry(), by=EDDA, at=NOON).number

    with pytest.raises(errors.NotPossible, match="draft"):
        publish(store, number)


def test_nothing_is_found_where_nothing_is(store):
    with store.reading() as session:
        with pytest.raises(errors.NotFound):
            published.get(session, "test", "nowhere")
        with pytest.raises(errors.NotFound):
            schemes.get(session, "nowhere")
        with pytest.raises(errors.NotFound):
            revisions.get(session, 77)


def test_a_refused_step_undoes_the_whole_transaction(store):
    good = in_review(store, an_entry())
    bad = in_review(store, an_entry(discouraged(reason=None), concept="other"))

    with pytest.raises(errors.RulesBroken):
        publish(store, good, bad)

    assert the_log(store) == [(1, None, None)]
    with store.reading() as session:
        assert list(published.entries(session)) == []


def test_a_reading_session_changes_nothing(store):
    with store.reading() as session:
        schemes.save(session, a_scheme("fleeting"))

    with store.reading() as session:
        assert [each.id for each in schemes.every(session)] == ["test"]


def test_the_database_itself_keeps_to_one_preferred_term_a_language(store):
    twice = an_entry(preferred("one"), preferred("two"))

    with pytest.raises(IntegrityError):
        project(store, twice)


@pytest.mark.parametrize("already_published", [True, False])
def test_of_two_publications_of_one_entry_at_once_exactly_one_wins(store, already_published):
    outcomes = [race(store, f"concept-{trial}", already_published) for trial in range(TRIALS)]

    assert outcomes == [["OutOfDate", "published"]] * TRIALS
    log = the_log(store)
    assert [position for position, *_ in log] == list(range(1, len(log) + 1))
    assert len(log) == 1 + TRIALS * (2 if already_published else 1)


def race(store, concept, already_published):
    """Two threads publish two drafts based on the same revision; returns what each was told."""
    if already_published:
        publish(store, in_review(store, an_entry(concept=concept)))
    drafts = [
        in_review(store, an_entry(preferred(f"wording {each}"), concept=concept)) for each in "ab"
    ]
    start = threading.Barrier(len(drafts))
    told = []

    def run(number):
        start.wait()
        try:
            publish(store, number)
        except errors.OutOfDate as error:
            told.append(type(error).__name__)
        else:
            told.append("published")

    threads = [threading.Thread(target=run, args=(number,)) for number in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def test_the_migrations_make_the_tables_that_the_code_names(store):
    with store.engine.connect() as connection:
        command.check(_alembic(connection))


def test_a_database_without_tables_is_refused_with_the_command_to_run(database_url):
    store = Store(database_url)

    assert store.is_empty()
    with pytest.raises(errors.DatabaseBehind, match="luxterm db upgrade"):
        store.require_current()


def test_upgrading_twice_does_no_harm(store):
    publish(store, in_review(store, an_entry()))

    store.upgrade()

    store.require_current()
    with store.reading() as session:
        assert published.get(session, "test", "csam").entry == an_entry()


def test_an_unusable_database_is_told_plainly(tmp_path):
    with pytest.raises(errors.Unavailable, match="Can’t use"):
        Store("nonsense://")
    with pytest.raises(errors.Unavailable, match="unable to open"):
        Store(f"sqlite:///{tmp_path}/no/such/folder/x.sqlite").is_empty()
