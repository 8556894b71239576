"""A list of terms is checked on a page or as files, without account, cookie or trace."""

import csv
import io

import openpyxl
import pytest

ADDRESS = "/check/list"


def send(client, terms="", **more):
    return client.post(ADDRESS, data={"terms": terms, "lang": "en", **more})


def test_the_form_says_that_nothing_is_stored(lux_client):
    page = lux_client.get(ADDRESS)

    assert page.status_code == 200
    assert "not stored" in page.text
    assert 'enctype="multipart/form-data"' in page.text


def test_a_pasted_list_comes_back_with_verdicts_replacements_and_entries(lux_client):
    page = send(lux_client, "child pornography\nwheelbarrow\n")

    assert page.status_code == 200
    assert "2 terms: 1 to avoid, 0 to take care with, 1 not known." in page.text
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
    assert "1 terms: 1 to avoid" in page.text


def test_the_answer_comes_as_csv(lux_client):
    answer = send(lux_client, "child pornography\n=cmd()", **{"as": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    assert answer.mimetype == "text/csv"
    assert "checked-list.csv" in answer.headers["Content-Disposition"]
    assert [row["verdict"] for row in rows] == ["discouraged", "not known"]
    assert rows[0]["entry"] == "http://localhost/luxembourg/csam"
    assert rows[1]["term"] == "'=cmd()"


def test_the_answer_comes_as_a_workbook(lux_client):
    answer = send(lux_client, "child pornography", **{"as": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active

    assert [cell.value for cell in sheet[2]][:2] == ["child pornography", "discouraged"]


@pytest.mark.parametrize(
    ("given", "told"), [("", "Write a list"), ("a\n" * 5_001, "more than 5,000 terms")]
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

    assert "The first 600 are shown" in page.text
    assert page.text.count('<th scope="row">') == 600
