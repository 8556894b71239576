"""What is suggested while a reader types."""

import pytest
from making import admitted, an_entry, discouraged, preferred, published

from taxonomy.settings import Settings
from taxonomy.termbase import Termbase


@pytest.fixture
def shelf(termbase):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            admitted("child sexual abuse images and videos"),
            discouraged("child pornography"),
            discouraged("pédopornographie", "fr"),
        ),
        an_entry(preferred("child"), preferred("criança", "pt-BR"), concept="child"),
        an_entry(preferred("sexual abuse of a child"), concept="abuse"),
    )
    return termbase.shelf


def labels(shelf, text, **options):
    return [each.label for each in shelf.suggest(text, **options)]


def test_whole_beginnings_come_first_then_preferred_then_short(shelf):
    assert labels(shelf, "child") == [
        "child",
        "child sexual abuse material",
        "child sexual abuse images and videos",
        "child pornography",
        "sexual abuse of a child",
    ]


@pytest.mark.parametrize("typed", ["p", "pe", "pé", "PED", "pedo", "pédopornographi"])
def test_case_and_accents_do_not_matter(typed, shelf):
    assert "pédopornographie" in labels(shelf, typed)


def test_a_language_takes_in_its_varieties(shelf):
    assert labels(shelf, "c", language="pt") == ["criança"]
    assert labels(shelf, "crian", language="fr") == []


def test_no_more_than_wanted_and_each_once(shelf):
    assert len(labels(shelf, "s", limit=2)) == 2
    assert len(labels(shelf, "sexual")) == len(set(labels(shelf, "sexual")))


@pytest.mark.parametrize("typed", ["", " ", "zzz", "%", "_", "'", "\0", "x" * 1_000])
def test_nothing_fits_nothing(typed, shelf):
    assert labels(shelf, typed) == []


def test_what_was_replaced_is_suggested_no_more(termbase, shelf):
    assert labels(shelf, "child porn") == ["child pornography"]

    published(termbase, an_entry(preferred("child sexual abuse material"), discouraged("kid porn")))

    assert labels(termbase.shelf, "child porn") == []
    assert labels(termbase.shelf, "kid") == ["kid porn"]


@pytest.mark.parametrize("damage", ["gone", "garbage", "foreign"])
def test_a_damaged_file_is_made_anew(damage, termbase, shelf, tmp_path):
    before = labels(shelf, "child")
    termbase.close()
    file = tmp_path / "data" / "index" / "suggestions.sqlite"
    assert file.exists()
    for each in file.parent.glob("suggestions.sqlite*"):
        each.unlink()
    if damage == "garbage":
        file.write_bytes(b"not a database" * 100)
    elif damage == "foreign":
        other = Termbase.open(Settings(data=tmp_path / "other"))
        published(other, an_entry(preferred("something else")))
        other.close()
        (tmp_path / "other" / "index" / "suggestions.sqlite").rename(file)

    again = Termbase.open(Settings(data=tmp_path / "data"))

    assert labels(again.shelf, "child") == before
    again.close()
