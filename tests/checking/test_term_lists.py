"""A list of terms comes back with the verdict on each, as a file that no spreadsheet computes."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import FEW
from workbooks import workbook

from taxonomy.checking import term_lists
from taxonomy.checking.term_lists import About, TermForm
from taxonomy.entry.verdicts import Advice
from taxonomy.errors import Malformed


@pytest.fixture(scope="module")
def judge(luxembourg):
    """A function that judges terms in English."""

    def look_up(label, language):
        return luxembourg.catalogue.answer(label, language=language)

    judge = term_lists.Judge(luxembourg.checker, look_up)
    return lambda *terms, language="en": judge.judged(terms, language)


def told(rows, form):
    content = term_lists.written(
        rows,
        form,
        about=lambda sense: About(sense.reason.get("en", ""), sense.concept, sense.concept),
    )
    if form is TermForm.CSV:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_a_term_that_is_published_has_its_verdict_and_what_to_say_instead(judge):
    [row] = judge("Child Pornography")

    assert row.advice is Advice.DISCOURAGED
    assert not row.is_part
    assert "child sexual abuse material" in [
        each.label for each in row.answer.senses[0].replacements
    ]


def test_a_term_that_is_inflected_is_known_by_the_check(judge):
    [row] = judge("child prostitutes")

    assert [each.label for each in row.answer.senses] == ["child prostitute"]
    assert not row.is_part


def test_a_term_that_holds_one_to_avoid_is_told_by_it(judge):
    [row] = judge("the fight against child pornography")

    assert row.is_part
    assert row.advice is Advice.DISCOURAGED
    assert row.answer.senses[0].label == "child pornography"


def test_what_is_not_published_is_not_known(judge):
    [row] = judge("wheelbarrow")

    assert row.advice is Advice.NONE
    assert told([row], TermForm.CSV)[1] == ["wheelbarrow", "", "not found", "", "", "", "", "", ""]


def test_without_a_language_a_term_is_known_in_whichever_has_it(judge):
    german, russian, spanish, inflected = judge(
        "Kinderpornografie",
        "детская порнография",
        "pornografía infantil",
        "детской порнографии",
        language=None,
    )

    assert "de" in german.languages
    assert russian.languages == ("ru",)
    assert "es" in spanish.languages
    assert {row.advice for row in (german, russian, spanish)} == {Advice.DISCOURAGED}
    assert (inflected.languages, inflected.advice) == (("ru",), Advice.DISCOURAGED)


def test_a_term_with_several_usages_depends_on_what_is_meant(judge):
    [row] = judge("paedophile")

    assert row.advice is Advice.DEPENDS
    assert [each.usage.value for each in row.answer.senses] == ["discouraged", "admitted"]
    assert told([row], TermForm.CSV)[1][2] == "depends"


@pytest.mark.parametrize("form", TermForm)
def test_the_file_has_a_row_for_each_term_in_the_order_of_the_list(judge, form):
    rows = told(judge("child pornography", "=1+1", "child"), form)

    assert rows[0] == list(term_lists.COLUMNS)
    assert [row[0] for row in rows[1:]] == ["child pornography", "'=1+1", "child"]
    assert [row[2] for row in rows[1:]] == ["discouraged", "not found", "preferred"]
    assert "child sexual abuse material" in rows[1][4]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", b"\xef\xbb\xbfminor\r\n\r\n  young   person \r\n"),
        ("list.csv", b"minor,1\nyoung person,2\n"),
        ("list.csv", b"id;Term\n1;minor\n2;young person\n"),
        ("list.xlsx", workbook(["minor"], [], ["young person"])),
        ("LIST.XLSX", workbook(["id", "Terms"], [1, "minor"], [2, "young person"])),
    ],
)
def test_a_column_is_read_from_any_file(name, content):
    assert term_lists.of_file(content, name) == ["minor", "young person"]


def test_of_a_row_that_was_pasted_the_first_cell_is_read():
    assert term_lists.of_text("minor\tM\nyoung person\tY") == ["minor", "young person"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("list.txt", b"\xff\xff", "UTF-8"),
        ("list.csv", b'"a', "CSV"),
        ("list.xlsx", b"PK", "workbook"),
        ("list.txt", b"a\n" * (term_lists.MOST + 1), "5,000"),
        ("list.txt", b"a" * 501, "500"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name, content, message):
    with pytest.raises(Malformed) as refused:
        term_lists.of_file(content, name)

    assert message in str(refused.value.violations[0])


@given(st.text() | st.binary())
@FEW
def test_whatever_a_list_holds_each_term_is_told_and_none_is_a_formula(judge, given):
    try:
        terms = (
            term_lists.of_text(given)
            if isinstance(given, str)
            else term_lists.of_file(given, "list.csv")
        )
    except Malformed:
        return
    rows = told(judge(*terms), TermForm.CSV)

    assert len(rows) == len(terms) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
