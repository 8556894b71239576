"""What changed lately: by the names of entries, in words, for people and their feed readers."""

import html
import re
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from making import (
    EDDA,
    NOON,
    PAUL,
    a_scheme,
    admitted,
    an_entry,
    caution,
    discouraged,
    preferred,
    published,
    released,
    republished,
)

from taxonomy.curation import workflow
from taxonomy.store import changes, schemes
from taxonomy.store.records import ChangeKind

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = an_entry(preferred("good term"), caution("bad term"), preferred("bon terme", "fr"))
SECOND = an_entry(
    preferred("good term"),
    discouraged("bad term"),
    preferred("bon terme", "fr"),
    admitted("new term"),
    definition="What it is.",
)


@pytest.fixture
def changed(termbase):
    """An entry that was published on 1 March and changed on 31 March."""
    published(termbase, FIRST)
    with termbase.transaction() as session:
        draft = workflow.save(session, SECOND, by=EDDA, at=NOON, comment="Said better")
        workflow.submit(session, draft.number, by=EDDA)
        workflow.publish(session, draft.number, by=PAUL, at=NOON + timedelta(days=30))
    return termbase


def shown(client, url="/changes"):
    """The rows of the page as text, tags left out."""
    page = html.unescape(client.get(url).text)
    rows = re.search(r"<h1>.*</main>", page, re.DOTALL)[0].split("<li>")
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]


def feed(client, url="/changes.atom", **headers):
    return ET.fromstring(client.get(url, headers=headers).data)


def texts(tree, name):
    return [each.findtext(f"{ATOM}{name}") for each in tree.iter(f"{ATOM}entry")]


@pytest.mark.usefixtures("changed")
def test_what_changed_is_told_by_name_and_in_words(client):
    rows = shown(client)

    newest = next(row for row in rows if row.startswith("good term"))
    assert "bad term (English): verdict changed from “Take care” to “Avoid”" in newest
    assert "Term added: new term (English)" in newest
    assert "Definition added: English" in newest
    assert "Said better" in newest
    assert "csam" not in " ".join(rows)
    assert "Edda" not in " ".join(rows)


@pytest.mark.usefixtures("changed")
def test_days_stand_newest_first_and_lead_on(client):
    page = client.get("/changes").text

    assert page.index('datetime="2026-03-31"') < page.index('datetime="2026-03-01"')
    assert 'href="/test/csam"' in page
    assert page.count('href="/test/csam/history"') == 1  # there is none to read of what is new


@pytest.mark.usefixtures("changed")
def test_a_reader_of_french_is_told_of_the_french_term(client):
    page = client.get("/changes", headers={"Accept-Language": "fr"}).text

    assert "bon terme" in page
    assert texts(feed(client, **{"Accept-Language": "fr"}), "title")[0] == "bon terme"


@pytest.mark.usefixtures("changed")
def test_the_feed_names_entries_and_says_what_changed(client):
    tree = feed(client)

    assert texts(tree, "title") == ["good term", "good term", "A vocabulary for tests"]
    summary, first, scheme = texts(tree, "summary")
    assert "verdict changed from “Take care” to “Avoid”" in summary
    assert "Said better" in summary
    assert (first, scheme) == ("First published", "Vocabulary changed")


def test_each_vocabulary_has_its_own_page_and_feed(termbase, client):
    published(termbase, an_entry(preferred("one")))
    published(termbase, an_entry(preferred("two"), scheme="second"))

    assert {"one", "two"} <= set(texts(feed(client), "title"))
    assert "one" not in texts(feed(client, "/changes.atom?scheme=second"), "title")
    page = client.get("/changes?scheme=second").text
    assert ">two<" in page
    assert ">one<" not in page
    assert 'href="/changes.atom?scheme=second"' in page
    assert client.get("/changes?scheme=third").status_code == 400


def test_a_long_log_comes_in_pages(termbase, client):
    published(termbase, *(an_entry(preferred(f"t{n}"), concept=f"c{n}") for n in range(31)))

    first, second = client.get("/changes").text, client.get("/changes?page=2").text

    assert 'rel="next" href="/changes?page=2"' in first
    assert ">t30<" in first
    assert ">t0<" in second
    assert ">t0<" not in first
    assert "no such page" in client.get("/changes?page=3").text


def test_many_changes_are_counted_and_a_release_is_told(termbase, client):
    published(termbase, FIRST)
    more = (admitted(f"term {number}") for number in range(7))
    republished(termbase, an_entry(*FIRST.terms, *more))
    released(termbase, "2026-04")

    rows = " ".join(shown(client))

    assert "2 more changes" in rows
    assert "A release was made" in rows


def test_nothing_published_is_said(client):
    assert "Nothing has been published yet." in client.get("/changes").text


def test_every_page_leads_to_the_list_and_the_feed(lux_client):
    for address in ("/", "/search?q=child", "/luxembourg/csam", "/about", "/nowhere"):
        page = lux_client.get(address).text

        assert 'href="/changes"' in page
        assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]+', page)


def test_a_vocabulary_without_verdicts_tells_of_none(termbase, client):
    published(termbase, FIRST)
    republished(termbase, SECOND)
    with termbase.transaction() as session:
        schemes.save(session, a_scheme(descriptive=True))
        changes.append(session, ChangeKind.SCHEME, scheme="test", by="Ada", at=NOON)

    rows = " ".join(shown(client))

    assert "bad term (English): status changed" in rows
    assert "Avoid" not in rows
    assert "erdict" not in rows
