"""A release stays as it was, whatever comes after it; two compare, verdicts first."""

from dataclasses import replace

import pytest
from making import (
    EDDA,
    NOON,
    PAUL,
    admitted,
    an_entry,
    discouraged,
    preferred,
    published,
    released,
    republished,
    with_scheme,
)

from taxonomy.curation import releasing, workflow
from taxonomy.entry.model import Usage
from taxonomy.errors import NotAllowed, NotFound, NotPossible, Refused
from taxonomy.store import releases
from taxonomy.store.database import Store
from taxonomy.termbase import ExportSelection

FIRST = an_entry(preferred("one"), admitted("uno", "es"), concept="one", section="A")
OTHER = an_entry(preferred("two"), concept="two")
REVISED = replace(
    FIRST,
    terms=(preferred("one"), discouraged("uno", "es"), admitted("unit")),
)
NEW = an_entry(preferred("three"), concept="three")


def put_in_force(session, entry):
    number = workflow.save(session, entry, by=EDDA, at=NOON).number
    workflow.submit(session, number, by=EDDA)
    workflow.publish(session, number, by=PAUL, at=NOON)


def entries(termbase, name):
    with termbase.reading() as session:
        release = releases.get(session, "test", name)
        return {each.entry.concept: each.entry for each in releases.entries(session, release)}


def test_a_release_holds_what_was_published_then_whatever_comes_later(termbase):
    published(termbase, FIRST, OTHER)
    released(termbase, "2025-04")
    republished(termbase, REVISED)
    published(termbase, NEW)
    released(termbase, "2026-03-01")

    assert entries(termbase, "2025-04") == {"one": FIRST, "two": OTHER}
    assert entries(termbase, "2026-03-01") == {"one": REVISED, "two": OTHER, "three": NEW}
    with termbase.holding(
        "test", ExportSelection(release="2025-04"), base="https://x.example"
    ) as holding:
        assert holding.release == "2025-04"
        assert [item.entry for item in holding.items] == [FIRST, OTHER]


def test_what_differs_tells_changed_verdicts_first(termbase):
    published(termbase, FIRST, OTHER)
    released(termbase, "2025-04")
    republished(termbase, REVISED)
    published(termbase, NEW)

    with termbase.reading() as session:
        before = releases.get(session, "test", "2025-04").position
        found = releasing.compare(session, "test", before, termbase.position)

    first, *others = found.verdicts
    assert (first.label, first.before, first.after) == ("uno", Usage.ADMITTED, Usage.DISCOURAGED)
    assert {(each.label, each.before) for each in others} == {("unit", None), ("three", None)}
    assert [each.concept for each in found.concepts] == ["one", "three"]
    assert found.concepts[0].differences
    assert found.concepts[1].before is None


def test_the_same_state_twice_differs_in_nothing(termbase):
    published(termbase, FIRST)
    one, two = released(termbase, "2025-04"), released(termbase, "2025-05")

    with termbase.reading() as session:
        found = releasing.compare(session, "test", one.position, two.position)

    assert not found.verdicts
    assert not found.concepts


@pytest.mark.parametrize("name", ["spring", "2025", "2025-4", "2025-04/x", "2025-04-" + "a" * 40])
def test_a_name_begins_with_a_month(termbase, name):
    published(termbase, FIRST)

    with pytest.raises(Refused, match="2025-04"):
        released(termbase, name)


def test_a_name_is_given_once_and_to_no_concept(termbase):
    published(termbase, FIRST, an_entry(preferred("four"), concept="2024-01"))
    released(termbase, "2025-04")

    with pytest.raises(Refused, match="can’t be changed"):
        released(termbase, "2025-04")
    with pytest.raises(Refused, match="has that address"):
        released(termbase, "2024-01")


def test_who_releases_is_a_publisher_and_what_is_released_is_there(termbase):
    with pytest.raises(NotFound):
        released(termbase, "2025-04")
    published(termbase, FIRST)
    with pytest.raises(NotAllowed):
        released(termbase, "2025-04", by=EDDA)


def test_an_empty_scheme_has_nothing_to_release(termbase):
    with termbase.transaction() as session:
        with_scheme(session)

    with pytest.raises(NotPossible, match="nothing to release"):
        released(termbase, "2025-04")


def test_releases_are_kept_on_every_database(database_url):
    store = Store(database_url)
    store.upgrade()
    with store.writing() as session:
        with_scheme(session)
        put_in_force(session, FIRST)
        releasing.make(session, "test", "2025-04", by=PAUL, at=NOON)
        put_in_force(session, OTHER)

    with store.reading() as session:
        release = releases.get(session, "test", "2025-04")
        assert [each.entry for each in releases.entries(session, release)] == [FIRST]
        assert release.at == NOON
    store.close()
