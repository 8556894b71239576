"""What readers see while others publish."""

from concurrent.futures import ThreadPoolExecutor

from making import EDDA, NOON, PAUL, an_entry, discouraged, draft, preferred, published

from benchmarks.vocabulary import entries
from benchmarks.witness import Stage, Witness, numbered
from taxonomy.curation import workflow
from taxonomy.search.contract import Query
from taxonomy.search.spelling import Spelling
from taxonomy.search.whoosh import index_directory
from taxonomy.search.whoosh.index_reader import IndexReader


def test_readers_see_whole_revisions_and_never_an_older_one_again(termbase):
    stage = Stage(list(entries(8)))
    published(termbase, *(numbered(entry, 1) for entry in stage.made))
    readers = [Witness(termbase, stage, seed) for seed in range(2)]

    for reader in readers:
        reader.start()
    for entry in stage.made * 3:
        stage.publish(entry, lambda changed: published(termbase, changed))
    for reader in readers:
        reader.stop()

    assert [(reader.errors, reader.mixtures) for reader in readers] == [([], [])] * 2
    assert all(reader.answers > 0 for reader in readers)


def test_an_index_that_followed_for_long_answers_as_a_new_one(termbase):
    stage = Stage(list(entries(6)))
    published(termbase, *(numbered(entry, 1) for entry in stage.made))
    for entry in stage.made * 8:
        stage.publish(entry, lambda changed: published_at_once(termbase, changed))

    answers = every_answer(termbase, stage)
    termbase.rebuild()

    assert answers == every_answer(termbase, stage)


def published_at_once(termbase, entry):
    with termbase.transaction() as session:
        number = workflow.save(session, entry, by=EDDA, at=NOON).number
        workflow.submit(session, number, by=EDDA)
        workflow.publish(session, number, by=PAUL, at=NOON)


def every_answer(termbase, stage):
    """What is found by each word of each text, and by each text as a phrase."""
    texts = [text for entry in stage.made for text in (*entry.preferred.values(), "r9", "r8")]
    asked = [*texts, *(f'"{text}"' for text in texts), *(text.split()[0] for text in texts)]
    return [
        {(hit.term.concept, hit.term.label) for hit in termbase.search.find(Query(each)).items}
        for each in asked
    ]


def test_a_label_that_the_index_has_replaced_is_suggested_no_longer(termbase):
    published(termbase, an_entry(preferred("former label"), concept="label"))
    number = draft(termbase, an_entry(preferred("new label"), concept="label"))

    with termbase.store.writing() as session:  # so that index and suggestions follow one by one
        workflow.publish(session, number, by=PAUL, at=NOON)
    termbase.search.catch_up()

    assert termbase.catalogue.suggest("former") == ()


def test_a_verdict_that_the_index_has_replaced_is_suggested_no_longer(termbase):
    published(termbase, an_entry(preferred("word"), concept="word"))
    number = draft(termbase, an_entry(preferred("other"), discouraged("word"), concept="word"))

    with termbase.store.writing() as session:
        workflow.publish(session, number, by=PAUL, at=NOON)
    termbase.search.catch_up()

    assert termbase.catalogue.suggest("word") == ()


def test_a_table_that_could_not_be_removed_keeps_no_reader_at_an_older_state(termbase):
    published(termbase, an_entry(preferred("former label"), concept="label"))
    with ThreadPoolExecutor(1) as other:  # a reader of its own, which sees the first state
        assert other.submit(found, termbase, "former").result() == ["former label"]
        (table,) = termbase.settings.index.glob("_MAIN_*.toc")
        content = table.read_bytes()
        published(termbase, an_entry(preferred("new label"), concept="label"))
        table.write_bytes(content)

        assert other.submit(found, termbase, "new").result() == ["new label"]


def test_a_reader_answers_from_the_state_it_was_opened_in_though_its_files_are_gone(termbase):
    published(
        termbase,
        an_entry(preferred("former label"), concept="label"),
        an_entry(preferred("another"), concept="other"),
    )
    reader = IndexReader(index_directory.opened(termbase.settings.index), Spelling(), None)
    position = termbase.search.position
    published(termbase, an_entry(preferred("new label"), concept="label"))
    termbase.rebuild()

    documents = reader.in_order(reader.every, "en", most=9)

    assert [reader.card(number).concept for number in documents] == ["other", "label"]
    assert [reader.card(number).concept for number in reader.order] == ["label", "other"]
    assert reader.position == position
    reader.close()


def found(termbase, text):
    return [hit.term.label for hit in termbase.search.find(Query(text)).items]
