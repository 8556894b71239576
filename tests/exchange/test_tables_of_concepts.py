"""Tables for translators, a row a concept: what goes out comes back but for what is listed."""

import csv
import io
from dataclasses import replace
from functools import partial

import openpyxl
import pytest
import sound
from hypothesis import given
from making import NOON, a_scheme, admitted, an_entry, caution, discouraged, preferred

from taxonomy.entry.model import Confidence, Definition, Ruling, Source, Usage, Verdict
from taxonomy.errors import Malformed
from taxonomy.exchange.losses import without
from taxonomy.exchange.tables import columns, concept_table, in_csv, in_xlsx
from taxonomy.exchange.vocabulary import Holding, Item

BOTH = pytest.mark.parametrize("kind", [in_csv, in_xlsx], ids=["csv", "xlsx"])
FOUND = Verdict("en-2016", Ruling.DISCOURAGED, Confidence.FOUND, Source("The guidelines"))
FULL = an_entry(
    preferred("good"),
    admitted("fair", part_of_speech="noun", confidence=Confidence.FOUND),
    discouraged("bad", replacements=("good",), verdicts=(FOUND,)),
    preferred("bien", "fr"),
    section="A",
    group="material",
)


def written(*entries, kind=in_csv):
    items = [Item(entry, 7, NOON) for entry in entries]
    holding = Holding(a_scheme(), "https://terms.example", items, NOON)
    return b"".join(kind.write(holding, layout=concept_table.table))


def read(content, kind=in_csv):
    given_bytes = content.encode() if isinstance(content, str) else content
    name = "words.csv" if kind is in_csv else "words.xlsx"
    return kind.read(io.BytesIO(given_bytes), name, a_scheme())


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def changed(entry, **cells_of):
    """The table of an entry, worked on; the entry that comes of it over what it was."""
    (row,) = cells(written(entry))
    row |= {name.replace("_", " "): text for name, text in cells_of.items()}
    text = io.StringIO()
    writer = csv.DictWriter(text, row)
    writer.writeheader()
    writer.writerow(row)
    back = read(text.getvalue())
    return back.over(back.entries[0].entry, entry)


def terms(entry):
    return {term.label: term for term in entry.terms}


def as_a_row_keeps_it(entry):
    """Without what is listed; terms and definitions stand in the order of their columns."""
    kept = without(entry, columns.LOSSES_OF_CONCEPTS)
    place = partial(order, first=a_scheme().source_language)
    by_column = sorted(kept.terms, key=lambda term: (*place(term.language), term.usage.rank))
    definitions = sorted(kept.definitions, key=lambda each: place(each.language))
    return replace(kept, terms=tuple(by_column), definitions=tuple(definitions))


def order(tag, first):
    return tag != first, tag


@BOTH
@sound.FEW
@given(entries=sound.entries())
def test_what_is_written_is_read_back_but_for_what_is_listed(kind, entries):
    back = read(written(*entries, kind=kind), kind)

    assert back.refused == ()
    assert [each.entry for each in back.entries] == [as_a_row_keeps_it(each) for each in entries]
    assert {each.based_on for each in back.entries} == {7}


@BOTH
@sound.FEW
@given(entries=sound.entries())
def test_what_the_layout_cannot_carry_stays_as_it_was(kind, entries):
    back = read(written(*entries, kind=kind), kind)

    for found, entry in zip(back.entries, entries, strict=True):
        assert back.over(found.entry, entry) == entry


def test_a_row_is_a_concept_and_a_column_a_language():
    (row,) = cells(written(replace(FULL, definitions=(Definition("fr", "Ce que c’est."),))))

    assert list(row)[:8] == [
        "concept", "revision", "section", "preferred en", "admitted en", "caution en",
        "discouraged en", "definition en",
    ]  # fmt: skip
    assert (row["concept"], row["revision"], row["section"]) == ("csam", "7", "A")
    assert (row["preferred en"], row["discouraged en"]) == ("good", "bad")
    assert (row["preferred fr"], row["definition fr"]) == ("bien", "Ce que c’est.")


