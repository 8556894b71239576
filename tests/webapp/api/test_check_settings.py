"""Software reads and changes the names and words of the check; the check follows at once."""

import pytest
from making import an_entry, discouraged, preferred, published

NAME = {"language": "en", "text": "Protocol on child pornography", "confidence": "found"}
BODY = {"protected": [NAME], "context": {"en": ["abuse", "rape"]}}
PLACE = "/schemes/test/checking"


@pytest.fixture
def paul(software, termbase):
    published(termbase, an_entry(preferred(), discouraged()))
    return software("paul")


def seen(program):
    return {"If-Match": program.get(PLACE).headers["ETag"]}


def excused(client):
    text = "The Protocol on child pornography."
    answer = client.post("/api/v1/check", json={"text": text, "lang": "en"})
    return [each["justified"] for each in answer.json["findings"]]


def test_what_is_put_is_checked_by_at_once(paul):
    assert excused(paul.client) == [None]
    before = paul.get(PLACE).json

    answer = paul.put(PLACE, json=BODY, headers=seen(paul))

    assert answer.status_code == 200
    assert answer.json == {"scheme": "test", "revision": before["revision"] + 2, **BODY}
    assert excused(paul.client) == [NAME["text"]]
    anybody = paul.client.get(f"/api/v1{PLACE}")
    assert anybody.json == answer.json
    assert paul.client.get("/api/v1/schemes/test").json["context"] == BODY["context"]
    changed = paul.client.get(f"/api/v1/changes?since={before['revision']}").json["items"][-1]
    assert (changed["kind"], changed["position"]) == ("scheme", answer.json["revision"])


def test_an_entry_that_is_published_meanwhile_is_in_nobodys_way(paul, termbase):
    tag = seen(paul)
    published(termbase, an_entry(preferred("other"), concept="other"))

    assert seen(paul) == tag
    assert paul.put(PLACE, json=BODY, headers=tag).status_code == 200


def test_two_that_write_do_not_overwrite_each_other(paul, software):
    first = seen(paul)
    paul.put(PLACE, json=BODY, headers=first)
    answer = software("ada").put(PLACE, json={"protected": [], "context": {}}, headers=first)

    assert answer.status_code == 412
    assert answer.json["type"].endswith("/scheme-out-of-date")
    assert "Read it again" in answer.json["detail"]
    assert paul.client.get(answer.json["type"]).status_code == 200
    assert paul.get(PLACE).json["context"] == BODY["context"]


def test_a_number_in_quotes_is_as_good_and_nothing_is_not(paul):
    number = paul.get(PLACE).json["revision"]

    assert paul.put(PLACE, json=BODY).status_code == 428
    assert paul.put(PLACE, json=BODY, headers={"If-Match": f'"{number}"'}).status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/protected"),
        ({"protected": []}, "/context"),
        ({"protected": [], "context": {}, "words": []}, "/words"),
        ({"protected": [{**NAME, "text": ""}], "context": {}}, "/protected/0/text"),
        ({"protected": [{**NAME, "text": "x" * 501}], "context": {}}, "/protected/0/text"),
        ({"protected": [{**NAME, "confidence": "sure"}], "context": {}}, "/protected/0/confidence"),
        ({"protected": [], "context": {"en": ["abuse", "two\nlines"]}}, "/context/en/1"),
        ({"protected": [], "context": {"en": ["abuse", "Abuse"]}}, "/context/en/1"),
    ],
)
def test_what_is_amiss_is_told_by_its_place(paul, body, pointer):
    answer = paul.put(PLACE, json=body, headers=seen(paul))

    assert answer.status_code == 422
    assert pointer in [each["pointer"] for each in answer.json["errors"]]


def test_it_takes_a_publisher_and_a_vocabulary(software, paul):
    for name, status in (("edda", 403), ("ada", 200)):
        assert software(name).put(PLACE, json=BODY, headers=seen(paul)).status_code == status
    assert paul.client.put(f"/api/v1{PLACE}", json=BODY).status_code == 401
    assert paul.get("/schemes/nowhere/checking").status_code == 404
    nowhere = paul.put("/schemes/nowhere/checking", json=BODY, headers={"If-Match": '"1"'})
    assert nowhere.status_code == 404
