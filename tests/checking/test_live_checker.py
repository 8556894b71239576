"""Texts are checked for what is published, from the moment of its publication."""

import shutil
import threading
from dataclasses import replace

import pytest
from making import (
    NOON,
    PAUL,
    a_scheme,
    an_entry,
    caution,
    discouraged,
    preferred,
    published,
    republished,
)

from taxonomy.checking import published_rules as stored
from taxonomy.checking.checker import Checker
from taxonomy.entry.model import Ending, Retirement
from taxonomy.entry.scheme import ProtectedPhrase
from taxonomy.settings import Settings
from taxonomy.store import changes, schemes
from taxonomy.store.records import ChangeKind
from taxonomy.termbase import Termbase

TEXT = "About a xaq and a yob, a zuk and a vim."


@pytest.fixture
def filled(termbase):
    published(
        termbase,
        *(
            an_entry(preferred(f"{label} said well"), discouraged(label), concept=label)
            for label in ("xaq", "yob", "zuk")
        ),
    )
    assert told(termbase) == ["xaq", "yob", "zuk"]
    return termbase


def told(termbase, text=TEXT):
    """What is told of a text, which is what a checker made anew tells."""
    with termbase.reading() as session:
        fresh = Checker(stored.book(session))
    found = termbase.checker.check(text, language="en").findings
    assert found == fresh.check(text, language="en").findings
    return [each.match for each in found if each.justified is None]


def saved(termbase, scheme):
    with termbase.transaction() as session:
        schemes.save(session, scheme)
        changes.append(session, ChangeKind.SCHEME, scheme=scheme.id, by=PAUL.name, at=NOON)


def test_a_new_concept_is_found_at_once(filled):
    published(filled, an_entry(preferred("fine"), discouraged("vim"), concept="vim"))

    assert told(filled) == ["xaq", "yob", "zuk", "vim"]


def test_a_term_is_found_as_it_is_now_called(filled):
    republished(filled, an_entry(preferred("fine"), discouraged("vim"), concept="yob"))

    assert told(filled) == ["xaq", "zuk", "vim"]


def test_another_verdict_is_told_at_once(filled):
    republished(filled, an_entry(preferred("fine"), caution("yob"), concept="yob"))

    told(filled)
    levels = [each.level for each in filled.checker.check(TEXT, language="en").findings]
    assert levels == ["error", "warning", "error"]


def test_retired_concepts_go_and_come_back_to_their_place(filled):
    entry = an_entry(preferred("fine"), discouraged("yob"), discouraged("xaq"), concept="yob")
    republished(filled, replace(entry, retirement=Retirement(Ending.RETIRED)))
    assert told(filled) == ["xaq", "zuk"]

    republished(filled, entry)

    assert told(filled) == ["xaq", "yob", "zuk"]


def test_one_that_was_retired_before_any_text_was_checked_comes_back_to_its_place(termbase):
    entry = an_entry(preferred("fine"), discouraged("yob"), concept="first")
    published(termbase, entry, an_entry(preferred("good"), discouraged("yob"), concept="second"))
    republished(termbase, replace(entry, retirement=Retirement(Ending.RETIRED)))
    assert told(termbase) == ["yob"]

    republished(termbase, entry)

    assert told(termbase) == ["yob"]
    [found] = termbase.checker.check(TEXT, language="en").findings
    assert found.rule.concept == "first"


def test_names_and_words_of_a_scheme_hold_for_all_its_terms_at_once(filled):
    saved(filled, a_scheme(protected=(ProtectedPhrase("en", "a yob, a zuk"),)))
    assert told(filled, "On a xaq, and a yob, a zuk.") == ["xaq"]

    republished(
        filled, an_entry(preferred("fine"), discouraged("zuk", needs_context=True), concept="zuk")
    )
    assert told(filled, "A zuk in a field.") == []

    saved(filled, a_scheme(context={"en": ("field",)}))
    assert told(filled, "A zuk in a field.") == ["zuk"]


def test_what_another_process_publishes_is_found(filled):
    other = Termbase.open(filled.settings)
    published(other, an_entry(preferred("fine"), discouraged("vim"), concept="vim"))
    other.close()

    filled.catch_up()

    assert told(filled) == ["xaq", "yob", "zuk", "vim"]


def test_a_database_that_was_put_back_is_noticed(tmp_path):
    folder = tmp_path / "data"
    termbase = Termbase.open(Settings(data=folder))
    published(termbase, an_entry(preferred("fine"), discouraged("xaq"), concept="xaq"))
    termbase.close()
    shutil.copytree(folder, tmp_path / "earlier")
    termbase = Termbase.open(Settings(data=folder))
    republished(termbase, an_entry(preferred("fine"), discouraged("vim"), concept="xaq"))
    assert told(termbase) == ["vim"]

    termbase.store.close()
    for name in ("luxterm.sqlite", "luxterm.sqlite-wal", "luxterm.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
        if (tmp_path / "earlier" / name).exists():
            shutil.copy(tmp_path / "earlier" / name, folder / name)
    termbase.catch_up()

    assert told(termbase) == ["xaq"]
    termbase.close()


def test_nobody_meets_half_a_change(filled):
    both = an_entry(preferred("fine"), discouraged("xaq"), discouraged("yob"), concept="xaq")
    neither = an_entry(preferred("fine"), discouraged("vim"), concept="xaq")
    republished(filled, an_entry(preferred("well"), discouraged("other"), concept="yob"))
    republished(filled, both)
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            found = filled.checker.check(TEXT, language="en").findings
            seen.add(tuple(each.match for each in found))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for each in readers:
        each.start()
    for number in range(20):
        republished(filled, both if number % 2 else neither)
    done.set()
    for each in readers:
        each.join()

    assert seen <= {("xaq", "yob", "zuk"), ("zuk", "vim")}
    assert told(filled) == ["xaq", "yob", "zuk"]
