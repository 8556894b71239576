"""A reader without an account says what should be different, and is heard."""

import html

import pytest
from making import an_entry, preferred, published
from webapp_cast import Curator

from webapp.desk import suggesting

ABOUT = "/desk/suggestions/test/csam"
WORDS = "The Portuguese term is missing."


@pytest.fixture
def mara(app, termbase, monkeypatch):
    """A reader of an entry; nobody wrote lately."""
    published(termbase, an_entry(preferred()))
    monkeypatch.setattr(suggesting, "_rate", suggesting.Rate())
    return Curator(app.test_client())


def test_a_suggestion_becomes_a_draft(mara, signed_in):
    assert ABOUT in mara.get("/test/csam").text
    assert "Thank you" in mara.post(ABOUT, text=WORDS, contact="mara@example.org").text

    edda = signed_in("edda")
    assert WORDS in edda.get("/desk/inbox").text
    page = edda.post("/desk/inbox/1/acceptance")

    assert "Draft of csam" in page.text
    assert WORDS in page.text
    assert "mara@example.org" not in page.text
    assert "used in draft 2" in edda.get("/desk/inbox").text
    assert edda.post("/desk/inbox/1/acceptance").status_code == 409


def test_a_suggestion_is_answered(mara, signed_in):
    mara.post(ABOUT, text=WORDS)
    edda = signed_in("edda")

    page = edda.post("/desk/inbox/1/answer", answer="It stands under another concept.")

    assert "It stands under another concept." in page.text
    assert "No suggestions are waiting for a reply." in page.text


@pytest.mark.parametrize("text", ["", "   ", "x" * 4_001])
def test_nothing_and_too_much_are_told_beside_the_field(mara, text):
    answer = mara.post(ABOUT, text=text)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_who_fills_in_what_people_do_not_see_is_not_heard(mara, signed_in):
    mara.post(ABOUT, text=WORDS, website="https://spam.example")

    assert "No suggestions are waiting" in signed_in("edda").get("/desk/inbox").text


def test_who_writes_often_is_asked_to_wait(mara):
    for _ in range(5):
        assert mara.post(ABOUT, text=WORDS).status_code == 201

    answer = mara.post(ABOUT, text=WORDS)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"
    assert "try again in ten minutes" in html.unescape(answer.text)


def test_there_is_nothing_to_suggest_of_what_there_is_not(mara):
    assert mara.get("/desk/suggestions/test/nowhere").status_code == 404
    assert mara.post("/desk/suggestions/test/nowhere", text=WORDS).status_code == 404
