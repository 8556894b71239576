"""A reader without an account says what should be different, and is heard."""

import html

import pytest
from making import an_entry, preferred, published
from webapp_cast import Curator

from webapp.desk import proposals

ABOUT = "/desk/suggestions/test/csam"
WORDS = "The Portuguese term is missing."


@pytest.fixture
def mara(app, termbase, monkeypatch):
    """A reader of an entry; nobody wrote lately."""
    published(termbase, an_entry(preferred()))
    monkeypatch.setattr(proposals, "_rate", proposals.Rate())
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


MISSING = "/desk/suggestions"


def test_the_form_for_a_missing_word_is_filled_in_with_it(mara):
    page = html.unescape(mara.get(f"{MISSING}?word=new+word").text)

    assert 'name="word" type="text" value="new word"' in page
    assert "Vocabulary</label>" not in page  # there is one only


def test_a_missing_word_waits_in_the_inbox_and_is_answered(mara, signed_in):
    assert "Thank you" in mara.post(MISSING, scheme="test", word="new word", text="A title.").text
    edda = signed_in("edda")

    inbox = edda.get("/desk/inbox").text
    assert "Missing word: <bdi>new word</bdi>" in inbox
    assert "A title." in inbox
    assert 'href="/desk/schemes/test/new"' in inbox
    assert edda.post("/desk/inbox/1/acceptance").status_code == 409

    page = edda.post("/desk/inbox/1/answer", answer="It is an entry now.").text
    assert "<strong>new word</strong>" in page


def test_a_missing_word_has_to_be_given(mara):
    answer = mara.post(MISSING, scheme="test", word=" ", text="Something.")

    assert answer.status_code == 422
    assert "Enter the missing word or phrase" in answer.text
    assert "Something." in answer.text
    assert mara.post(MISSING, scheme="nowhere", word="x").status_code == 404


def test_programs_and_those_who_write_often_suggest_no_words(mara, signed_in):
    mara.post(MISSING, scheme="test", word="spam", website="https://spam.example")
    for _ in range(5):
        mara.post(MISSING, scheme="test", word="often")

    assert mara.post(MISSING, scheme="test", word="often").status_code == 429
    assert "spam" not in signed_in("edda").get("/desk/inbox").text


def test_with_several_vocabularies_the_reader_chooses_one(mara, termbase):
    published(termbase, an_entry(preferred("other"), scheme="second"))

    page = mara.get(MISSING).text

    assert '<option value="second">' in page


def test_an_address_of_an_entry_that_is_missing_leads_to_the_form(mara):
    page = html.unescape(mara.get("/test/new-word").text)

    assert f'href="{MISSING}?word=new+word"' in page
    assert "Suggest “new word”" in page
    assert f'href="{MISSING}"' in mara.get("/nowhere/at/all").text


def test_a_search_that_finds_nothing_leads_to_the_form(mara):
    page = html.unescape(mara.get("/search?q=new+word").text)

    assert f'href="{MISSING}?word=new+word"' in page
    assert "Suggest “" not in mara.get("/search?q=child+sexual+abuse+material").text
