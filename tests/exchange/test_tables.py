"""Tables of terms: what goes out comes back but for what is listed; amiss cells are told."""

import csv
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import sound
from hypothesis import given
from making import NOON, a_scheme, an_entry, discouraged, preferred
from workbooks import workbook

from taxonomy.entry.model import Definition, Note, NoteKind, Replacement, Source
from taxonomy.errors import Malformed
from taxonomy.exchange.losses import without
from taxonomy.exchange.tables import columns, in_csv, in_xlsx
from taxonomy.exchange.vocabulary import Holding, Item

HEAD = "concept,language,term,usage"


BOTH = pytest.mark.parametrize("kind", [in_csv, in_xlsx], ids=["csv", "xlsx"])


def written(*entries, kind=in_csv):
    items = [Item(entry, 7, NOON) for entry in entries]
    return b"".join(kind.write(Holding(a_scheme(), "https://terms.example", items, NOON)))


def read(content, kind=in_csv):
    given_bytes = content.encode() if isinstance(content, str) else content
    name = "terms.csv" if kind is in_csv else "terms.xlsx"
    return kind.read(io.BytesIO(given_bytes), name, a_scheme())


def malformed(content, kind=in_csv):
    try:
        return [str(each) for each in read(content, kind).refused]
    except Malformed as error:
        return [str(each) for each in error.violations]


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def as_a_table_keeps_it(entry):
    """Without what is listed; definitions stand in the order of their columns."""
    kept = without(entry, columns.LOSSES)
    by_language = sorted(kept.definitions, key=lambda each: each.language)
    return replace(kept, definitions=tuple(by_language))


@BOTH
@sound.FEW
@given(entries=sound.entries())
def test_what_is_written_is_read_back_but_for_what_is_listed(kind, entries):
    back = read(written(*entries, kind=kind), kind)

    assert back.refused == ()
    assert [each.entry for each in back.entries] == [as_a_table_keeps_it(each) for each in entries]
    assert {each.based_on for each in back.entries} == {7}


@BOTH
@sound.FEW
@given(entries=sound.entries())
def test_what_a_table_cannot_carry_stays_as_it_was(kind, entries):
    back = read(written(*entries, kind=kind), kind)

    for found, entry in zip(back.entries, entries, strict=True):
        assert back.over(found.entry, entry) == entry


def test_a_row_is_a_term_and_the_concept_is_told_once():
    entry = an_entry(
        preferred("good"),
        discouraged("bad", replacements=(Replacement("good", "en", "other"), "fine")),
        definition="What it is.",
        section="A",
    )
    first, second = cells(written(entry))

    assert (first["term"], first["usage"], first["section"]) == ("good", "preferred", "A")
    assert (first["definition en"], second["definition en"]) == ("What it is.", "")
    assert second["reason en"] == "It hides the crime."
    assert second["say instead"] == "good [en] → other\nfine [en]"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1", "''-x", "'tis"])
def test_no_cell_is_computed_and_every_text_comes_back(text):
    entry = an_entry(preferred(f"{text}"), concept="c")
    (row,) = cells(written(entry))

    assert row["term"][0] not in "=+-@\t\r"
    assert read(written(entry)).entries[0].entry.terms[0].label == text.strip()
    sheet = openpyxl.load_workbook(io.BytesIO(written(entry, kind=in_xlsx))).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}  # none is a formula


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_spreadsheet_may_write_it_in_its_own_way(delimiter, encoding):
    rows = "Term;Usage;Language;Concept\nnaïve;Preferred;EN;c\n\n".replace(";", delimiter)
    (found,) = read(rows.encode(encoding)).entries

    assert found.entry.terms[0].label == "naïve"
    assert found.entry.terms[0].language == "en"


