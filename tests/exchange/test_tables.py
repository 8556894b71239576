"""Tables of terms: what goes out comes back but for what is listed; amiss cells are told."""

import csv
import io
from dataclasses import replace

import pytest
import sound
from hypothesis import given
from making import NOON, a_scheme, an_entry, discouraged, preferred

from taxonomy.entry.model import Definition, Note, NoteKind, Replacement, Source
from taxonomy.errors import Malformed
from taxonomy.exchange.losses import without
from taxonomy.exchange.tables import columns, reading, writing
from taxonomy.exchange.vocabulary import Holding, Item

HEAD = "concept,language,term,usage"


def written(*entries):
    items = [Item(entry, 7, NOON) for entry in entries]
    return b"".join(writing.write(Holding(a_scheme(), "https://terms.example", items, NOON)))


def read(content):
    given_bytes = content.encode() if isinstance(content, str) else content
    return reading.read(io.BytesIO(given_bytes), "terms.csv", a_scheme())


def amiss(content):
    try:
        return [str(each) for each in read(content).refused]
    except Malformed as error:
        return [str(each) for each in error.violations]


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def as_a_table_keeps_it(entry):
    """Without what is listed; definitions stand in the order of their columns."""
    kept = without(entry, columns.LOSSES)
    by_language = sorted(kept.definitions, key=lambda each: each.language)
    return replace(kept, definitions=tuple(by_language))


@sound.FEW
@given(sound.entries())
def test_what_is_written_is_read_back_but_for_what_is_listed(entries):
    back = read(written(*entries))

    assert back.refused == ()
    assert [each.entry for each in back.entries] == [as_a_table_keeps_it(each) for each in entries]
    assert {each.based_on for each in back.entries} == {7}


@sound.FEW
@given(sound.entries())
def test_what_a_table_cannot_carry_stays_as_it_was(entries):
    back = read(written(*entries))

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
        (f"{HEAD}\n", "There is no row"),
        (f"{HEAD},colour\n", "“colour” is no column here"),
        (f"{HEAD},term\n", "“term” stands twice"),
        (f"{HEAD},reason qqzz\n", "“reason qqzz” is no column here"),
        (f"{HEAD}\nc,en,t,avoid\n", "row 2, column “usage”: “avoid” is none of: preferred"),
        (f"{HEAD}\nc,en,t,\n", "row 2, column “usage”: “” is none of: preferred"),
        (f"{HEAD}\nc,en,t,preferred,more\n", "row 2: 5 cells, and 4 columns have a name"),
        (f"{HEAD}\nc,en,,preferred\n", "row 2: Write something here"),
        (f"{HEAD}\na b,en,t,preferred\n", "row 2: Letters, digits"),
        (f"{HEAD},section\nc,en,t,preferred,A\nc,fr,t,preferred,B\n", "Row 2 says something else"),
        (f"{HEAD},say instead\nc,en,t,preferred,other\n", "Write “label [en]”"),
        (f"{HEAD},needs context\nc,en,t,preferred,maybe\n", "neither yes nor no"),
        (f'{HEAD}\nc,en,"t"x,preferred\n', "Not well-formed CSV"),
        (HEAD.encode() + b"\nc,en,\xe9t\xe9,preferred\n", "line 2: This is not UTF-8"),
        (HEAD + "\n" + "c,en,t,avoid\n" * 2_000, "More than 1,000 cells are amiss"),
        (HEAD + "\nc,en," + "a" * 200_000 + ",preferred\n", "field larger than field limit"),
    ],
)
def test_what_is_amiss_is_told_with_row_and_column(content, told):
    assert any(told in line for line in amiss(content)), amiss(content)[:3]
