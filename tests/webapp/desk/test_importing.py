"""Files at the desk: looked at, handed in as one set, reviewed, published and undone."""

import html
import io
from dataclasses import replace

import pytest
from making import NOON, a_scheme, an_entry, discouraged, preferred, published

from taxonomy.exchange.tables import in_csv, in_xlsx
from taxonomy.exchange.vocabulary import Holding, Item

ONE = an_entry(preferred("one"), concept="one", definition="Before.")
TWO = an_entry(preferred("two"), concept="two")


@pytest.fixture
def ada(signed_in, termbase):
    """The administrator, and two entries."""
    published(termbase, ONE, TWO)
    return signed_in("ada")


def table(*entries, kind=in_csv, revision=None):
    items = [Item(entry, revision, NOON) for entry in entries]
    return b"".join(kind.write(Holding(a_scheme(), "https://terms.example", items, NOON)))


def send(curator, content, name="terms.csv", **form):
    file = io.BytesIO(content), name
    answer = curator.post("/desk/import", form={"file": file, "scheme": "test", **form})
    return html.unescape(answer.text)


@pytest.mark.parametrize(("kind", "name"), [(in_csv, "t.csv"), (in_xlsx, "t.xlsx")])
def test_a_table_is_looked_at_handed_in_published_and_undone(ada, paul, termbase, kind, name):
    after = an_entry(preferred("one"), concept="one", definition="After.")
    new = an_entry(preferred("three"), concept="three")
    content = table(after, new, kind=kind)

    page = send(ada, content, name)
    assert "1 new, 1 changed, 0 unchanged, 1 not in the file, 0 refused." in page
    assert "<ins>After" in page
    assert termbase.entry("test", "one").entry == ONE

    assert f"Imported from {name}" in send(ada, content, name, hand_in="1")
    assert "2 entries are published." in paul.post("/desk/sets/1/publication").text
    assert termbase.entry("test", "one").entry.definitions[0].text == "After."
    assert termbase.entry("test", "two").entry == TWO

    assert "Undoes set 1" in paul.post("/desk/sets/1/undoing").text
    assert termbase.entry("test", "one").entry == ONE


def test_what_is_amiss_is_told_with_its_row_and_nothing_is_handed_in(ada):
    bad = an_entry(discouraged("bad", reason=""), concept="bad")
    page = send(ada, table(ONE, bad), hand_in="1")

    assert "1 refused" in page
    assert "terms.csv, row 3" in page
    assert "say why" in page
    assert "There are none yet" in ada.get("/desk/sets").text


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\xff\xfe\xff", "t.csv", "This is not UTF-8"),
        (b"PK nonsense", "t.xlsx", "no workbook"),
        (b"<a> <b>", "t.ttl", "Not well-formed"),
        (b"", "", "Choose a file."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_words(ada, content, name, told):
    assert told in send(ada, content, name, hand_in="1")


def test_edits_made_since_the_export_win_or_are_told(ada, termbase):
    revision = termbase.entry("test", "one").revision
    published(termbase, replace(ONE, section="A"))
    published(termbase, an_entry(preferred("one"), concept="one", definition="Here."))
    mine = table(
        an_entry(preferred("one"), concept="one", definition="In the file."), revision=revision
    )

    page = send(ada, mine, hand_in="1")
    assert "“Here.” here, “In the file.” in the file" in page
    assert "There are none yet" in ada.get("/desk/sets").text
    assert "Set 1" in send(ada, mine, hand_in="1", overwrite="on")


def test_a_file_may_be_larger_than_other_forms_and_not_much(ada):
    assert "1 changed" in send(ada, table(ONE.__class__("test", "one", (preferred("uno"),))))
    rows = b"concept,language,term,usage\n" + b"c,en,t,preferred,".ljust(1_500_000)
    assert "refused" in send(ada, rows)
    assert "exceeds the capacity limit" in send(ada, b"x" * 17_000_000)


def test_only_administrators_import(edda):
    assert edda.get("/desk/import").status_code == 403
