"""What the service tells of itself, of a vocabulary's source, and of its readers' data."""

import re

import pytest
from making import NOON, an_entry, published

from taxonomy.entry.scheme import Scheme
from taxonomy.store import changes, schemes
from taxonomy.store.records import ChangeKind

# What is told of one vocabulary alone.
OF_LUXEMBOURG = re.compile(r"guidelines|first edition|Luxembourg|2016", re.IGNORECASE)


def add_scheme(termbase, scheme):
    with termbase.transaction() as session:
        schemes.save(session, scheme)
        changes.append(session, ChangeKind.SCHEME, scheme=scheme.id, by="Ada", at=NOON)


def test_a_vocabulary_tells_of_every_edition_it_has(luxembourg, lux_client):
    page = lux_client.get("/luxembourg/about/source").text
    editions = luxembourg.catalogue.scheme("luxembourg").editions

    table = re.search(r'<h2 id="editions">.*?</table>', page, re.DOTALL)[0]
    assert table.count('<th scope="row">') == len(editions)
    assert "Susanna Greijer" in table
    assert "not an official publication" in page
    assert "The editions give three verdicts" in page
    assert lux_client.get("/nowhere/about/source").status_code == 404


def test_a_vocabulary_without_editions_says_nothing_of_any(termbase, client):
    add_scheme(termbase, Scheme("plain", {"en": "Plain words"}, publisher="A publisher"))

    page = client.get("/plain/about/source").text

    assert "A publisher" in page
    assert "dition" not in page


def test_the_page_is_reached_from_the_vocabulary_and_from_about(lux_client):
    for url in ("/luxembourg", "/about"):
        assert 'href="/luxembourg/about/source"' in lux_client.get(url).text


@pytest.mark.parametrize("url", ["/", "/about", "/help", "/privacy", "/changes"])
def test_nothing_of_one_vocabulary_stands_on_the_pages_of_all(url, termbase, client):
    published(termbase, an_entry())

    assert OF_LUXEMBOURG.findall(client.get(url).text) == []


def test_the_verdict_words_are_explained_all_five(lux_client):
    page = lux_client.get("/about").text
    legend = re.search(r'<ul class="scale".*?</ul>', page, re.DOTALL)[0]
    words = re.findall(r"</svg>\s*([^<]+)</span>", legend)

    assert words == ["Use", "You may use", "Take care", "Avoid", "It depends"]
    assert 'href="/about#verdicts"' in lux_client.get("/").text


def test_the_privacy_page_names_every_cookie_that_is_set(client):
    page = client.get("/privacy").text
    set_here = [
        client.get(url).headers.getlist("Set-Cookie")
        for url in ("/?ui=fr", "/?terms=de", "/desk/sign-in")
    ]
    names = {each.partition("=")[0] for cookies in set_here for each in cookies}

    assert "ui" in names
    for name in names:
        assert f"<code>{name}</code>" in page
    assert 'href="/privacy"' in client.get("/").text


def test_a_vocabulary_without_verdicts_says_so(termbase, client):
    add_scheme(termbase, Scheme("plain", {"en": "Plain words"}, descriptive=True))

    page = client.get("/plain/about/source").text

    assert "doesn’t say which words to use or avoid" in page
    assert "Generally agreed" not in page
