"""What is around a concept: drawn with links, and the same as lists."""

import re

import pytest
from flask import render_template
from making import a_scheme, an_entry, caution, preferred, published

from taxonomy.entry.model import ConceptMapping, Match
from taxonomy.store import schemes
from webapp.presenters.concept import parts


@pytest.fixture
def drawn(app, termbase):
    """A function that gives the neighbourhood of a concept, in a language of the interface."""

    def draw(concept="csam", scheme="test", ui="en"):
        with app.test_request_context(f"/?ui={ui}", base_url="http://localhost"):
            entry = termbase.entry(scheme, concept).entry
            return render_template("concepts/_neighbourhood.html", **parts(entry))

    return draw


@pytest.fixture
def _family(termbase):
    """A concept with neighbours of every kind."""
    published(
        termbase,
        an_entry(preferred("harm"), concept="harm"),
        an_entry(caution("early marriage"), concept="early"),
        an_entry(preferred("child sexual abuse material"), broader=("harm",), related=("early",)),
        an_entry(preferred("drawn material"), concept="drawn", broader=("csam",)),
    )


def pictures(page):
    return re.findall(r'<svg\s+class="graph.*?</svg>\n', page, re.DOTALL)


def addresses(page):
    return re.findall(r'<a href="([^"]+)"', page)


@pytest.mark.usefixtures("_family")
def test_every_neighbour_is_a_link_in_both_pictures_and_in_the_list(drawn):
    page = drawn()
    wide, narrow = pictures(page)
    listed = page[page.index("<details") :]

    assert addresses(wide) == addresses(narrow) == addresses(listed)
    assert addresses(listed) == ["/test/harm", "/test/drawn", "/test/early"]
    for heading in ("Broader concepts", "Narrower concepts", "Related concepts"):
        assert heading in wide
        assert f">{heading}</h3>" in listed
    assert "In other vocabularies" not in page


@pytest.mark.usefixtures("_family")
def test_a_verdict_has_its_mark_and_its_word_not_its_colour_alone(drawn):
    for picture in pictures(drawn()):
        box = picture[picture.index('href="/test/early"') :]

        assert "<title>Take care: early marriage</title>" in box
        assert "marks.svg#caution" in box
        assert 'data-usage="caution"' in box


def test_nothing_around_a_concept_is_nothing_on_its_page(termbase, drawn):
    published(termbase, an_entry())

    assert drawn().strip() == ""


def test_long_labels_are_cut_in_the_picture_and_whole_in_its_title_and_the_list(termbase, drawn):
    label = "a very long name of a concept " * 8
    published(
        termbase, an_entry(preferred(label.strip()), concept="long"), an_entry(related=("long",))
    )
    page = drawn()

    for picture in pictures(page):
        assert "…</text>" in picture
        assert f"{label.strip()}</title>" in picture
    assert f"{label.strip()}</bdi>" in page[page.index("<details") :]


def test_many_neighbours_are_all_in_the_list_and_some_in_the_picture(termbase, drawn):
    published(
        termbase,
        an_entry(),
        *(an_entry(concept=f"kind-{number:02}", broader=("csam",)) for number in range(40)),
    )
    page = drawn()

    assert page.count('href="/test/kind-') == 2 * 8 + 40
    for picture in pictures(page):
        assert "32 more" in picture
        assert 'href="#neighbours-narrower"' in picture
    assert '<h3 id="neighbours-narrower">' in page


def test_a_concept_of_another_vocabulary_is_named_where_it_is_here(termbase, drawn):
    mappings = (
        ConceptMapping(Match.CLOSE, "http://localhost/other/abuse"),
        ConceptMapping(Match.EXACT, "https://vocabulary.example/concept/7"),
    )
    published(
        termbase,
        an_entry(mappings=mappings),
        an_entry(preferred("abuse of children"), concept="abuse", scheme="other"),
    )
    listed = drawn().partition("<details")[2]

    assert "abuse of children" in listed
    assert "A vocabulary for tests · nearly the same concept" in listed
    assert "https://vocabulary.example/concept/7</bdi>" in listed
    assert "vocabulary.example · the same concept" in listed


def test_a_vocabulary_without_verdicts_has_none_in_its_picture(termbase, drawn):
    with termbase.transaction() as session:
        schemes.save(session, a_scheme("thesaurus", descriptive=True))
    published(
        termbase,
        an_entry(caution("early marriage"), concept="early", scheme="thesaurus"),
        an_entry(scheme="thesaurus", related=("early",)),
    )
    page = drawn(scheme="thesaurus")

    assert "early marriage" in page
    for verdict in ("data-usage", "marks.svg", "Take care", "Use:"):
        assert verdict not in page
