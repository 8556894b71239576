"""Files at the desk: looked at, handed in as one set, reviewed, published and undone."""

import base64
import html
import io
import random
import re
import zlib
from dataclasses import replace

import pytest
from making import NOON, a_scheme, admitted, an_entry, discouraged, preferred, published

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
    assert "2 entries published." in paul.post("/desk/sets/1/publication").text
    assert termbase.entry("test", "one").entry.definitions[0].text == "After."
    assert termbase.entry("test", "two").entry == TWO

    assert "Undoes set 1" in paul.post("/desk/sets/1/undoing").text
    assert termbase.entry("test", "one").entry == ONE


def test_what_is_amiss_is_told_with_its_row_and_nothing_is_handed_in(ada):
    bad = an_entry(discouraged("bad", reason=""), concept="bad")
    page = send(ada, table(ONE, bad), hand_in="1")

    assert "1 refused" in page
    assert "terms.csv, row 3" in page
    assert "Say why" in page
    assert "There are no sets yet" in ada.get("/desk/sets").text


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\xff\xfe\xff", "t.csv", "This file isn’t UTF-8"),
        (b"PK nonsense", "t.xlsx", "isn’t a workbook"),
        (b"<a> <b>", "t.ttl", "isn’t well-formed"),
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
    assert "There are no sets yet" in ada.get("/desk/sets").text
    assert "Set 1" in send(ada, mine, hand_in="1", overwrite="on")


def test_a_file_may_be_larger_than_other_forms_and_not_much(ada):
    assert "1 changed" in send(ada, table(ONE.__class__("test", "one", (preferred("uno"),))))
    rows = b"concept,language,term,usage\n" + b"c,en,t,preferred,".ljust(1_500_000)
    assert "refused" in send(ada, rows)
    assert "larger than this address takes" in send(ada, b"x" * 17_000_000)


def test_only_administrators_import(edda):
    assert edda.get("/desk/import").status_code == 403


FOREIGN = b"Nr;Begriff;Status;Bemerkung\none;uno;preferred;x\nnew one;nuevo;Admitted;y\n"
COLUMNS = {"column.concept": "Nr", "column.term": "Begriff", "column.usage": "Status"}


def along(page):
    """What goes along with a page, as a browser sends it back."""
    fields = re.findall(
        r'<input type="hidden" name="(carried|carried_name|title)" value="([^"]*)"', page
    )
    sent_back = {name: [value for each, value in fields if each == name] for name, _ in fields}
    return {**sent_back, **chosen(page)}


def chosen(page):
    """The columns that are chosen on a page."""
    selects = re.findall(r'name="(column[^"]+)">(.*?)</select>', page, re.DOTALL)
    values = {name: re.search(r'value="([^"]*)" selected', inside) for name, inside in selects}
    return {name: found[1] for name, found in values.items() if found}


def test_columns_of_other_names_are_chosen_on_the_page_and_the_file_goes_along(ada, paul, termbase):
    asked = send(ada, FOREIGN, "wörter.csv", hand_in="1")

    assert "The column “concept” is missing." in asked
    assert "The table has these columns: “Nr”, “Begriff”, “Status”, “Bemerkung”." in asked
    assert "Match the columns" in asked
    assert "“wörter.csv” is already uploaded" in asked

    form = {"scheme": "test", **along(asked), **COLUMNS, "column.language": "@fr"}
    looked_at = html.unescape(ada.post("/desk/import", form=form).text)
    assert "1 new, 1 changed, 0 unchanged, 1 not in the file, 0 refused." in looked_at
    assert "The column “Bemerkung” was ignored." in looked_at
    assert "“new one” becomes “new-one”." in looked_at
    assert chosen(looked_at) == {**COLUMNS, "column.language": "@fr"}

    handed_in = {"scheme": "test", **along(looked_at), "hand_in": "1"}
    assert "Imported from wörter.csv" in ada.post("/desk/import", form=handed_in).text
    assert "2 entries published." in paul.post("/desk/sets/1/publication").text
    assert termbase.entry("test", "new-one").entry.terms == (admitted("nuevo", "fr"),)
    both = (*ONE.terms, preferred("uno", "fr"))
    assert termbase.entry("test", "one").entry == replace(ONE, terms=both)


def test_columns_that_are_called_as_ours_are_chosen_already(ada):
    asked = send(ada, b"Concept,Sprache,TERM,usage\nc,en,t,preferred\n")

    assert chosen(asked) == {
        "column.concept": "Concept",
        "column.term": "TERM",
        "column.usage": "usage",
    }


def test_another_file_takes_the_place_of_the_one_that_went_along(ada):
    kept = along(send(ada, table(ONE)))
    file = io.BytesIO(table(TWO, an_entry(concept="three"))), "other.csv"
    page = ada.post("/desk/import", form={"scheme": "test", **kept, "file": file}).text

    assert "1 new, 0 changed, 1 unchanged, 1 not in the file, 0 refused." in page
    assert "“other.csv” is already uploaded" in html.unescape(page)


@pytest.mark.parametrize(
    "kept", ["", "no base64", "bm8gemxpYg==", base64.b64encode(zlib.compress(b" " * 17_000_000))]
)
def test_what_went_along_and_was_not_sent_by_us_is_no_file(ada, kept):
    form = {"scheme": "test", "carried_name": "t.csv", "carried": kept}

    assert "Choose a file." in ada.post("/desk/import", form=form).text


def test_a_large_file_is_chosen_again(ada):
    rows = b"concept,language,term,usage\n" + random.Random(1).randbytes(3_000_000).hex().encode()
    page = send(ada, rows)

    assert "refused" in page
    assert "is already uploaded" not in page


def test_an_administrator_turns_the_verdicts_of_a_vocabulary_off_and_on(ada, paul, client_of):
    form = {"scheme": "test", "set_verdicts": "1"}
    lookup = client_of("/api/v1/lookup?label=one")
    assert lookup()["verdict"] == "preferred"

    assert "gives no verdicts" in ada.post("/desk/import", form={**form, "verdicts": "no"}).text
    assert (lookup()["verdict"], lookup()["other_vocabularies"][0]["usage"]) == ("none", None)

    ada.post("/desk/import", form={**form, "verdicts": "yes"})
    assert lookup()["verdict"] == "preferred"
    assert paul.post("/desk/import", form={**form, "verdicts": "no"}).status_code == 403


@pytest.fixture
def client_of(app):
    """A function that asks an address again and again."""

    def asking(address):
        return lambda: app.test_client().get(address).json

    return asking
