"""Reconciliation as OpenRefine asks: a column of words is matched, verdicts come into new ones."""

import json

import jsonschema
import pytest
import referencing
from making import an_entry, discouraged, preferred, published
from referencing.jsonschema import DRAFT7
from standards import schemas

BAD = "test/csam#en.bad_word"


@pytest.fixture(autouse=True)
def vocabulary(termbase):
    """A word to avoid, and one of the same label in two languages."""
    entry = an_entry(
        preferred("good word"),
        discouraged("bad word", replacements=("good word",)),
        section="A",
        definition="What it is.",
    )
    published(termbase, entry)
    both = an_entry(preferred("chat"), preferred("chat", "fr"), concept="chat", section="B")
    published(termbase, both)


def match(client, **query):
    """The candidates of one query, by POST as clients send batches."""
    answer = client.post("/reconcile", data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.json["q"]["result"]


def fetch(client, identifier, *names):
    asked = {"ids": [identifier], "properties": [{"id": name} for name in names]}
    return client.get("/reconcile", query_string={"extend": json.dumps(asked)}).json


def names_and_certainty(found):
    return [(each["id"], each["match"]) for each in found]


def test_the_very_word_is_certain_however_it_is_typed(client):
    for typed in ("bad word", "BAD  Word", " bad word "):
        first, *_others = match(client, query=typed)
        assert (first["id"], first["match"], first["score"]) == (BAD, True, 100)
        assert "good word" in first["description"]


def test_a_word_that_is_like_one_is_no_certain_match(client):
    first, *_others = match(client, query="bad wordd")

    assert (first["id"], first["match"]) == (BAD, False)
    assert 80 < first["score"] < 100


def test_a_word_of_two_languages_is_certain_where_the_language_is_told(client):
    in_french = {"properties": [{"pid": "language", "v": "fr"}]}

    assert {match_ for _, match_ in names_and_certainty(match(client, query="chat"))} == {False}
    assert names_and_certainty(match(client, query="chat", **in_french)) == [
        ("test/chat#fr.chat", True)
    ]


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"properties": [{"pid": "usage", "v": "discouraged"}]}, True),
        ({"properties": [{"pid": "usage", "v": {"id": "preferred"}}]}, False),
        ({"properties": [{"pid": "section", "v": ["A"]}]}, True),
        ({"properties": [{"pid": "section", "v": "B"}]}, False),
        ({"properties": [{"pid": "unknown", "v": 7}]}, True),
        ({"type": "test"}, True),
        ({"type": ["other"]}, False),
        ({"type": {"id": ["x"]}}, True),
        ({"limit": 1}, True),
    ],
)
def test_a_query_is_narrowed_by_what_else_is_known(client, narrowed, found):
    result = match(client, query="bad word", **narrowed)

    assert (BAD in [each["id"] for each in result]) == found
    assert len(result) <= narrowed.get("limit", 5)


def test_a_limit_may_be_as_large_as_json_has_numbers(client):
    asked = {"queries": '{"q": {"query": "bad word", "limit": 1e400}}'}
    answer = client.get("/reconcile", query_string=asked)

    assert answer.json["q"]["result"] == match(client, query="bad word")


def test_nothing_is_found_for_an_empty_cell(client):
    assert match(client, query="") == match(client) == []


def test_verdict_reason_and_replacement_come_into_new_columns(client):
    told = fetch(client, BAD, "usage", "reason", "replacement", "preferred", "section")

    assert [each["name"] for each in told["meta"]][:2] == ["Verdict", "Reason"]
    assert told["rows"][BAD] == {
        "usage": [{"str": "discouraged"}],
        "reason": [{"str": "It hides the crime."}],
        "replacement": [{"str": "good word"}],
        "preferred": [{"str": "good word"}],
        "section": [{"str": "A"}],
    }
    assert fetch(client, "test/no#en.x", "usage")["rows"] == {"test/no#en.x": {"usage": []}}


def test_every_property_that_is_proposed_can_be_fetched(client):
    proposed = client.get("/reconcile/properties?type=test").json["properties"]
    told = fetch(client, BAD, *(each["id"] for each in proposed))

    assert all(told["rows"][BAD].values())


