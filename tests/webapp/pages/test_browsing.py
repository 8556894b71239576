"""The ways in that need no word: sections, themes, letters, words to avoid."""

import re
from collections import Counter

import pytest
from making import admitted, an_entry, published
from webapp_cast import walked

from taxonomy.entry.scheme import Section
from taxonomy.search.catalogue import SectionCount
from webapp.presenters.outline import outline, trail


def test_the_front_page_offers_a_box_and_ways_in(lux_client):
    page = lux_client.get("/").text

    assert 'action="/search"' in page
    for way in ("/avoid", "/luxembourg", "/luxembourg/sections/A", "/letters/fr", "/about"):
        assert f'href="{way}"' in page


def test_an_empty_house_says_so(client):
    for url in ("/", "/avoid", "/about", "/letters/en", "/search?q=word"):
        assert client.get(url).status_code == 200
    assert "No vocabulary is loaded yet." in client.get("/").text


def test_every_section_and_theme_is_linked_and_answers(luxembourg, lux_client):
    whole = lux_client.get("/luxembourg").text
    scheme = luxembourg.catalogue.scheme("luxembourg")
    ways = [f"/luxembourg/sections/{each.id}" for each in scheme.sections]
    ways += [f"/luxembourg/groups/{each.id}" for each in scheme.groups]

    for way in ways:
        assert f'href="{way}"' in whole
        assert lux_client.get(way).status_code == 200


def test_every_concept_is_reached_by_theme(luxembourg, lux_client):
    scheme = luxembourg.catalogue.scheme("luxembourg")
    themes = "".join(lux_client.get(f"/luxembourg/groups/{each.id}").text for each in scheme.groups)

    for card in luxembourg.catalogue.concepts():
        assert f'href="/luxembourg/{card.concept}"' in themes


def test_the_index_has_every_term_of_its_language(luxembourg, lux_client):
    terms = [term for each in luxembourg.catalogue.concepts() for term in each.terms]
    for language, count in Counter(term.language for term in terms).items():
        pages = walked(lux_client, f"/letters/{language}")

        assert sum(page.count('<li><span class="verdict"') for page in pages) == count


def test_letters_stand_in_the_order_of_their_language(termbase, client):
    labels = ("övergrepp", "offer", "ånger", "ärekränkning", "3D-bild", "zon")
    published(termbase, an_entry(*(admitted(label, "sv") for label in labels)))

    page = client.get("/letters/sv").text

    assert re.findall(r'<h2 id="letter-\d" lang="sv">(.+)</h2>', page) == list("#OZÅÄÖ")


def test_letters_lead_to_the_readers_own_language(lux_client):
    answer = lux_client.get("/letters", headers={"Accept-Language": "es"})

    assert answer.location == "/letters/es"


def test_a_language_without_terms_is_a_page_and_nonsense_is_none(lux_client):
    assert "no terms in this language yet" in lux_client.get("/letters/sw").text
    assert lux_client.get("/letters/no_tag!").status_code == 404


def test_the_words_to_avoid_stand_in_one_table(luxembourg, lux_client):
    pages = walked(lux_client, "/avoid?lang=mul")

    assert {page.count("<table") for page in pages} == {1}
    rows = sum(page.count('<th scope="row">') for page in pages)
    assert rows == sum(luxembourg.catalogue.avoided().values())


def test_the_table_can_be_had_in_one_language(luxembourg, lux_client):
    pages = walked(lux_client, "/avoid?lang=fr")

    rows = sum(page.count('<th scope="row">') for page in pages)
    assert rows == luxembourg.catalogue.avoided()["fr"]
    assert any("pédopornographie" in page for page in pages)


@pytest.fixture
def counts():
    return [
        SectionCount(Section(place, {"en": place}), number)
        for number, place in enumerate(["A", "F", "F.4", "F.4.i", "G.1"])
    ]


def test_sections_stand_within_the_nearest_section_above_them(counts):
    a, f, g = outline(counts)

    assert [a.within, g.within] == [(), ()]
    assert f.within[0].within[0].section.id == "F.4.i"
    assert f.all_concepts == 1


def test_an_outline_promises_what_the_pages_of_its_sections_hold(luxembourg, lux_client):
    page = lux_client.get("/luxembourg").text
    rows = re.findall(
        r'sections/([\w.]+)">.*?<span class="outline-count">(\d+) concepts?</span>', page, re.DOTALL
    )
    promised = {section: int(count) for section, count in rows}

    assert promised["F"] == 6
    assert len(promised) == len(luxembourg.catalogue.scheme("luxembourg").sections)
    for section, count in promised.items():
        shown = lux_client.get(f"/luxembourg/sections/{section}").text
        assert shown.count('<article class="card') == count
        found = lux_client.get(f"/api/v1/concepts?scheme=luxembourg&section={section}").json
        assert found["total"] == count


def test_a_theme_promises_what_its_page_holds(lux_client):
    page = lux_client.get("/luxembourg").text
    themes = re.findall(r'groups/([\w-]+)">.*?<p class="quiet">(\d+) concepts?<', page, re.DOTALL)

    assert themes
    for group, count in themes:
        shown = lux_client.get(f"/luxembourg/groups/{group}").text
        assert shown.count('<article class="card') == int(count)


def test_a_section_titled_with_a_term_to_avoid_says_what_to_say_instead(lux_client):
    page = lux_client.get("/luxembourg/sections/F").text
    noted = page[page.index('class="notice') : page.index("original wording")]

    assert "Avoid" in noted
    assert "child pornography" in noted
    assert "child sexual abuse material" in noted
    assert "original wording" not in lux_client.get("/luxembourg/sections/A").text


def test_an_outline_marks_titles_with_a_term_to_avoid_and_no_other(lux_client):
    page = lux_client.get("/luxembourg").text
    marked = re.findall(r'sections/([\w.]+)">[^\n]*includes a term to avoid', page)

    assert marked == ["F", "F.4.iii"]


def test_the_way_to_a_section_starts_at_the_top(counts):
    assert [each.id for each in trail("F.4.i", counts)] == ["F", "F.4", "F.4.i"]
    assert trail("Z", counts) == ()
