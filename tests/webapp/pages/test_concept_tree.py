"""A whole vocabulary as a tree that folds: bounded, without script, with true counts."""

import re

import pytest
from making import (
    EDDA,
    NOON,
    PAUL,
    a_scheme,
    admitted,
    an_entry,
    discouraged,
    preferred,
    published,
    with_scheme,
)

from taxonomy.curation import workflow
from taxonomy.entry.scheme import Scheme
from taxonomy.search.contract import Filter
from taxonomy.settings import Settings
from taxonomy.store import schemes
from taxonomy.termbase import Termbase

MOST_NODES = 1_200


def below_the_title(page):
    """What a page holds besides its frame."""
    return page[page.index("<h1") : page.index("</main>")]


def concepts(page, scheme="luxembourg"):
    """The concepts that a page links to, without those of its frame."""
    return re.findall(rf'<a href="/{scheme}/([\w-]+)"><bdi', below_the_title(page))


@pytest.mark.parametrize("view", ["theme", "hierarchy"])
def test_every_concept_is_on_the_tree(view, luxembourg, lux_client):
    found = concepts(lux_client.get(f"/luxembourg/tree/{view}").text)

    assert set(found) == {each.concept for each in luxembourg.catalogue.concepts()}


def test_the_tree_by_section_says_how_many_have_none(luxembourg, lux_client):
    page = lux_client.get("/luxembourg/tree/section").text
    placed = {each.concept for each in luxembourg.catalogue.concepts() if each.section}
    rest = luxembourg.catalogue.count(Filter(scheme="luxembourg")) - len(placed)

    assert set(concepts(page)) == placed
    assert f"{rest} concepts have no section yet." in page


@pytest.mark.parametrize("view", ["theme", "section"])
def test_a_branch_holds_what_its_count_and_its_page_say(view, lux_client):
    page = below_the_title(lux_client.get(f"/luxembourg/tree/{view}").text)
    branches = re.split(r'(?=<details class="tree-fold">)', page)[1:]
    promised = {}
    for branch in branches:
        count = re.search(r"<small>(\d+) concepts?</small>", branch)[1]
        address = re.search(r'<a class="quiet" href="([^"]+)"', branch)[1]
        promised[address] = int(count)

    assert len(promised) == page.count("<details")
    for address, count in promised.items():
        assert lux_client.get(address).text.count('<article class="card') == count


@pytest.mark.parametrize("view", ["theme", "section", "hierarchy"])
def test_the_tree_is_a_small_page_that_names_its_views(view, lux_client):
    page = lux_client.get(f"/luxembourg/tree/{view}").text

    assert len(re.findall(r"<[a-zA-Z]", page)) < MOST_NODES
    for other in ("theme", "section", "hierarchy"):
        assert f'href="/luxembourg/tree/{other}"' in page
    assert page.count('aria-current="page">By') == 1


def test_the_page_of_the_vocabulary_leads_to_its_tree(lux_client):
    assert 'href="/luxembourg/tree/theme"' in lux_client.get("/luxembourg").text


def test_narrower_concepts_fold_under_the_broader_one(termbase, client):
    published(
        termbase,
        an_entry(preferred("harm"), concept="harm"),
        an_entry(preferred("violence"), concept="violence", broader=("harm",)),
        an_entry(preferred("hitting"), concept="hitting", broader=("violence",)),
    )
    page = client.get("/test/tree/hierarchy").text
    harm, violence, hitting = (
        page.index(f"{each}</bdi>") for each in ("harm", "violence", "hitting")
    )

    assert concepts(page, "test") == ["harm", "violence", "hitting"]
    assert "<details" in page[harm:violence]
    assert "<details" in page[violence:hitting]
    assert page.count("1 narrower concept<") == 2


def test_a_vocabulary_that_is_not_divided_has_the_hierarchy_alone(termbase, client):
    with termbase.transaction() as session:
        schemes.save(session, Scheme("flat", {"en": "Flat"}))
    published(termbase, an_entry(preferred("only"), concept="only", scheme="flat"))
    page = client.get("/flat/tree/hierarchy").text

    assert concepts(page, "flat") == ["only"]
    assert "By theme" not in page
    assert 'href="/flat/tree/hierarchy"' in client.get("/flat").text
    assert client.get("/flat/tree/theme").status_code == 404
    assert client.get("/flat/tree/section").status_code == 404
    for wording in ("edition", "By section", "By theme", "from memory", "About the guidelines"):
        assert wording not in client.get("/flat").text.partition("<footer")[0]


