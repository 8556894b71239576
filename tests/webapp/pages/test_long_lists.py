"""Long lists come in pages, which links alone lead through."""

import re

import pytest
from making import EDDA, NOON, PAUL, an_entry, discouraged, preferred, with_scheme
from webapp_cast import walked

from taxonomy.curation import workflow
from taxonomy.entry.scheme import Group, Scheme, Section
from taxonomy.settings import Settings
from taxonomy.store import schemes
from taxonomy.termbase import Termbase

LETTERS = "abcdefghij"
CONCEPTS = 65
TERMS = CONCEPTS * (len(LETTERS) + 1)


def an_entry_with_many_words(number):
    words = (discouraged(f"{letter} word {number:02}") for letter in LETTERS)
    name = preferred(f"name {number:02}")
    return an_entry(name, *words, concept=f"c{number}", section="A", group="material")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A browser on a vocabulary that no page holds."""
    from webapp.app import create_app  # noqa: PLC0415

    termbase = Termbase.open(Settings(data=tmp_path_factory.mktemp("long")))
    with termbase.transaction() as session:
        with_scheme(session)
        for number in range(CONCEPTS):
            entry = an_entry_with_many_words(number)
            revision = workflow.save(session, entry, by=EDDA, at=NOON).number
            workflow.submit(session, revision, by=EDDA)
            workflow.publish(session, revision, by=PAUL, at=NOON)
        many = [Section(f"S{number}", {"en": f"Section {number}"}) for number in range(100)]
        themes = [Group(f"g{number}", {"en": f"Theme {number}"}) for number in range(61)]
        schemes.save(session, Scheme("wide", {"en": "Wide"}, sections=many, groups=themes))
    yield create_app(termbase).test_client()
    termbase.close()


@pytest.mark.parametrize(
    ("url", "item", "expected", "number"),
    [
        ("/letters/en", r'<li><span class="verdict".*?<bdi[^>]*>([^<]+)', TERMS, 12),
        ("/avoid", r'<th scope="row">.*?<bdi[^>]*>([^<]+)', CONCEPTS * len(LETTERS), 33),
        ("/avoid?lang=en", r'<th scope="row">.*?<bdi[^>]*>([^<]+)', CONCEPTS * len(LETTERS), 33),
        ("/test/sections/A", r"<h3>.*?<bdi[^>]*>([^<]+)", CONCEPTS, 2),
        ("/test/groups/material", r"<h3>.*?<bdi[^>]*>([^<]+)", CONCEPTS, 2),
        ("/wide", r'class="outline-row">.*?<bdi[^>]*>([^<]+)', 100, 2),
        ("/wide", r"<h3>.*?<bdi[^>]*>([^<]+)", 61, 2),
    ],
)
def test_the_pages_of_a_list_hold_all_of_it_once(url, item, expected, number, client):
    pages = walked(client, url)
    items = [found for page in pages for found in re.findall(item, page, re.DOTALL)]

    assert len(pages) == number
    assert len(items) == len(set(items)) == expected
    assert '<a rel="prev"' in pages[-1]
    assert '<a rel="prev"' not in pages[0]


@pytest.mark.parametrize(
    "url", ["/letters/en", "/avoid", "/test/sections/A", "/test/groups/material", "/wide"]
)
def test_a_page_that_there_is_not_leads_back_and_nonsense_is_refused(url, client):
    beyond = client.get(f"{url}?page=99")

    assert beyond.status_code == 200
    assert "There is no such page." in beyond.text
    assert f'<a href="{url}">Back to the first page</a>' in beyond.text
    assert client.get(f"{url}?page=0").status_code == 400


def test_every_letter_leads_to_where_its_terms_begin(client):
    first = client.get("/letters/en").text

    for letter in (*LETTERS, "n"):
        address = re.search(
            rf'<a class="chip" href="([^"]*)" lang="en">{letter.upper()}</a>', first
        )
        page, _, anchor = address[1].partition("#")
        there = client.get(page or "/letters/en").text
        assert f'<h2 id="{anchor}" lang="en">{letter.upper()}</h2>' in there


def test_the_front_page_names_a_part_of_a_wide_scheme_and_leads_to_the_rest(client):
    page = client.get("/").text

    assert page.count('class="outline-row"') == 2 + 30
    assert '<a href="/wide">Show all</a>' in page


def test_a_short_list_has_no_pages(lux_client):
    for url in ("/letters/ar", "/avoid?lang=ar", "/luxembourg", "/luxembourg/groups/material"):
        assert 'class="pager"' not in lux_client.get(url).text
