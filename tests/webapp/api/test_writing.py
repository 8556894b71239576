"""Curators' software does all that the desk does, under the same rules."""

import pytest
from curation.test_rules import BAD, CHILD, OLD
from making import an_entry, preferred, published

from taxonomy.entry.schema import write_entry
from taxonomy.store.records import Scope

CSAM = an_entry(preferred("child sexual abuse material"))
PORTUGUESE = {"label": "material de abuso", "language": "pt", "usage": "caution"}


@pytest.fixture
def edda(software, termbase):
    published(termbase, CSAM)
    return software("edda")


@pytest.fixture
def paul(software):
    return software("paul")


def read(client, concept="csam"):
    """An entry as anybody reads it, with its tag."""
    answer = client.get(f"/concepts/test/{concept}")
    return answer.json, answer.headers["ETag"]


def put(client, entry, tag, **options):
    return client.put(
        "/concepts/test/csam", json={"entry": entry}, headers={"If-Match": tag}, **options
    )


def test_the_whole_story_runs_through_the_api_alone(edda, paul, client):
    hit = edda.get("/search?q=child+sexual+abuse+material").json["items"][0]
    entry, tag = read(edda, hit["concept"])

    entry["terms"].append(PORTUGUESE)
    draft = put(edda, entry, tag)
    assert draft.status_code == 201
    assert [(each["rule"], each["pointer"]) for each in draft.json["violations"]] == [
        ("warnings-give-a-reason", "/entry/terms/1/reason")
    ]

    address = draft.headers["Location"].removeprefix("/api/v1")
    entry["terms"][1]["usage"] = "admitted"
    number = draft.json["number"]
    fixed = edda.put(address, json={"entry": entry}, headers={"If-Match": f'"{number}"'}).json
    assert fixed["violations"] == []
    assert edda.post(f"/revisions/{fixed['number']}/submission").json["state"] == "in review"

    changes = paul.get(f"/revisions/{fixed['number']}/differences").json["items"]
    assert [each["after"] for each in changes] == ["material de abuso (admitted)"]
    returned = paul.post(f"/revisions/{fixed['number']}/return", json={"comment": "Say more."})
    assert returned.json["comments"][0]["text"] == "Say more."

    entry["terms"][1]["label"] = "material de abuso sexual de crianças"
    amended = edda.put(
        f"/revisions/{fixed['number']}",
        json={"entry": entry, "comment": "Said more"},
        headers={"If-Match": f'"{fixed["number"]}"'},
    ).json
    edda.post(f"/revisions/{amended['number']}/submission")
    publication = paul.post(f"/revisions/{amended['number']}/publication")
    assert publication.status_code == 201

    found = client.get("/api/v1/search?q=material+de+abuso+sexual+de+crianças").json
    assert found["items"][0]["label"] == "material de abuso sexual de crianças"
    history = edda.get("/concepts/test/csam/revisions").json
    assert [each["state"] for each in history] == ["published", "replaced", "replaced", "published"]
    log = client.get("/api/v1/changes?since=2").json
    assert [each["revision"] for each in log["items"]] == [amended["number"]]

    restored = edda.post("/revisions/1/restoration").json
    assert restored["entry"] == write_entry(CSAM)
    assert restored["state"] == "draft"


def test_nobody_overwrites_what_they_did_not_see(edda, paul):
    entry, tag = read(edda)
    other = edda.put(
        "/concepts/test/csam", json={"entry": {**entry, "section": "A"}}, headers={"If-Match": tag}
    ).json
    edda.post(f"/revisions/{other['number']}/submission")
    paul.post(f"/revisions/{other['number']}/publication")

    late = put(edda, entry, tag)

    assert late.status_code == 412
    assert (late.json["based_on"], late.json["current"]) == (1, other["number"])
    assert late.json["changed"] == ["section : A"]
    assert put(edda, entry, "").status_code == 428
    assert put(edda, entry, '"nothing"').status_code == 428


def test_a_draft_is_put_in_the_place_of_the_version_that_was_read(edda):
    entry, tag = read(edda)
    number = put(edda, entry, tag).json["number"]
    address = f"/revisions/{number}"

    assert edda.put(address, json={"entry": entry}).status_code == 428
    assert edda.put(address, json={"entry": entry}, headers={"If-Match": '"99"'}).status_code == 409
    first = edda.put(address, json={"entry": entry}, headers={"If-Match": f'"{number}"'})
    again = edda.put(address, json={"entry": entry}, headers={"If-Match": f'"{number}"'})
    assert (first.status_code, again.status_code) == (201, 409)


def test_a_creation_that_is_sent_again_is_answered_again(edda):
    sent = {"entry": write_entry(an_entry(concept="newer")), "comment": "New"}
    key = {"Idempotency-Key": "one"}

    first = edda.post("/schemes/test/concepts", json=sent, headers=key)
    again = edda.post("/schemes/test/concepts", json=sent, headers=key)
    other = edda.post("/schemes/test/concepts", json={**sent, "comment": "x"}, headers=key)

    assert first.status_code == again.status_code == 201
    assert first.json == again.json
    assert first.headers["Location"] == again.headers["Location"]
    assert other.status_code == 422
    assert other.json["errors"][0]["rule"] == "a-key-stands-for-one-request"
    assert len(edda.get("/concepts/test/newer/revisions").json) == 1