@pytest.mark.parametrize(
    ("labels", "cell"),
    [
        (["one", "two"], "one | two"),
        (["a|b", "c"], r"a\|b | c"),
        (["a\\", "|"], r"a\\ | \|"),
        (["\\|", "\\\\"], r"\\\| | \\\\"),
    ],
)
def test_labels_share_a_cell_and_each_comes_back(labels, cell):
    entry = an_entry(*(admitted(label) for label in labels))
    (row,) = cells(written(entry))

    assert row["admitted en"] == cell
    assert [term.label for term in read(written(entry)).entries[0].entry.terms] == labels


def test_labels_may_also_be_parted_by_lines_or_by_bars_without_spaces():
    assert [*terms(changed(FULL, admitted_en="fair|fine\nnice \\ \r\n| "))] == [
        "good", "fair", "bad", "bien", "fine", "nice \\",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''-x", "'tis"])
def test_no_cell_is_computed_and_every_text_comes_back(text):
    entry = an_entry(preferred(text), admitted("fine"), definition=text)
    (row,) = cells(written(entry))

    assert row["preferred en"][0] not in "=+-@"
    assert row["definition en"][0] not in "=+-@"
    assert read(written(entry)).entries[0].entry == entry
    sheet = openpyxl.load_workbook(io.BytesIO(written(entry, kind=in_xlsx))).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}  # none is a formula


def test_a_moved_label_keeps_what_is_known_of_it():
    entry = changed(FULL, admitted_en="", discouraged_en="bad | fair")

    assert terms(entry)["fair"] == replace(terms(FULL)["fair"], usage=Usage.DISCOURAGED)
    assert terms(entry)["bad"] == terms(FULL)["bad"]
    assert [term.label for term in entry.terms] == [term.label for term in FULL.terms]


def test_a_new_label_begins_without_facts_and_one_that_is_gone_is_taken_out():
    entry = changed(FULL, admitted_en="", caution_fr="méchant")

    assert terms(entry)["méchant"] == caution("méchant", "fr", reason="")
    assert "fair" not in terms(entry)
    assert (entry.group, entry.section) == ("material", "A")


def test_what_there_is_no_column_for_stays():
    defined = replace(FULL, definitions=(Definition("fr", "Ce que c’est.", Source("Un livre")),))
    back = read("concept,preferred fr\ncsam,meilleur\n")
    entry = back.over(back.entries[0].entry, defined)

    assert terms(entry) == {
        **{label: term for label, term in terms(FULL).items() if label != "bien"},
        "meilleur": preferred("meilleur", "fr"),
    }
    assert (entry.section, entry.definitions) == ("A", defined.definitions)


def test_a_label_that_moves_from_where_there_is_no_column_stands_once():
    back = read("concept,discouraged en\ncsam,bad | fair\n")
    entry = back.over(back.entries[0].entry, FULL)

    assert terms(entry)["fair"].usage is Usage.DISCOURAGED
    assert [term.label for term in entry.terms] == ["good", "fair", "bad", "bien"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("preferred en\ngood\n", "words.csv, row 1: The column “concept” is missing."),
        ("concept,preferred en,colour\n", "Luxterm reads: “colour”. It reads: concept"),
        ("concept,preferred en,kind\n", "Luxterm reads: “kind”."),
        ("concept,preferred en,reason en\n", "Luxterm reads: “reason en”."),
        ("concept,preferred en,PREFERRED EN\n", "“preferred en” is there twice"),
        ("concept,preferred qqzz\n", "Luxterm reads: “preferred qqzz”."),
        ("concept,preferred en\n", "This table has no rows"),
        ("concept,preferred en\na b,good\n", "words.csv, row 2: Use only letters"),
        ("concept,preferred en\nc,good,more\n", "row 2: This row has 3 cells, but only 2 columns"),
        (
            f"concept,preferred en,admitted fr\nc,good,x|{'y' * 501}\n",
            "row 2, column “admitted fr”: Enter some text",
        ),
    ],
)
def test_what_is_amiss_is_told_with_its_place(content, told):
    try:
        lines = [str(each) for each in read(content).refused]
    except Malformed as error:
        lines = [str(each) for each in error.violations]

    assert any(told in line for line in lines), lines


def test_the_header_tells_the_layout_without_regard_to_case_and_accents():
    (found,) = read("CONCEPT,Préferred  EN,Définition fr\nc,good,Bien.\n").entries

    assert found.entry.terms == (preferred("good"),)
    assert found.entry.definitions == (Definition("fr", "Bien."),)
