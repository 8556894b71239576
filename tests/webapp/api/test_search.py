"""Tools find concepts by any of their terms."""

import pytest
from making import admitted, an_entry, discouraged, preferred, published

from taxonomy.text import fold


@pytest.fixture
def material(termbase):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            preferred("matériel d'abus sexuel d'enfants", "fr"),
            discouraged(
                "child pornography",
                replacements=("child sexual abuse material",),
            ),
            discouraged("pédopornographie", "fr"),
            definition="A record of <b>abuse</b> of a child.",
            section="A",
        ),
        an_entry(admitted("abuse image", "en"), concept="image"),
    )


@pytest.mark.usefixtures("material")
def test_the_hit_on_a_word_to_avoid_says_why_and_what_instead(client):
    answer = client.get("/api/v1/search?q=Child+Pornography").json

    assert answer["total"] == 1
    assert answer["items"][0] == {
        "scheme": "test",
        "concept": "csam",
        "uri": "http://localhost/test/csam",
        "label": "child pornography",
        "lang": "en",
        "usage": "discouraged",
        "reason": "It hides the crime.",
        "replacements": [{"label": "child sexual abuse material", "lang": "en"}],
        "verified": False,
        "preferred": {
            "en": "child sexual abuse material",
            "fr": "matériel d'abus sexuel d'enfants",
        },
        "definition": "A record of <b>abuse</b> of a child.",
        "highlight": "<mark>child pornography</mark>",
        "definition_highlight": "A record of &lt;b&gt;abuse&lt;/b&gt; of a <mark>child</mark>.",
        "score": answer["items"][0]["score"],
    }


@pytest.mark.usefixtures("material")
def test_a_highlight_is_safe_to_show(client):
    answer = client.get("/api/v1/search?q=record").json

    assert answer["items"][0]["highlight"] == (
        "A <mark>record</mark> of &lt;b&gt;abuse&lt;/b&gt; of a child."
    )


@pytest.mark.usefixtures("material")
def test_a_language_restricts_the_terms_that_match(client):
    assert client.get("/api/v1/search?q=child+pornography&lang=fr").json["total"] == 0

    (hit,) = client.get("/api/v1/search?q=pedopornographie&lang=fr").json["items"]
    assert (hit["label"], hit["lang"]) == ("pédopornographie", "fr")


@pytest.mark.usefixtures("material")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("scheme=test", ["csam", "image"]),
        ("section=A", ["csam"]),
        ("section=B", []),
        ("usage=admitted", ["image"]),
    ],
)
def test_filters_narrow_down(filters, found, client):
    answer = client.get(f"/api/v1/search?q=abuse&{filters}").json

    assert sorted(hit["concept"] for hit in answer["items"]) == found
    assert answer["total"] == len(found)


@pytest.mark.usefixtures("material")
def test_facets_count_all_that_was_found(client):
    answer = client.get("/api/v1/search?q=abuse&per_page=1").json

    assert len(answer["items"]) == 1
    assert answer["facets"]["lang"] == {"en": 2, "fr": 1}
    assert answer["facets"]["section"] == {"A": 1}


def test_pages_link_to_each_other(lux_client):
    answer = lux_client.get("/api/v1/search?q=child&per_page=5&page=2")
    links = answer.headers.getlist("Link")
    total = answer.json["total"]

    assert f'</api/v1/search?q=child&per_page=5&page={-(-total // 5)}>; rel="last"' in links
    for relation, page in (("first", 1), ("prev", 1), ("next", 3)):
        assert f'</api/v1/search?q=child&per_page=5&page={page}>; rel="{relation}"' in links


def test_every_label_finds_a_concept_that_bears_it(luxembourg, lux_client):
    """And the hit of a discouraged one has its reason, and what to say instead if there is any."""
    for card in luxembourg.catalogue.concepts():
        for term in card.terms:
            answer = lux_client.get("/api/v1/search", query_string={"q": term.label})
            first = answer.json["items"][0]
            bearers = luxembourg.catalogue.lookup(term.label)

            assert fold(first["label"]) == fold(term.label), term.label
            assert first["concept"] in {each.concept for each in bearers}
            (shown, *_) = [
                each
                for each in bearers
                if (each.concept, each.label, each.language)
                == (first["concept"], first["label"], first["lang"])
            ]
            assert first["usage"] == shown.usage
            if shown.usage.warns:
                assert first["reason"], term.label
            assert first["replacements"] == [
                {"label": each.label, "lang": each.language} for each in shown.replacements
            ]