@pytest.mark.parametrize(
    "address", ["/nowhere/tree/theme", "/test/tree/hierarchy/nothing", "/test/tree/elsewise"]
)
def test_a_tree_that_there_is_not_is_not_found(address, termbase, client):
    published(termbase, an_entry())

    assert client.get(address).status_code == 404


def test_a_vocabulary_without_verdicts_shows_none(termbase, client):
    with termbase.transaction() as session:
        schemes.save(session, a_scheme("thesaurus", descriptive=True))
    entry = an_entry(
        preferred("pornography"),
        discouraged("smut"),
        scheme="thesaurus",
        section="A",
        group="material",
    )
    published(termbase, entry, an_entry(admitted("CSAM")))

    for place in ("", "/tree/theme", "/tree/hierarchy", "/sections/A", "/groups/material"):
        main = below_the_title(client.get(f"/thesaurus{place}").text)

        for verdict in ("data-usage", "to avoid", "#preferred"):
            assert verdict not in main, place
    assert "say which words to use or avoid" in client.get("/thesaurus").text


def test_a_card_names_its_vocabulary_where_there_are_several(termbase, client):
    published(termbase, an_entry(section="A"))
    alone = client.get("/test/sections/A").text
    published(termbase, an_entry(scheme="other", section="A"))
    page = client.get("/test/sections/A").text

    named = re.compile(r'<p class="quiet">\s*<bdi[^>]*>A vocabulary for tests</bdi> ·')
    assert not named.search(alone)
    assert named.search(page)


TOPS, BELOW = 70, 200


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A browser on a vocabulary of which no page holds all."""
    from webapp.app import create_app  # noqa: PLC0415

    termbase = Termbase.open(Settings(data=tmp_path_factory.mktemp("big")))
    tops = [
        an_entry(preferred(f"top {number:02}"), concept=f"t{number}", section="A")
        for number in range(TOPS)
    ]
    below = [
        an_entry(preferred(f"kind {number:03}"), concept=f"k{number}", broader=("t1",), section="B")
        for number in range(BELOW)
    ]
    with termbase.transaction() as session:
        with_scheme(session)
        for entry in (*tops, *below, an_entry(concept="deep", broader=("k0",))):
            revision = workflow.save(session, entry, by=EDDA, at=NOON).number
            workflow.submit(session, revision, by=EDDA)
            workflow.publish(session, revision, by=PAUL, at=NOON)
    yield create_app(termbase).test_client()
    termbase.close()


def test_a_branch_that_is_too_big_has_pages_of_its_own(big):
    first = big.get("/test/tree/hierarchy").text
    branch = big.get("/test/tree/hierarchy/t1").text
    last = big.get("/test/tree/hierarchy/t1?page=4").text

    assert "200 narrower concepts" in first
    assert 'href="/test/tree/hierarchy/t1"' in first
    assert len(concepts(first, "test")) == 60
    assert concepts(big.get("/test/tree/hierarchy?page=2").text, "test") == [
        f"t{number}" for number in range(60, TOPS)
    ]
    assert concepts(branch, "test")[:4] == ["t1", "k0", "deep", "k1"]
    assert concepts(last, "test")[1:] == [f"k{number}" for number in range(180, BELOW)]
    for page in (first, branch, last):
        assert len(re.findall(r"<[a-zA-Z]", page)) < MOST_NODES


def test_the_tree_marks_titles_with_a_term_to_avoid(lux_client):
    page = below_the_title(lux_client.get("/luxembourg/tree/section").text)
    marked = re.findall(r"<summary>[^/]*>([\w.]+)</span>.*?</summary>", page, re.DOTALL)

    assert len(marked) == page.count("<summary>")
    assert page.count("includes a term to avoid") == 2


def test_the_sections_of_a_big_vocabulary_lead_to_their_pages(big):
    whole = big.get("/test/tree/section").text
    page = below_the_title(whole)

    assert "<details" not in page
    assert concepts(whole, "test") == []
    for section, count in (("A", TOPS), ("B", BELOW)):
        row = page[page.index(f'href="/test/sections/{section}"') :]
        assert f"{count} concepts" in row[:300]
