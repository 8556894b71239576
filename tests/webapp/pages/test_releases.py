"""Releases are cited by address, downloaded, compared; made at the desk or by software."""

import html
import json

import pytest
from making import admitted, an_entry, discouraged, preferred, published, released, republished

FIRST = an_entry(preferred("first wording"), admitted("old word"))
SECOND = an_entry(preferred("second wording"), discouraged("old word"))


@pytest.fixture
def moved_on(termbase):
    """A release, and what was published after it."""
    published(termbase, FIRST, an_entry(preferred("four"), concept="2024-01"))
    released(termbase, "2025-04")
    republished(termbase, SECOND)


@pytest.mark.usefixtures("moved_on")
def test_a_released_entry_is_read_at_its_own_address(client):
    page = html.unescape(client.get("/test/2025-04/csam").text)

    assert "first wording" in page
    assert "second wording" not in page
    assert "This is the entry in release 2025-04." in page
    assert "first wording" in client.get("/test/2025-04").text
    assert client.get("/test/2025-04/nothing").status_code == 404
    assert client.get("/test/2025-05/csam").status_code == 404


@pytest.mark.usefixtures("moved_on")
def test_a_concept_that_is_called_like_a_month_keeps_its_address(client):
    assert "four" in client.get("/test/2024-01").text
    assert client.get("/test/2024-02").status_code == 404


@pytest.mark.usefixtures("moved_on")
def test_a_release_is_downloaded_and_says_which_it_is(client):
    whole = json.loads(client.get("/test/2025-04.json").text)
    one = client.get("/test/2025-04/csam", headers={"Accept": "text/turtle"})

    assert whole["release"] == "2025-04"
    assert whole["entries"][0]["terms"][0]["label"] == "first wording"
    assert "first wording" in one.text
    assert one.headers["Content-Location"].endswith("/test/2025-04/csam.ttl")


@pytest.mark.usefixtures("moved_on")
def test_what_changed_is_told_on_a_page_and_as_json(client):
    page = html.unescape(client.get("/test/releases/comparison?before=2025-04").text)
    told = client.get("/api/v1/schemes/test/comparison?before=2025-04").json

    assert page.index("old word") < page.index("Concept by concept")
    assert told["verdicts"][0] == {
        "concept": "csam",
        "label": "old word",
        "lang": "en",
        "before": "admitted",
        "after": "discouraged",
    }
    assert told["concepts"][0]["change"] == "changed"
    assert client.get("/test/releases/comparison").status_code == 400
    assert client.get("/test/releases/comparison?before=1999-01").status_code == 404


def test_a_publisher_makes_a_release_at_the_desk(termbase, app, signed_in):
    published(termbase, FIRST)
    paul = signed_in("paul")

    page = paul.post("/desk/releases", scheme="test", name="2026-11", comment="For the report")
    again = paul.post("/desk/releases", scheme="test", name="2026-11")

    assert "For the report" in page.text
    assert again.status_code == 422
    assert "can’t be changed" in again.text
    assert "2026-11" in app.test_client().get("/test/releases/all").text


def test_software_makes_a_release_and_reads_it(termbase, software):
    published(termbase, FIRST)
    program = software("paul")

    made = program.post("/schemes/test/releases", json={"name": "2026-11", "comment": "Autumn"})
    listed = program.get("/schemes/test/releases")

    assert made.status_code == 201
    assert made.headers["Location"] == "/api/v1/schemes/test/releases/2026-11"
    assert listed.json["items"] == [made.json]
    assert program.get("/schemes/test/releases/2026-11").json == made.json
    assert program.get("/schemes/test/comparison?before=2026-11").json["concepts"] == []
    assert program.post("/schemes/test/releases", json={"name": "x"}).status_code == 422
    assert program.post("/schemes/test/releases", json={}).status_code == 422
