"""A count beside a filter is what a click on it gives, whatever else is in force."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taxonomy.entry.model import Usage
from taxonomy.search.contract import Query

FIELDS = {
    "lang": "language",
    "terms_in": "terms_in",
    "usage": "usage",
    "section": "section",
    "scheme": "scheme",
}
QUERIES = (
    "child pornography", "abuse", "grooming", "Kinderpornografie", "paedophile", "victim", "the",
    "child sexual abuse material", "xyzzy qwerty", "childd pornografy", "セクスティング", "online",
    '"child abuse"', "abuse OR porn", "groom*", "what should I say instead of child porn", "sex",
    "childporn", "pédopornographie", "lang:fr abus", "sex -child", "usage:caution child", "minor",
    "section:F material", "абьюз", "детская порнография", "儿童色情", "استغلال الأطفال", "CSAM",
    "in:definition image", "in:note law", "sexting", "nonce", "trafficking", "pornografia infantil",
    "pedofilia", "travelling sex offender", "survivor", "prostitut*", "(child OR minor) sex",
    "webcam", "livestream", "hotline", "victims of abuse", "sextortion", "marriage", "deepfake",
    "child-sex tourism", "consent", "Missbrauch", "abuso sexual",
)  # fmt: skip


def clicked(catalogue, query):
    """Every facet value of a search: facet, value, what is told, and what the click gives."""
    for facet, counts in catalogue.find(query).facets.items():
        for value, told in counts.items():
            chosen = Usage(value) if facet == "usage" else value
            yield facet, value, told, replace(query, **{FIELDS[facet]: chosen})


def test_there_are_fifty_queries():
    assert len(QUERIES) >= 50


@pytest.mark.parametrize("text", QUERIES)
def test_a_count_is_the_total_of_its_search(text, luxembourg):
    catalogue = luxembourg.catalogue

    wrong = [
        (facet, value, told, found)
        for facet, value, told, query in clicked(catalogue, Query(text, per_page=1))
        if (found := catalogue.find(query).total) != told
    ]

    assert not wrong


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(QUERIES), st.data())
def test_a_count_is_the_total_with_every_other_filter_in_force(luxembourg, text, data):
    catalogue = luxembourg.catalogue
    query = Query(text, per_page=1)
    for _ in range(3):  # one filter after another
        choices = list(clicked(catalogue, query))
        if not choices:
            return
        facet, value, told, query = data.draw(st.sampled_from(choices))
        assert catalogue.find(query).total == told, (facet, value)


def test_a_section_takes_in_its_parts(luxembourg):
    found = {
        each.section
        for section in ("F", "F.4")
        for each in (hit for hit in luxembourg.catalogue.find(Query("section:" + section)).items)
    }

    assert {"F.4.i", "F.4.ii"} <= found


def test_the_language_asked_in_and_the_languages_shown_are_told_apart(luxembourg):
    facets = luxembourg.catalogue.find(Query("child pornography")).facets

    assert set(facets["lang"]) == {"en"}
    assert {"de", "fr", "es", "ja"} <= set(facets["terms_in"])