def test_what_both_layers_say_is_laid_over_each_other():
    base = an_entry(
        preferred("good"),
        notes=(Note(NoteKind.SCOPE, "en", "A note."),),
        related=("other",),
    )
    base = replace(base, definitions=(Definition("en", "Old.", Source("A book")),))
    table = f"{HEAD},definition en\ncsam,en,better,preferred,New.\n"
    back = read(table)
    entry = back.over(back.entries[0].entry, base)

    assert [term.label for term in entry.terms] == ["better"]
    assert entry.definitions == (Definition("en", "New.", Source("A book")),)
    assert entry.notes == base.notes
    assert entry.related == ("other",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "terms.csv, row 1: The column “concept” is missing."),
        (f"{HEAD}\n", "This table has no rows"),
        (f"{HEAD},colour\n", "Luxterm reads: “colour”."),
        (f"{HEAD},term\n", "“term” is there twice"),
        (f"{HEAD},reason qqzz\n", "Luxterm reads: “reason qqzz”."),
        (f"{HEAD}\nc,en,t,avoid\n", "row 2, column “usage”: “avoid” isn’t one of: preferred"),
        (f"{HEAD}\nc,en,t,\n", "row 2, column “usage”: “” isn’t one of: preferred"),
        (f"{HEAD}\nc,en,t,preferred,more\n", "row 2: This row has 5 cells, but only 4 columns"),
        (f"{HEAD}\nc,en,,preferred\n", "row 2: Enter some text"),
        (f"{HEAD}\na b,en,t,preferred\n", "row 2: Use only letters"),
        (
            f"{HEAD},section\nc,en,t,preferred,A\nc,fr,t,preferred,B\n",
            "Row 2 has a different value",
        ),
        (f"{HEAD},say instead\nc,en,t,preferred,other\n", "Write “label [en]”"),
        (f"{HEAD},needs context\nc,en,t,preferred,maybe\n", "Write “yes” or “no”"),
        (f'{HEAD}\nc,en,"t"x,preferred\n', "isn’t valid CSV"),
        (HEAD.encode() + b"\nc,en,\xe9t\xe9,preferred\n", "line 2: This file isn’t UTF-8"),
        (HEAD + "\n" + "c,en,t,avoid\n" * 2_000, "More than 1,000 cells have errors"),
        (HEAD + "\n" * 200_001, "more than 200,000 rows"),
        (HEAD + "\nc,en," + "a" * 200_000 + ",preferred\n", "field larger than field limit"),
    ],
)
def test_what_is_amiss_is_told_with_row_and_column(content, told):
    assert any(told in line for line in malformed(content)), malformed(content)[:3]


def test_a_workbook_of_somebodys_own_is_read():
    content = workbook(
        ["concept", "language", "term", "usage", "needs context", "revision"],
        [2025, "en", 7.0, "preferred", True, 12],
        [None, None],
    )
    (found,) = read(content, in_xlsx).entries

    assert (found.entry.concept, found.entry.terms[0].label, found.based_on) == ("2025", "7", 12)
    assert found.entry.terms[0].needs_context


def test_a_cell_of_a_workbook_that_is_amiss_is_told_with_its_row():
    content = workbook(HEAD.split(","), ["c", "en", "t", "avoid"])

    assert "terms.xlsx, row 2, column “usage”" in malformed(content, in_xlsx)[0]


def replaced(content, name, with_):
    """A workbook with one of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, with_ if each == name else old.read(each))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
WIDE = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)
FAR = WIDE.replace('r="1"', 'r="1048576"').replace("XFD1", "A1048576")
LAUGHS = (
    "<!DOCTYPE x ["
    '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
    + WIDE.replace("<t>x", "<t>&a9;").replace("XFD1", "A1")
)
GOOD = workbook(HEAD.split(","), ["c", "en", "t", "preferred"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no workbook", "isn’t a workbook"),
        (GOOD[:-200], "isn’t a workbook"),
        (replaced(GOOD, "xl/workbook.xml", "<a/>"), "no sheets"),
        (replaced(GOOD, SHEET, "<worksheet"), "workbook can’t be read"),
        (replaced(GOOD, SHEET, WIDE), "500 columns"),
        (replaced(GOOD, SHEET, FAR), "is missing"),
        (replaced(GOOD, SHEET, LAUGHS), "workbook can’t be read"),
        (replaced(GOOD, "docProps/app.xml", " " * 300_000_000), "unpacks to more than"),
        (workbook(), "The column “concept” is missing"),
    ],
    ids=["text", "cut", "parts", "xml", "wide", "far", "entities", "bomb", "empty"],
)
def test_a_workbook_that_harms_or_makes_no_sense_is_refused_in_words(content, told):
    assert any(told in line for line in malformed(content, in_xlsx)), malformed(content, in_xlsx)[
        :3
    ]
