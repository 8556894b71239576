"""What the guidance said on a day, and when and why it was changed."""

import html
import re
from datetime import timedelta

import pytest
from making import EDDA, NOON, PAUL, an_entry, preferred, published

from taxonomy.curation import workflow

FIRST = an_entry(preferred("first wording"))
SECOND = an_entry(preferred("second wording"))


@pytest.fixture
def changed(termbase):
    """An entry that was published on 1 March and changed on 31 March."""
    published(termbase, FIRST)
    with termbase.transaction() as session:
        draft = workflow.save(session, SECOND, by=EDDA, at=NOON, comment="Said better")
        workflow.submit(session, draft.number, by=EDDA)
        workflow.publish(session, draft.number, by=PAUL, at=NOON + timedelta(days=30))
    return termbase


@pytest.mark.usefixtures("changed")
def test_an_entry_is_cited_as_it_stood_on_a_day(client):
    page = client.get("/test/csam?at=2026-03-02").text
    assert "first wording" in page
    assert "second wording" not in page
    assert "This is the entry as it stood at the end of 2 March 2026 (UTC)." in html.unescape(page)

    assert "second wording" in client.get("/test/csam?at=2026-03-31").text
    document = client.get("/api/v1/concepts/test/csam?at=2026-03-02")
    assert document.json["terms"][0]["label"] == "first wording"
    assert document.headers["Luxterm-Revision"] == "1"


@pytest.mark.usefixtures("changed")
def test_a_day_before_the_first_publication_knows_no_entry(client):
    assert client.get("/test/csam?at=2026-02-28").status_code == 404
    assert client.get("/api/v1/concepts/test/csam?at=2026-02-28").status_code == 404


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-3-1x"])
def test_what_is_no_day_is_told(client, day):
    answer = client.get(f"/api/v1/concepts/test/csam?at={day}")

    assert answer.status_code == 400
    assert answer.json["errors"][0]["parameter"] == "at"
    assert "2026-03-01" in answer.json["errors"][0]["detail"]


@pytest.mark.usefixtures("changed")
def test_the_history_tells_when_what_and_why_and_no_drafts(client, termbase):
    with termbase.transaction() as session:
        workflow.save(session, FIRST, by=EDDA, at=NOON, comment="Not yet")

    page = html.unescape(client.get("/test/csam/history").text)

    assert page.index("31 March 2026") < re.search(r"\b1 March 2026", page).start()
    assert "Said better" in page
    assert "<ins>second</ins>" in page
    assert "Not yet" not in page
    assert "Edda" not in page
    assert client.get("/test/nowhere/history").status_code == 404


@pytest.mark.usefixtures("changed")
def test_the_history_is_headed_by_the_term(client):
    page = client.get("/test/csam/history").text

    assert "<title>History of second wording · Luxterm</title>" in page
    assert re.search(r"<h1>History of <bdi[^>]*>second wording</bdi></h1>", page)


@pytest.mark.usefixtures("changed")
def test_what_is_published_is_followed_by_mirrors(client):
    first = client.get("/api/v1/changes?limit=2").json
    rest = client.get(f"/api/v1/changes?since={first['next']}").json
    assert [each["position"] for each in (*first["items"], *rest["items"])] == [1, 2, 3]
    assert client.get(f"/api/v1/changes?since={rest['next']}").json["items"] == []
    assert client.get("/api/v1/changes?since=-1").status_code == 400
