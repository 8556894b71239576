"""What readers see while others publish."""

from making import NOON, PAUL, an_entry, draft, preferred, published

from benchmarks.vocabulary import entries
from benchmarks.witness import Stage, Witness, numbered
from taxonomy.curation import workflow


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


def test_a_label_that_the_index_has_replaced_is_suggested_no_longer(termbase):
    published(termbase, an_entry(preferred("former label"), concept="label"))
    number = draft(termbase, an_entry(preferred("new label"), concept="label"))

    with termbase.store.writing() as session:  # so that index and suggestions follow one by one
        workflow.publish(session, number, by=PAUL, at=NOON)
    termbase.search.catch_up()

    assert termbase.shelf.suggest("former") == ()
