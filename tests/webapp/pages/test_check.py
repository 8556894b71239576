"""A document that is checked on a page: refused with a reason, and nothing typed is lost."""

import io

import documents_made
import pytest

LETTER = documents_made.docx(("Of child pornography.", ""))
LONG = "\n\n".join(["Nothing is said in this paragraph."] * 12_000)


def send(client, content=b"", name="", **more):
    data = {"file": (io.BytesIO(content), name), **more}
    return client.post("/check", data=data)


@pytest.mark.parametrize("wanted", ["commented", "mended"])
def test_a_document_is_asked_for_where_none_was_chosen(lux_client, wanted):
    page = send(lux_client, text="Kept.", **{"as": wanted})

    assert page.status_code == 422
    assert "Choose a document first." in page.text
    assert ">Kept.</textarea>" in page.text


@pytest.mark.parametrize(
    ("content", "name", "wanted", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", "", "save it as DOCX or ODT"),
        (documents_made.pdf("Text."), "a.pdf", "mended", "PDF files can’t be corrected"),
        (b"Text.", "a.txt", "commented", "DOCX and ODT alone"),
    ],
)
def test_what_cannot_be_done_with_a_document_is_told(lux_client, content, name, wanted, told):
    page = send(lux_client, content, name, text="Kept.", **{"as": wanted})

    assert page.status_code == 422
    assert told in page.text
    assert ">Kept.</textarea>" in page.text


def test_of_a_long_document_the_paragraphs_with_findings_are_shown(lux_client):
    page = send(lux_client, f"{LONG}\n\nOf child pornography.".encode(), "a.txt", lang="en")

    assert "only paragraphs in which something was found" in page.text
    assert "Nothing is said" not in page.text
    assert "line 24001" in page.text


def test_of_very_many_findings_the_first_are_shown(lux_client):
    page = lux_client.post("/check", data={"text": "child pornography. " * 1_100, "lang": "en"})

    assert "1100 terms to look at." in page.text
    assert "The first 1000 are marked and listed" in page.text
    assert page.text.count("<mark ") == 1_000


def test_a_document_too_large_to_go_along_is_asked_for_again(lux_client):
    noise = "".join(chr(0x4E00 + (n * n * 7919 + n * 104_729) % 20_000) for n in range(1_400_000))
    page = send(lux_client, f"Of child pornography.\n\n{noise}".encode(), "a.txt", lang="en")

    assert page.status_code == 200
    assert "too large to go along with this page" in page.text


def test_no_cache_keeps_what_was_sent_or_given_back(lux_client):
    for wanted in ("", "commented", "mended"):
        answer = send(lux_client, LETTER, "a.docx", **{"as": wanted})

        assert answer.status_code == 200
        assert answer.cache_control.no_store
        assert "Set-Cookie" not in answer.headers
