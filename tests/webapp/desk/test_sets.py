"""Bulk edits, merges and splits: looked at, handed in, published and undone as a whole."""

import html

from making import admitted, an_entry, discouraged, preferred, published

from taxonomy.entry.model import Reference

ONE = an_entry(preferred("one"), concept="one", section="A")
TWO = an_entry(preferred("two"), discouraged("bad two"), concept="two", section="A")


def test_a_bulk_edit_goes_all_the_way_and_back(termbase, edda, paul, client):
    published(termbase, ONE, TWO)
    address = "/desk/bulk?section=A&to_section=B&source=A+page"
    page = html.unescape(edda.get(address).text)
    assert "2 entries will change" in page
    assert "<ins>A page</ins>" in page

    page = edda.post(address, form={"concept": ["one", "two"], "comment": "All of A"})
    assert "Set 1" in page.text
    assert "Publish all" not in page.text
    assert "2 entries published." in paul.post("/desk/sets/1/publication").text
    assert termbase.entry("test", "two").entry.section == "B"

    page = paul.post("/desk/sets/1/undoing")
    assert "Undoes set 1: All of A" in page.text
    assert termbase.entry("test", "two").entry == TWO
    assert client.get("/test/two").status_code == 200


def test_a_legal_reference_is_added_with_the_address_of_its_text(termbase, edda, paul):
    published(termbase, ONE)
    address = "/desk/bulk?section=A&instrument=A+convention&article=3&instrument_url="

    refused = edda.get(f"{address}javascript:alert(1)")
    edda.post(f"{address}https://example.org/convention", form={"concept": ["one"]})
    paul.post("/desk/sets/1/publication")

    assert refused.status_code == 422
    assert "Enter a web address that begins with https:// or http://." in refused.text
    assert termbase.entry("test", "one").entry.references == (
        Reference("A convention", "3", "https://example.org/convention"),
    )


def test_what_breaks_a_rule_is_told_before_it_is_handed_in_and_can_be_left_out(termbase, edda):
    published(termbase, ONE, TWO)
    address = "/desk/bulk?to_usage=caution"

    page = html.unescape(edda.get(address).text)
    assert "Say why readers should take care with “one”." in page

    page = edda.post(f"{address}&reason=It+is+old.", form={"concept": ["two"]})
    assert ">two</a>" in page.text
    assert ">one</a>" not in page.text


def test_nothing_chosen_changes_nothing(termbase, edda):
    published(termbase, ONE)

    assert "Nothing will change." in edda.get("/desk/bulk?text=zzz&to_section=B").text
    assert edda.post("/desk/bulk?to_section=B").status_code == 409


def test_a_merged_concept_leads_on_to_the_other(termbase, signed_in, client):
    published(termbase, ONE, TWO)
    paul, ada = signed_in("paul"), signed_in("ada")
    page = html.unescape(paul.get("/desk/schemes/test/concepts/two/reshape?into=one").text)
    assert "<ins>two (admitted)</ins>" in page

    paul.post("/desk/schemes/test/concepts/two/merging", into="one")
    ada.post("/desk/sets/1/publication")

    answer = client.get("/test/two")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/test/one")
    assert client.get("/api/v1/concepts/test/two").json["retirement"] == {
        "ending": "merged",
        "replaced_by": ["one"],
    }
    assert client.get("/api/v1/lookup?label=two").json["items"][0]["concept"] == "one"


def test_a_split_moves_some_terms_to_a_new_concept(termbase, signed_in, client):
    published(termbase, an_entry(preferred("old"), admitted("new"), concept="old"))
    paul, ada = signed_in("paul"), signed_in("ada")

    refused = paul.post("/desk/schemes/test/concepts/old/splitting", new="")
    assert refused.status_code == 400
    paul.post("/desk/schemes/test/concepts/old/splitting", form={"new": "newer", "term": ["1"]})
    ada.post("/desk/sets/1/publication")

    assert [t.label for t in termbase.entry("test", "old").entry.terms] == ["old"]
    assert client.get("/test/newer").status_code == 200


def test_a_retired_concept_is_shown_with_its_mark(termbase, signed_in, client):
    published(termbase, ONE, TWO)
    paul, ada = signed_in("paul"), signed_in("ada")
    paul.post("/desk/schemes/test/concepts/two/retirement", successor="one", remark="Said twice.")
    ada.post("/desk/revisions/3/publication")

    page = client.get("/test/two").text

    assert "This concept is no longer in use." in page
    assert 'href="/test/one"' in page
    assert "Said twice." in page
