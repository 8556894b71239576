"""What the shipped vocabulary says to readers: no notes of our own, English under English."""

from collections import defaultdict

import pytest
import yaml
from working_notes import working_notes

from taxonomy.entry.schema import write_entry
from taxonomy.entry.scheme_schema import write_scheme
from taxonomy.exchange import shipped
from taxonomy.exchange.yaml import read

# Remarks on editions become strings of the catalogues, and are held by their tests.
_ELSEWHERE = ("scheme", "editions", "remark")


@pytest.fixture(scope="module")
def vocabulary():
    return read(shipped.LUXEMBOURG)


@pytest.fixture(scope="module")
def documents(vocabulary):
    return [write_scheme(vocabulary.scheme), *(write_entry(e.entry) for e in vocabulary.entries)]


def strings(value, path=()):
    """Every text in a document, with the names that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from strings(each, (*path, name))
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, path)


def texts_by_language(value):
    """Every mapping from language to text in a document."""
    if isinstance(value, dict):
        if "en" in value and all(isinstance(each, str) for each in value.values()):
            yield value
        for each in value.values():
            yield from texts_by_language(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_by_language(each)


@pytest.mark.parametrize(
    "note",
    [
        "public code found by find_string 'Luxembourg Guidelines'",
        "Own knowledge (not confirmed in the stored sources)",
        "Heading F.4.i; read through a private Japanese translation.",
        "In the 2016 edition it appears to carry the middle verdict.",
        "Dans la traduction japonaise conservée, l'édition de 2016",
        "Terminology Guidelines, 1st ed. 2016, front matter (mirror)",
        "The letter is not known; O is likely.",
        "Licence of the 2025 edition: not found.",
    ],
)
def test_a_working_note_is_recognised(note):
    assert working_notes(note)


def test_no_shipped_text_is_a_working_note():
    found = [
        (file.name, path, text, notes)
        for file in sorted(shipped.LUXEMBOURG.rglob("*.yaml"))
        for path, text in strings(yaml.safe_load(file.read_text(encoding="utf-8")))
        if path != _ELSEWHERE and (notes := working_notes(text))
    ]

    assert not found


def test_no_english_text_is_a_french_or_spanish_one(documents):
    same = [
        texts
        for document in documents
        for texts in texts_by_language(document)
        if texts["en"] in {texts.get("fr"), texts.get("es")}
    ]

    assert not same


def test_a_reason_in_english_is_a_sentence(documents):
    said = {
        texts["en"]
        for document in documents
        for term in document.get("terms", ())
        for texts in (term.get("reason", {}), term.get("exceptions", {}))
        if texts
    }

    assert [each for each in said if not each.endswith(".")] == []
    assert [each for each in said if each[0].islower()] == []


def test_an_instrument_has_the_same_address_wherever_it_is_cited(vocabulary):
    addresses = defaultdict(set)
    for found in vocabulary.entries:
        for reference in found.entry.references:
            addresses[reference.instrument].add(reference.url)

    assert [name for name, each in addresses.items() if len(each) > 1] == []
    assert sum(None not in each for each in addresses.values()) >= len(addresses) - 1
