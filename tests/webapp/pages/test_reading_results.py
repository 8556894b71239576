"""What a reader sees who asks for a word."""

import re

import pytest
from making import admitted, an_entry, caution, discouraged, preferred, published

from taxonomy.alphabet import sort_key
from taxonomy.entry.model import Replacement


@pytest.fixture
def material(termbase):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            admitted("CSAM"),
            caution("child abuse images", replacements=("child sexual abuse material",)),
            discouraged("child pornography", replacements=("child sexual abuse material",)),
            discouraged("kiddie porn"),
            definition="A record of the sexual abuse of a child.",
        ),
    )


def text_of(page):
    """The words of a page, without markup."""
    import re  # noqa: PLC0415
    from html import unescape  # noqa: PLC0415

    return " ".join(unescape(re.sub(r"<[^>]+>", "", page.text)).split())


@pytest.mark.usefixtures("material")
@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("child pornography", "Avoid child pornography — say child sexual abuse material"),
        ("kiddie porn", "Avoid kiddie porn — rephrase"),
        ("child abuse images", "Take care with child abuse images — consider child sexual abuse"),
        ("CSAM", "You may use CSAM"),
        ("child sexual abuse material", "Use child sexual abuse material"),
    ],
)
def test_the_verdict_on_the_word_comes_first(word, verdict, client):
    assert verdict in text_of(client.get("/search", query_string={"q": word}))


@pytest.mark.usefixtures("material")
def test_a_warning_says_why(client):
    page = client.get("/search?q=child+pornography")

    assert "Why: It hides the crime." in text_of(page)


@pytest.mark.usefixtures("material")
def test_a_hit_leads_to_the_term_on_its_concepts_page(client):
    page = client.get("/search?q=child+pornography")
    concept = client.get("/test/csam")

    assert 'href="/test/csam#en.child_pornography"' in page.text
    assert 'id="en.child_pornography"' in concept.text


def test_a_replacement_leads_to_the_concept_it_belongs_to(termbase, client):
    published(
        termbase,
        an_entry(preferred("child victim"), concept="victim"),
        an_entry(
            preferred("survivor"),
            discouraged(
                "damaged goods", replacements=(Replacement("child victim", "en", concept="victim"),)
            ),
            concept="survivor",
        ),
    )

    assert 'href="/test/victim"' in client.get("/search?q=damaged+goods").text


@pytest.mark.usefixtures("material")
def test_an_unknown_word_gets_no_verdict_and_other_ways_in(client):
    page = client.get("/search?q=zzzz")

    assert page.status_code == 200
    assert "Nothing found for “zzzz”" in page.text
    assert "/avoid" in page.text


@pytest.mark.parametrize("url", ["/search", "/search?q=", "/search?q=+"])
def test_no_word_at_all_invites_to_type_one(url, client):
    page = client.get(url)

    assert page.status_code == 200
    assert "Type a word to look it up" in page.text


@pytest.mark.usefixtures("material")
def test_what_was_typed_is_never_markup(client):
    page = client.get("/search", query_string={"q": "<script>alert(1)</script>"})

    assert "<script>alert" not in page.text


def test_facets_narrow_down_and_open_again(lux_client):
    everything = lux_client.get("/search?q=child")
    narrowed = lux_client.get("/search?q=child&usage=caution")

    assert 'href="/search?q=child&amp;usage=caution"' in everything.text
    assert 'href="/search?q=child" rel="nofollow" aria-current="true"' in narrowed.text


def test_pages_of_results_are_linked_and_keep_the_filters(lux_client):
    page = lux_client.get("/search?q=child&lang=en&page=2&per_page=5")

    assert 'rel="next" href="/search?q=child&amp;lang=en&amp;per_page=5&amp;page=3"' in page.text
    assert 'rel="prev" href="/search?q=child&amp;lang=en&amp;per_page=5"' in page.text


@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_answers_from_a_to_z_show_what_they_are_sorted_by(language, lux_client):
    page = lux_client.get(f"/search?q=lang:{language}&sort=alphabetical").text
    cards = re.findall(r'<article class="hit".*?<bdi[^>]*>(.*?)</bdi>', page, re.DOTALL)
    names = [re.sub("</?mark>", "", card) for card in cards]

    assert len(names) == 10
    assert names == sorted(names, key=lambda name: sort_key(name, language))


def test_a_page_beyond_the_last_leads_back(lux_client):
    page = lux_client.get("/search?q=child&page=99")

    assert page.status_code == 200
    assert "There is no such page." in page.text


@pytest.mark.parametrize("url", ["/search?q=a&page=0", "/search?q=a&usage=bad", "/avoid?lang=!!"])
def test_a_bad_parameter_is_named_on_a_page(url, lux_client):
    page = lux_client.get(url)

    assert page.status_code == 400
    assert page.mimetype == "text/html"
    assert (
        f"<code>{url.rpartition('&')[2].rpartition('?')[2].partition('=')[0]}</code>" in page.text
    )