def test_a_concept_that_is_there_is_not_begun_again(edda):
    answer = edda.post("/schemes/test/concepts", json={"entry": write_entry(CSAM)})

    assert answer.status_code == 409


BODIES = {
    "no document": (b"", "/entry"),
    "a list": (b"[]", ""),
    "no entry": (b"{}", "/entry"),
    "a field that there is not": (b'{"entry": {"concept": "x", "colour": 1}}', "/entry/colour"),
    "a label that is none": (
        b'{"entry": {"concept": "x", "sources": [{"title": ""}]}}',
        "/entry/sources/0/title",
    ),
    "another scheme": (b'{"entry": {"concept": "x", "scheme": "y"}}', "/entry/scheme"),
    "a comment that is no text": (
        b'{"entry": {"concept": "x"}, "comment": 7}',
        "/comment",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_what_cannot_be_an_entry_is_refused_with_its_places(edda, name):
    sent, pointer = BODIES[name]

    answer = edda.post(
        "/schemes/test/concepts", data=sent, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert pointer in [each["pointer"] for each in answer.json["errors"]]


def test_what_is_no_json_is_refused(edda):
    for sent, kind, status in (
        (b"{", "application/json", 400),
        (b"<entry/>", "application/xml", 415),
    ):
        answer = edda.post("/schemes/test/concepts", data=sent, headers={"Content-Type": kind})
        assert (answer.status_code, answer.content_type) == (status, "application/problem+json")


@pytest.mark.parametrize("rule", sorted(BAD))
def test_every_rule_is_told_with_its_place_and_keeps_the_draft_back(software, termbase, rule):
    entry, pointer = BAD[rule]
    published(termbase, *(each for each in (CHILD, OLD) if each.concept != entry.concept))
    if rule == "broader-has-no-cycle":
        published(termbase, an_entry(concept="a"), an_entry(concept="b", broader=("a",)))
        seen = next(
            each["number"] for each in software("edda").get("/concepts/test/a/revisions").json
        )
        sent = {"json": {"entry": write_entry(entry)}, "headers": {"If-Match": f'"{seen}"'}}
        answer = software("edda").put("/concepts/test/a", **sent)
    else:
        answer = software("edda").post("/schemes/test/concepts", json={"entry": write_entry(entry)})
    if answer.status_code == 422:  # the shape refuses it before the rule is asked
        assert pointer.split("/")[1] in answer.json["errors"][0]["pointer"]
        return

    assert (rule, f"/entry{pointer}") in [
        (each["rule"], each["pointer"]) for each in answer.json["violations"]
    ]
    number = answer.json["number"]
    software("edda").post(f"/revisions/{number}/submission")
    publication = software("paul").post(f"/revisions/{number}/publication")
    is_error = "error" in [
        each["severity"] for each in answer.json["violations"] if each["rule"] == rule
    ]
    assert publication.status_code == (422 if is_error else 201)
    if is_error:
        assert rule in [each["rule"] for each in publication.json["errors"]]


def test_a_concept_is_retired_by_two_publishers_and_kept(edda, paul, software, termbase):
    published(termbase, an_entry(concept="newer"))
    sent = {"replaced_by": ["newer"], "remark": "Said twice."}

    assert edda.post("/concepts/test/csam/retirement", json=sent).status_code == 403
    draft = paul.post("/concepts/test/csam/retirement", json=sent).json
    assert paul.post(f"/revisions/{draft['number']}/publication").status_code == 403
    ada = software("ada")
    assert ada.post(f"/revisions/{draft['number']}/publication").status_code == 201

    assert read(edda)[0]["retirement"] == {
        "ending": "retired",
        "replaced_by": ["newer"],
        "remark": "Said twice.",
    }
    assert edda.get("/search?q=child+sexual+abuse+material").json["total"] == 0


STEPS = ("submission", "publication", "return", "restart", "restoration", "comments")


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_a_revision_that_there_is_not_is_no_step(software, step):
    answer = software("ada").post(f"/revisions/77/{step}", json={"comment": "Well?"})

    assert answer.status_code == 404
    assert software("ada").get(f"/revisions/77/{step}").status_code == 405
    assert software("ada").post(f"/revisions/x/{step}").status_code == 404


@pytest.mark.usefixtures("edda")
def test_a_token_for_reading_does_not_write_and_one_that_is_none_is_refused(software, client):
    reading = software("edda", Scope.READ)

    assert reading.get("/account").json == {"name": "edda", "role": "editor"}
    assert reading.post("/schemes/test/concepts", json={}).status_code == 403
    bad = client.get("/api/v1/account", headers={"Authorization": "Bearer lux_nothing"})
    none = client.get("/api/v1/account")
    assert bad.status_code == none.status_code == 401
    assert none.headers["WWW-Authenticate"] == "Bearer"
    assert none.content_type == "application/problem+json"


def test_what_was_asked_with_a_token_is_kept_for_nobody(edda, client):
    asked = edda.get("/search?q=child")

    assert "private" in asked.headers["Cache-Control"]
    assert "no-store" in edda.get("/revisions").headers["Cache-Control"]
    assert client.get("/api/v1/revisions").status_code == 401
