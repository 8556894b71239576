"""A list of terms is checked on a page or as files, without account, cookie or trace."""

import csv
import io

import openpyxl
import pytest
from lxml import html

ADDRESS = "/check/list"


def shown(page):
    """What a reader sees of the page, its spaces evened out."""
    return " ".join(html.fromstring(page.text).text_content().split())


def rows(page):
    """The cells of each row of the table, as a reader sees them."""
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("th|td")]
        for row in html.fromstring(page.text).xpath("//tbody/tr")
    ]


def send(client, terms="", **more):
    return client.post(ADDRESS, data={"terms": terms, **more})


def test_the_form_says_that_nothing_is_stored(lux_client):
    page = lux_client.get(ADDRESS)

    assert page.status_code == 200
    assert "store or log your list" in page.text
    assert 'enctype="multipart/form-data"' in page.text


def test_a_pasted_list_comes_back_with_verdicts_replacements_and_entries(lux_client):
    page = send(lux_client, "child pornography\nwheelbarrow\n")

    assert page.status_code == 200
    assert "2 terms: 1 to avoid, 0 to take care with, 1 not found." in shown(page)
    assert "child sexual abuse material" in page.text
    assert 'href="/luxembourg/csam#en.child_pornography"' in page.text


def test_the_answer_is_kept_by_nobody_and_sets_no_cookie(lux_client):
    for wanted in ("", "csv"):
        answer = send(lux_client, "minor", **{"as": wanted})

        assert answer.cache_control.no_store
        assert "Set-Cookie" not in answer.headers


def test_a_file_is_read_and_its_terms_are_there_to_be_changed(lux_client):
    file = io.BytesIO(b"Term,n\nchild pornography,1\n")
    page = lux_client.post(ADDRESS, data={"file": (file, "a.csv"), "lang": "en"})

    assert ">child pornography</textarea>" in page.text
    assert "1 term: 1 to avoid" in shown(page)


def test_the_answer_comes_as_csv(lux_client):
    answer = send(lux_client, "child pornography\n=cmd()", **{"as": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    assert answer.mimetype == "text/csv"
    assert "checked-list.csv" in answer.headers["Content-Disposition"]
    assert [row["verdict"] for row in rows] == ["discouraged", "not found"]
    assert rows[0]["entry"] == "http://localhost/luxembourg/csam"
    assert rows[1]["term"] == "'=cmd()"


def test_the_answer_comes_as_a_workbook(lux_client):
    answer = send(lux_client, "child pornography", **{"as": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active

    assert [cell.value for cell in sheet[2]][:3] == ["child pornography", "en", "discouraged"]


@pytest.mark.parametrize(
    ("given", "told"), [("", "Enter at least one term"), ("a\n" * 5_001, "more than 5,000 terms")]
)
def test_what_cannot_be_checked_is_told_and_stays_in_the_form(lux_client, given, told):
    page = send(lux_client, given)

    assert page.status_code == 422
    assert told in page.text
    assert page.text.count("a\n") >= given.count("a\n")


def test_a_language_that_nothing_is_in_is_not_asked_for(lux_client):
    page = send(lux_client, "child pornography", lang="tlh")

    assert page.status_code == 200
    assert "1 to avoid" in page.text


def test_what_was_typed_is_shown_and_is_no_markup(lux_client):
    page = send(lux_client, "<script>alert(1)</script>")

    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


def test_a_body_beyond_bounds_is_refused(lux_client):
    assert send(lux_client, "a" * 2_000_000).status_code == 413


def test_no_more_than_a_page_of_a_long_list_is_shown(lux_client):
    page = send(lux_client, "\n".join(f"word{number}" for number in range(700)))

    assert "Only the first 600 are shown" in page.text
    assert page.text.count('<th scope="row">') == 600


def test_without_a_language_any_is_meant_and_the_answer_says_which(lux_client):
    page = send(lux_client, "Kinderpornographie\nдетская порнография\nchild pornography")

    assert [each[:3] for each in rows(page)] == [
        ["Kinderpornographie", "German", "Avoid"],
        ["детская порнография", "Russian", "Avoid"],
        ["child pornography", "English", "Avoid"],
    ]
    [chosen] = html.fromstring(page.text).xpath("//select[@id='lang']/option[1]")
    assert chosen.text_content() == "Any language"
    assert not html.fromstring(page.text).xpath("//select[@id='lang']/option[@selected]")


def test_a_language_that_was_chosen_is_kept_and_others_are_named(lux_client):
    page = send(lux_client, "child pornography", lang="de")
    [[_, language, verdict, elsewhere]] = rows(page)

    assert (language, verdict) == ("", "Not found")
    assert elsewhere == "Found elsewhere: child sexual abuse material (English)"
    assert 'value="de" selected' in page.text


def test_a_word_with_several_senses_depends_and_tells_each(lux_client):
    page = send(lux_client, "paedophile", lang="en")
    [[_, _, verdict, senses]] = rows(page)

    assert verdict == "It depends"
    assert "Avoid —" in senses
    assert "say perpetrator of child sexual exploitation or abuse" in senses
    assert "You may use —" in senses
    assert "1 that depend on the meaning" in shown(page)


def test_an_unknown_word_leads_to_near_spellings(lux_client):
    page = send(lux_client, "child pornografy\nwheelbarrow")
    [near, far] = rows(page)

    assert near[2:] == ["Not found", "Did you mean child pornography?"]
    assert far[2:] == ["Not found", ""]
    assert 'href="/search?q=child+pornography"' in page.text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_files_have_languages_senses_and_near_spellings(lux_client, form):
    answer = send(lux_client, "child pornografy\npaedophile\nKinderpornographie", **{"as": form})
    if form == "csv":
        every = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
        every = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    [unknown, depends, german] = [dict(zip(every[0], row, strict=True)) for row in every[1:]]

    assert unknown["did you mean"] == "child pornography"
    assert depends["verdict"] == "depends"
    assert "admitted: paedophilic disorder" in depends["senses"]
    assert (german["language"], german["did you mean"]) == ("de", "")


@pytest.mark.parametrize(("given", "field"), [("terms", "terms"), ("file", "file")])
def test_what_is_wrong_is_told_at_its_field(lux_client, given, field):
    data = {"terms": ""} if given == "terms" else {"file": (io.BytesIO(b"\xff"), "a.txt")}
    page = lux_client.post(ADDRESS, data={**data, "lang": "fr"})
    [focused] = html.fromstring(page.text).xpath("//*[@autofocus]")

    assert page.status_code == 422
    assert focused.get("id") == field
    assert focused.get("aria-describedby").split()[0] == f"{field}.error"
    assert 'value="fr" selected' in page.text
