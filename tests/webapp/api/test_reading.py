"""Tools read labels, concepts and schemes."""

import pytest
from making import an_entry, caution, discouraged, preferred, published

from taxonomy.entry.schema import read_entry


@pytest.fixture
def entry(termbase):
    entry = an_entry(
        preferred("child sexual abuse material"),
        discouraged("child pornography", replacements=("child sexual abuse material",)),
        caution("criança", "pt-BR"),
        definition="A record of abuse.",
        section="A",
    )
    published(termbase, entry)
    return entry


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("label", ["child pornography", "CHILD  Pornography", "child pornógraphy"])
def test_the_verdict_on_a_label_is_looked_up(label, client):
    answer = client.get("/api/v1/lookup", query_string={"label": label}).json

    named = {
        "scheme": "test",
        "concept": "csam",
        "uri": "http://localhost/test/csam",
        "label": "child pornography",
        "lang": "en",
        "usage": "discouraged",
        "reason": "It hides the crime.",
    }
    instead = {"label": "child sexual abuse material", "lang": "en"}
    assert answer.pop("items") == [{**named, "replacements": [instead], "verified": False}]
    (sense,) = answer.pop("senses")
    assert answer == {
        "label": label,
        "lang": None,
        "verdict": "discouraged",
        "other_languages": [],
        "other_vocabularies": [],
    }
    assert sense == {
        **named,
        "name": "child sexual abuse material",
        "definition": sense["definition"],
        "replacements": [{**instead, "when": None}],
        "exceptions": None,
        "needs_context": False,
        "verified": False,
    }


@pytest.mark.usefixtures("entry")
def test_a_label_that_nobody_bears_is_no_error(client):
    answer = client.get("/api/v1/lookup?label=pornography")

    assert answer.status_code == 200
    assert (answer.json["items"], answer.json["senses"]) == ([], [])
    assert answer.json["verdict"] == "none"


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(("lang", "found"), [("pt", 1), ("pt-BR", 1), ("pt-PT", 0), ("en", 0)])
def test_a_language_takes_in_its_varieties(lang, found, client):
    for address in (f"/lookup?label=crianca&lang={lang}", f"/suggest?q=cri&lang={lang}"):
        assert len(client.get(f"/api/v1{address}").json["items"]) == found

    answer = client.get(f"/api/v1/concepts?usage=caution&lang={lang}")
    assert answer.json["total"] == found


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("beginning", ["child po", "PORN", "porno"])
def test_labels_are_suggested_by_any_of_their_words(beginning, client):
    answer = client.get("/api/v1/suggest", query_string={"q": beginning}).json

    assert [(each["label"], each["usage"]) for each in answer["items"]] == [
        ("child pornography", "discouraged")
    ]


@pytest.mark.usefixtures("entry")
def test_no_more_labels_are_suggested_than_wanted(client):
    assert len(client.get("/api/v1/suggest?q=child&limit=1").json["items"]) == 1


def test_the_reason_comes_in_the_readers_language(termbase, client):
    term = caution("minor", reason="")
    reason = {"en": "A legal word.", "fr": "Un mot de droit."}
    published(termbase, an_entry(type(term)(term.label, "en", term.usage, reason=reason)))

    for accepted, told in [("fr-CA,fr;q=0.9", "Un mot de droit."), ("de", "A legal word.")]:
        answer = client.get("/api/v1/lookup?label=minor", headers={"Accept-Language": accepted})
        assert answer.json["items"][0]["reason"] == told
        assert "Accept-Language" in answer.headers["Vary"]


def test_an_entry_comes_whole(entry, client):
    answer = client.get("/api/v1/concepts/test/csam")

    assert read_entry(answer.json) == entry


def test_concepts_are_read_page_by_page(luxembourg, lux_client):
    seen, page, last = [], 1, False
    while not last:
        answer = lux_client.get(f"/api/v1/concepts?per_page=20&page={page}")
        seen += [each["concept"] for each in answer.json["items"]]
        last = 'rel="next"' not in str(answer.headers.getlist("Link"))
        page += 1

    assert seen == [card.concept for card in luxembourg.catalogue.concepts()]


def test_concepts_of_a_section_are_listed(lux_client):
    answer = lux_client.get("/api/v1/concepts?scheme=luxembourg&section=F.4.i").json

    assert {each["section"] for each in answer["items"]} == {"F.4.i"}
    assert "csam" in {each["concept"] for each in answer["items"]}


@pytest.mark.usefixtures("entry")
def test_schemes_and_their_sections_are_told(client):
    (listed,) = client.get("/api/v1/schemes").json["items"]
    scheme = client.get("/api/v1/schemes/test").json
    sections = client.get("/api/v1/schemes/test/sections").json["items"]

    assert (listed["id"], listed["concepts"]) == ("test", 1)
    assert scheme["title"] == {"en": "A vocabulary for tests"}
    assert [(each["id"], each["concepts"]) for each in sections] == [("A", 1), ("B", 0)]


def test_an_empty_shelf_is_answered_from_as_well(client):
    assert client.get("/api/v1/schemes").json == {"items": []}
    assert client.get("/api/v1/search?q=a").json["total"] == 0
    assert client.get("/api/v1/suggest?q=a").json == {"items": []}
    assert client.get("/api/v1/concepts").json["total"] == 0