def test_a_term_can_be_looked_at(client):
    page = client.get("/reconcile/preview", query_string={"id": BAD})
    view = client.get("/reconcile/view", query_string={"id": BAD})

    assert "bad word" in page.text
    assert "good word" in page.text
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert view.location == "http://localhost/test/csam#en.bad_word"
    assert client.get("/reconcile/view?id=no").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {"queries": "nonsense"},
        {"queries": "[]"},
        {"queries": '{"q": 7}'},
        {"queries": '{"q": {"query": 7}}'},
        {"queries": '{"q": {"query": "x", "limit": "many"}}'},
        {"queries": '{"q": {"query": "x", "properties": [{"pid": "usage", "v": "avoid"}]}}'},
        {"queries": '{"q": {"query": "x", "properties": [{"pid": "language", "v": "qqzz"}]}}'},
        {"queries": json.dumps({str(number): {"query": "x"} for number in range(51)})},
        {"queries": "[" * 100_000},
        {"extend": '{"ids": "x"}'},
        {"extend": '{"ids": [], "properties": [{"id": "colour"}]}'},
    ],
    ids=range(11),
)
def test_what_makes_no_sense_is_refused_in_words_that_scripts_may_read(client, asked):
    answer = client.post("/reconcile", data=asked)

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json["errors"][0]["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def require_valid(answer, version, name):
    folder = schemas("reconciliation", version)
    known = {each.name: json.loads(each.read_text("utf-8")) for each in folder.glob("*.json")}
    wanted = known[f"{name}.json"]
    base = wanted["$id"].rpartition("/")[0]
    parts = ((f"{base}/{each}", DRAFT7.create_resource(known[each])) for each in known)
    registry = referencing.Registry().with_resources(parts)
    jsonschema.Draft7Validator(wanted, registry=registry).validate(answer)


def test_every_answer_of_0_2_is_as_the_schemas_of_the_w3c_group_say(client):
    queries = json.dumps({"q": {"query": "bad word"}, "r": {"query": "wor", "limit": 3}})
    extend = json.dumps({"ids": [BAD, "no"], "properties": [{"id": "usage"}, {"id": "reason"}]})
    for path, asked, name in (
        ("", {}, "manifest"),
        ("", {"queries": queries}, "reconciliation-result-batch"),
        ("", {"extend": extend}, "data-extension-response"),
        ("/suggest/entity", {"prefix": "bad"}, "suggest-entities-response"),
        ("/suggest/type", {"prefix": "voc"}, "suggest-types-response"),
        ("/suggest/property", {"prefix": "ver"}, "suggest-properties-response"),
        ("/properties", {}, "data-extension-property-proposal"),
    ):
        answer = client.get(f"/reconcile{path}", query_string=asked)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        require_valid(answer.json, "0.2", name)


def test_suggestions_lead_to_terms_types_and_properties(client):
    (entity,) = client.get("/reconcile/suggest/entity?prefix=bad").json["result"]
    (kind,) = client.get("/reconcile/suggest/type?prefix=vocabulary").json["result"]
    (known,) = client.get("/reconcile/suggest/property?prefix=verd").json["result"]

    assert (entity["id"], kind["id"], known["id"]) == (BAD, "test", "usage")
    assert client.get("/reconcile/suggest/entity?prefix=").json["result"] == []


def by_draft(client, *conditions, **query):
    """The candidates of one query by the draft of version 1.0."""
    body = {"queries": [{"conditions": list(conditions), **query}]}
    require_valid(body, "1.0-draft", "reconciliation-query-batch")
    return client.post("/reconcile/1.0/match", json=body).json["results"][0]["candidates"]


def name_is(text):
    return {"matchType": "name", "propertyValue": text}


def test_the_draft_of_1_0_answers_the_same(client):
    english = {"matchType": "property", "propertyId": "language", "propertyValue": "en"}

    assert by_draft(client, name_is("bad word")) == match(client, query="bad word")
    assert names_and_certainty(by_draft(client, name_is("chat"), english)) == [
        ("test/chat#en.chat", True)
    ]
    assert by_draft(client, name_is("bad word"), type="other") == []


def test_every_answer_of_the_draft_is_as_the_schemas_of_the_w3c_group_say(client):
    extend = {"ids": [BAD, "no"], "properties": [{"id": "usage"}, {"id": "reason"}]}
    queries = {"queries": [{"conditions": [name_is("bad word")], "limit": 3}]}
    for path, sent, name in (
        ("", None, "manifest"),
        ("/match", queries, "reconciliation-result-batch"),
        ("/extend", extend, "data-extension-response"),
        ("/extend/propose?type=test", None, "data-extension-property-proposal"),
        ("/suggest/entity?prefix=bad", None, "suggest-entities-response"),
        ("/suggest/type?prefix=voc", None, "suggest-types-response"),
        ("/suggest/property?prefix=ver", None, "suggest-properties-response"),
    ):
        address = f"/reconcile/1.0{path}"
        answer = client.get(address) if sent is None else client.post(address, json=sent)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        require_valid(answer.json, "1.0-draft", name)
    preview = client.get("/reconcile/1.0/preview", query_string={"id": BAD})
    assert "bad word" in preview.text


@pytest.mark.parametrize(
    "body",
    [
        "nonsense",
        "[]",
        '{"queries": [7]}',
        '{"queries": [{"conditions": []}]}',
        '{"queries": [{"conditions": [{"matchType": "sound", "propertyValue": "x"}]}]}',
        '{"queries": [{"conditions": [{"matchType": ["name"], "propertyValue": "x"}]}]}',
        json.dumps({"queries": [{"conditions": [name_is("x")]}] * 51}),
    ],
    ids=range(7),
)
def test_the_draft_refuses_in_words_too(client, body):
    answer = client.post("/reconcile/1.0/match", data=body)

    assert answer.status_code == 400
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
