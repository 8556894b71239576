"""What is suggested while a reader types."""

import pytest
from making import admitted, an_entry, discouraged, preferred, published

from taxonomy.settings import Settings
from taxonomy.termbase import Termbase


@pytest.fixture
def catalogue(termbase):
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
    return termbase.catalogue


def labels(catalogue, text, **options):
    return [each.label for each in catalogue.suggest(text, **options)]


def test_whole_beginnings_come_first_then_preferred_then_short(catalogue):
    assert labels(catalogue, "child") == [
        "child",
        "child sexual abuse material",
        "child sexual abuse images and videos",
        "child pornography",
        "sexual abuse of a child",
    ]


@pytest.mark.parametrize("typed", ["p", "pe", "pé", "PED", "pedo", "pédopornographi"])
def test_case_and_accents_do_not_matter(typed, catalogue):
    assert "pédopornographie" in labels(catalogue, typed)


def test_a_language_takes_in_its_varieties(catalogue):
    assert labels(catalogue, "c", language="pt") == ["criança"]
    assert labels(catalogue, "crian", language="fr") == []


def test_no_more_than_wanted_and_each_once(catalogue):
    assert len(labels(catalogue, "s", limit=2)) == 2
    assert len(labels(catalogue, "sexual")) == len(set(labels(catalogue, "sexual")))


@pytest.mark.parametrize("typed", ["", " ", "zzz", "%", "_", "'", "\0", "x" * 1_000])
def test_nothing_fits_nothing(typed, catalogue):
    assert labels(catalogue, typed) == []


def test_what_was_replaced_is_suggested_no_more(termbase, catalogue):
    assert labels(catalogue, "child porn") == ["child pornography"]

    published(termbase, an_entry(preferred("child sexual abuse material"), discouraged("kid porn")))

    assert labels(termbase.catalogue, "child porn") == []
    assert labels(termbase.catalogue, "kid") == ["kid porn"]


@pytest.mark.parametrize("damage", ["gone", "garbage", "foreign"])
def test_a_damaged_file_is_made_anew(damage, termbase, catalogue, tmp_path):
    before = labels(catalogue, "child")
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

    assert labels(again.catalogue, "child") == before
    again.close()
