"""Tables of other makers: which column is which, as their header or whoever brings them says."""

import io

import pytest
from making import a_scheme, admitted, an_entry, discouraged, preferred

from taxonomy.entry.model import Kind
from taxonomy.errors import Malformed
from taxonomy.exchange import formats
from taxonomy.exchange.import_options import ImportOptions
from taxonomy.exchange.tables.header import Unclear

LIST = "Nr;Begriff;Statut;Bemerkung\nc1;gut;preferred;x\nc1;schlecht;Admitted;y\n"
CHOSEN = {"concept": "Nr", "Term": "begriff", "usage": "STATUT", "language": "@de"}


def read(content, name="list.csv", **columns):
    chosen = {ours.replace("_", " "): theirs for ours, theirs in columns.items()}
    return formats.read(
        io.BytesIO(content.encode()), name, a_scheme(), options=ImportOptions(columns=chosen)
    )


def malformed(content, name="list.csv", **columns):
    with pytest.raises(Malformed) as caught:
        read(content, name, **columns)
    return [str(each) for each in caught.value.violations]


def test_columns_are_chosen_and_what_is_the_same_in_every_row_is_said_once():
    vocabulary = read(LIST, **CHOSEN)

    assert [found.entry for found in vocabulary.entries] == [
        an_entry(preferred("gut", "de"), admitted("schlecht", "de"), concept="c1")
    ]
    assert [str(each) for each in vocabulary.repaired] == [
        "list.csv, row 1: The column “Bemerkung” was ignored."
    ]


def test_names_are_matched_without_regard_to_case_and_accents():
    columns = {"concept": "nr", "term": "BÉGRIFF", "usage": "statut", "Lánguage": "@de"}

    assert [each.entry for each in read(LIST, **columns).entries] == [
        each.entry for each in read(LIST, **CHOSEN).entries
    ]


def test_columns_with_texts_in_a_language_are_chosen_too():
    (found,) = read(
        "Nr,Wort,Warum,Was\nc,schlecht,Darum.,Das.\n",
        concept="Nr", term="Wort", reason_de="warum", definition_de="Was",
        language="@de", usage="@discouraged", kind="@abbreviation",
    ).entries  # fmt: skip

    (term,) = found.entry.terms
    assert (term.usage, term.kind, term.reason) == (
        "discouraged",
        Kind.ABBREVIATION,
        {"de": "Darum."},
    )
    assert [(each.language, each.text) for each in found.entry.definitions] == [("de", "Das.")]


def test_a_list_a_row_a_concept_is_told_its_columns_too():
    (found,) = read(
        "Nr,English,Français\nc,good | fair,bien\n",
        concept="Nr", admitted_en="English", preferred_fr="francais",
    ).entries  # fmt: skip

    assert found.entry.terms == (admitted("good"), admitted("fair"), preferred("bien", "fr"))


def test_names_of_concepts_become_identifiers_and_each_is_told():
    table = "Begriff,term\nOnline-Grooming,a\nOnline Grooming,b\nBöse Wörter,c\nBöse Wörter,d\n"
    vocabulary = read(table, concept="Begriff", language="@de", usage="@admitted")

    assert {found.entry.concept: len(found.entry.terms) for found in vocabulary.entries} == {
        "Online-Grooming": 1,
        "Online-Grooming-2": 1,
        "Bose-Worter": 2,
    }
    assert [each.rule for each in vocabulary.repaired] == ["identifier-made"] * 2


def test_what_the_table_has_no_column_for_stays_as_it_was():
    before = an_entry(
        preferred("good", kind=Kind.ABBREVIATION),
        discouraged("bad", replacements=("good",), part_of_speech="noun"),
        concept="c",
        section="A",
        definition="What it is.",
    )
    vocabulary = read("concept,language,term,usage\nc,en,good,preferred\nc,en,bad,discouraged\n")
    (found,) = vocabulary.entries

    assert vocabulary.over(found.entry, before) == before
    emptied = read("concept,language,term,usage,section,definition en\nc,en,good,preferred,,\n")
    entry = emptied.over(emptied.entries[0].entry, before)
    assert (entry.section, entry.definitions, entry.terms) == (None, (), before.terms[:1])


def test_a_list_in_one_language_or_of_one_verdict_is_about_that_alone():
    before = an_entry(
        admitted("a"), preferred("gut", "de"), admitted("fein", "de"), preferred("good")
    )
    table = "concept,term,usage\ncsam,besser,preferred\ncsam,a,admitted\n"
    in_german = read(table, language="@DE")
    entry = in_german.over(in_german.entries[0].entry, before)
    assert {term.label for term in entry.terms if term.language == "en"} == {"a", "good"}
    assert {term.label for term in entry.terms if term.language == "de"} == {"besser", "a"}

    to_avoid = read("concept,term,language\ncsam,fein,de\n", usage="@discouraged")
    entry = to_avoid.over(to_avoid.entries[0].entry, before)
    assert [(term.label, term.usage) for term in entry.terms] == [
        ("a", "admitted"), ("gut", "preferred"), ("fein", "discouraged"), ("good", "preferred"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({}, "row 1: The column “concept” is missing."),
        ({}, "row 1: The table has these columns: “Nr”, “Begriff”, “Statut”, “Bemerkung”."),
        (
            {},
            "reads: “Nr”, “Begriff”, “Statut”, “Bemerkung”. It reads: concept",
        ),
        ({**CHOSEN, "term": "Wort"}, "There is no column “Wort”."),
        (
            {**CHOSEN, "term": "Wort"},
            "The table has these columns: “Nr”, “Begriff”, “Statut”, “Bemerkung”.",
        ),
        ({**CHOSEN, "colour": "Nr"}, "that Luxterm reads: “colour”. It reads: concept"),
        ({**CHOSEN, "preferred_en": "Begriff"}, "that Luxterm reads: “preferred en”."),
    ],
)
def test_what_was_chosen_amiss_is_told_with_the_columns_that_are_there(columns, told):
    with pytest.raises(Unclear) as caught:
        read(LIST, **columns)

    assert any(told in str(each) for each in caught.value.violations), caught.value.violations
    assert caught.value.header == ("Nr", "Begriff", "Statut", "Bemerkung")


def test_a_column_that_stands_twice_is_not_guessed():
    assert (
        malformed("Nr,nr,term\n", concept="NR")[0]
        == "list.csv, row 1: The column “NR” is there twice."
    )


def test_only_tables_have_columns_to_choose():
    assert "choose columns only for tables" in malformed("<a> <b> <c> .", "list.nt", term="x")[0]
