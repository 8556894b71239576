"""What is checked on a page: refused with a reason at its field, and nothing typed is lost."""

import io

import documents_made
import pytest
from lxml import html

LETTER = documents_made.docx(("Of child pornography.", ""))
LONG = "\n\n".join(["Nothing is said in this paragraph."] * 12_000)


def send(client, content=b"", name="", **more):
    data = {"file": (io.BytesIO(content), name), **more}
    return client.post("/check", data=data)


def field_in_error(page):
    """The identifier of the field that has the focus, and the message that it refers to."""
    tree = html.fromstring(page.text)
    [field] = tree.xpath("//*[@autofocus]")
    assert field.get("aria-invalid") == "true"
    message = tree.get_element_by_id(field.get("aria-describedby").split()[0])
    return field.get("id"), message.text_content().strip()


def options_chosen(page):
    """What the lists of the form have chosen."""
    chosen = html.fromstring(page.text).xpath("//select/option[@selected]")
    return [each.get("value") for each in chosen]


def find(page, identifier):
    return html.fromstring(page.text).get_element_by_id(identifier)


@pytest.mark.parametrize("text", ["", " \r\n "])
def test_an_empty_text_is_answered_at_its_field(lux_client, text):
    page = lux_client.post("/check", data={"text": text, "lang": "fr"})

    assert page.status_code == 422
    assert field_in_error(page) == ("text", "Enter some text, or choose a document.")
    assert options_chosen(page) == ["fr"]
    assert "<title>Error: Check a text" in page.text
    assert 'id="outcome"' not in page.text


def test_a_document_that_was_not_chosen_is_asked_for_at_its_field(lux_client):
    page = lux_client.post("/check", data={"text": "Kept.", "as": "shown"})

    assert field_in_error(page) == ("file", "Choose a document first.")


def test_replacing_leads_to_the_finding_that_follows(lux_client):
    text = (
        "Of child pornography. The Optional Protocol on the sale of children, child prostitution "
        "and child pornography applies. They spoke of kiddie porn."
    )
    page = lux_client.post("/check", data={"text": text, "lang": "en"})
    [first, last] = find(page, "outcome").getparent().xpath(".//li//button[@name='apply']")

    assert first.get("formaction") == "/check#found-3"
    assert last.get("formaction") == "/check#outcome"
    after = lux_client.post("/check", data={"text": text, "lang": "en", "apply": "1"})
    assert "kiddie porn" in find(after, "found-3").text_content()
    [undo] = html.fromstring(after.text).xpath("//button[@value='undo']")
    assert undo.get("formaction") == "/check#found-1"


def test_a_word_with_several_senses_depends_and_each_is_on_a_line(lux_client):
    page = lux_client.post("/check", data={"text": "A paedophile was seen.", "lang": "en"})
    card = find(page, "found-1")
    lines = [" ".join(each.text_content().split()) for each in card.xpath(".//li")]

    assert card.get("data-usage") == "depends"
    assert "It depends: paedophile" in card.text_content()
    assert [each.split(" —")[0] for each in lines] == ["Avoid", "You may use"]
    assert "say perpetrator of child sexual exploitation or abuse" in lines[0]
    assert "paedophilic disorder" in lines[1]


def test_replace_all_leaves_what_depends_or_is_quoted(lux_client):
    text = "Of child pornography and a paedophile, of “child pornography” and child pornography."
    page = lux_client.post("/check", data={"text": text, "lang": "en", "apply": "all"})

    assert find(page, "text").value == (
        "Of child sexual abuse material and a paedophile, of “child pornography” "
        "and child sexual abuse material."
    )


def test_a_finding_names_its_entry_in_the_language_of_the_reader(lux_client):
    data = {"text": "Of child pornography.", "lang": "en"}
    english = find(lux_client.post("/check", data=data), "found-1")
    french = find(
        lux_client.post("/check", data=data, headers={"Accept-Language": "fr"}), "found-1"
    )
    links = "//p[@class='finding-foot']//a"

    assert english.xpath(f".{links}")[0].text_content() == "child sexual abuse material"
    assert french.xpath(f".{links}")[0].text_content().startswith("matériel")


def test_an_exception_is_shown_with_the_finding(lux_client):
    page = lux_client.post("/check", data={"text": "Of child prostitution.", "lang": "en"})

    assert "Still correct when:" in find(page, "found-1").text_content()


def test_a_word_that_depends_on_context_says_so(lux_client):
    text = "The client of the ring paid for the sexual exploitation of a child."
    page = lux_client.post("/check", data={"text": text, "lang": "en"})

    assert "Depends on context" in find(page, "found-1").text_content()


def test_many_findings_are_folded(lux_client):
    page = lux_client.post("/check", data={"text": "child pornography. " * 30, "lang": "en"})
    [folded] = html.fromstring(page.text).xpath("//finding-walk//details")

    assert folded.find("summary").text_content() == "Show 10 more findings"
    assert len(folded.xpath(".//li[starts-with(@id, 'found-')]")) == 10


def test_one_vocabulary_leaves_no_choice_of_vocabularies(lux_client):
    assert 'id="scheme"' not in lux_client.get("/check").text


@pytest.mark.parametrize("wanted", ["commented", "fixed"])
def test_a_document_is_asked_for_where_none_was_chosen(lux_client, wanted):
    page = send(lux_client, text="Kept.", **{"as": wanted})

    assert page.status_code == 422
    assert "Choose a document first." in page.text
    assert ">Kept.</textarea>" in page.text


@pytest.mark.parametrize(
    ("content", "name", "wanted", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", "", "Save it as DOCX or ODT"),
        (documents_made.pdf("Text."), "a.pdf", "fixed", "PDF files can’t be corrected"),
        (b"Text.", "a.txt", "commented", "only to DOCX and ODT"),
    ],
)
def test_what_cannot_be_done_with_a_document_is_told(lux_client, content, name, wanted, told):
    page = send(lux_client, content, name, text="Kept.", **{"as": wanted})

    assert page.status_code == 422
    assert told in page.text
    assert ">Kept.</textarea>" in page.text


def test_of_a_long_document_the_paragraphs_with_findings_are_shown(lux_client):
    page = send(lux_client, f"{LONG}\n\nOf child pornography.".encode(), "a.txt", lang="en")

    assert "only the paragraphs with findings are shown" in page.text
    assert "Nothing is said" not in page.text
    assert "line 24001" in page.text


def test_of_very_many_findings_the_first_are_shown(lux_client):
    page = lux_client.post("/check", data={"text": "child pornography. " * 1_100, "lang": "en"})

    assert "1100 terms to review." in page.text
    assert "Only the first 1000 findings are shown" in page.text
    assert page.text.count("<mark ") == 1_000


def test_a_document_too_large_to_go_along_is_asked_for_again(lux_client):
    noise = "".join(chr(0x4E00 + (n * n * 7919 + n * 104_729) % 20_000) for n in range(1_400_000))
    page = send(lux_client, f"Of child pornography.\n\n{noise}".encode(), "a.txt", lang="en")

    assert page.status_code == 200
    assert "too large to keep on this page" in page.text


def test_no_cache_keeps_what_was_sent_or_given_back(lux_client):
    for wanted in ("", "commented", "fixed"):
        answer = send(lux_client, LETTER, "a.docx", **{"as": wanted})

        assert answer.status_code == 200
        assert answer.cache_control.no_store
        assert "Set-Cookie" not in answer.headers
