"""The page of results: one verdict first, filters that keep their word, no false “nothing”."""

import re
from html import unescape

import pytest


def main_part(page):
    return page.text.partition("<main")[2]


def answer(page):
    """The card with the verdict, without markup."""
    card = page.text.partition('id="verdict"')[2].partition("</article>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(card)).split())


def links(page):
    """The facets of a page: address → count."""
    rows = re.findall(r'<a class="facet" href="([^"]+)"[^>]*>(.*?)</a>', page.text, re.DOTALL)
    counts = ((href, re.search(r'facet-count">(\d+)', row)) for href, row in rows)
    return {unescape(href): int(count[1]) for href, count in counts if count}


def test_a_word_with_two_usages_depends_and_each_sense_is_a_line(lux_client):
    shown = answer(lux_client.get("/search?q=paedophile"))

    assert "It depends: paedophile" in shown
    assert shown.index("Avoid") < shown.index("You may use")
    assert "Still correct when:" in shown
    assert "perpetrator of child sexual exploitation or abuse" in shown


def test_the_card_carries_why_exceptions_edition_source_and_a_permanent_link(lux_client):
    page = lux_client.get("/search?q=child+pornography")

    shown = answer(page)
    for part in ("Avoid child pornography", "Why:", "Still correct when:", "Second edition"):
        assert part in shown
    assert 'href="/luxembourg/csam#en.child_pornography"' in page.text
    assert "<title>Avoid child pornography — say child sexual abuse material" in page.text


@pytest.mark.parametrize("word", ["client", "CP", "nonce"])
def test_an_everyday_word_depends_on_context(word, lux_client):
    assert "Depends on context" in answer(lux_client.get(f"/search?q={word}"))


def test_the_reader_s_language_decides_between_languages(lux_client):
    english = lux_client.get("/search?q=grooming", headers={"Accept-Language": "en"})
    french = lux_client.get("/search?q=grooming", headers={"Accept-Language": "fr"})

    assert 'id="verdict" data-answer data-usage="admitted"' in english.text
    assert 'id="verdict" data-answer data-usage="caution"' in french.text


def test_a_filter_that_hides_the_word_is_named_and_can_be_removed(lux_client):
    page = lux_client.get("/search?q=child+pornography&lang=de")

    assert "child pornography is not a term in German" in answer(page)
    assert "English: Avoid child pornography" in answer(page)
    assert "does not have this word" not in page.text
    assert "Remove “Asked in: German”" in unescape(page.text)
    assert lux_client.get("/search?q=child+pornography").text.count('class="hit"') > 1


def test_nothing_is_said_to_be_missing_only_where_it_is_nowhere(lux_client):
    page = lux_client.get("/search?q=zzzz")

    assert "does not have this word in any language" in page.text


@pytest.mark.parametrize(
    "query", ["abuse", "child+pornography", "grooming", "victim&usage=caution"]
)
def test_every_facet_leads_to_as_many_concepts_as_it_tells(query, lux_client):
    facets = links(lux_client.get(f"/search?q={query}"))

    assert len(facets) > 5
    for href, count in facets.items():
        page = lux_client.get(href)
        told = re.search(r"(\d+) concepts? found", page.text)
        assert told, href
        assert int(told[1]) == count, href


def test_filters_in_force_stand_above_the_results(lux_client):
    text = main_part(lux_client.get("/search?q=abuse&lang=en&usage=discouraged"))

    assert text.index("Active filters") < text.index('<ol class="hits"')
    assert "Asked in: English" in text
    assert 'href="/search?q=abuse&amp;lang=en"' in text


def test_one_result_has_no_facets(lux_client):
    text = lux_client.get("/search?q=%22financial+sextortion%22").text

    assert "1 concept found" in text
    assert 'class="facets"' not in text


def test_terms_are_shown_in_the_language_that_was_chosen(lux_client):
    page = lux_client.get("/search?q=child+pornography&show=de")

    assert "Terms in: German" in page.text
    assert 'lang="de"' in main_part(page)
