"""SKOS as other people write it: taken in as it is, each repair told; refused where it must be."""

import gzip
import io

import pytest

from taxonomy.entry.model import (
    ConceptMapping,
    Match,
    Note,
    NoteKind,
    Reference,
    Retirement,
    Usage,
)
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed
from taxonomy.exchange.skos import rdf_reader

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix : <https://other.example/> .
"""


def read(turtle, **options):
    content = (PREFIXES + turtle).encode() if isinstance(turtle, str) else turtle
    vocabulary = rdf_reader.read(io.BytesIO(content), "theirs.ttl", Scheme("test", {}), **options)
    for found in vocabulary.entries:
        assert read_entry(write_entry(found.entry)) == found.entry  # has the shape of ours
    return vocabulary


def entries(turtle, **options):
    return {found.entry.concept: found.entry for found in read(turtle, **options).entries}


def told(turtle, **options):
    return {each.rule for each in read(turtle, **options).repaired}


class Endless(io.RawIOBase):
    """A file that begins somehow and goes on for ever."""

    def __init__(self, beginning):
        self._next = beginning

    def read(self, size=-1):
        given, self._next = self._next[:size] or b"a" * size, self._next[size:]
        return given


def refusal(turtle, **options):
    with pytest.raises(Malformed) as refused:
        read(turtle, **options)
    return str(refused.value)


def terms(turtle):
    (entry,) = entries(turtle).values()
    return [(each.label, each.language, each.usage) for each in entry.terms]


def test_plain_labels_become_terms_and_a_hidden_one_is_a_spelling():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; skos:altLabel "B"@en ;
        skos:hiddenLabel "C"@en ."""

    assert terms(turtle) == [
        ("A", "en", Usage.PREFERRED),
        ("B", "en", Usage.ADMITTED),
        ("C", "en", Usage.ADMITTED),
    ]
    assert told(turtle) == {"hidden-label"}


def test_a_legal_reference_has_the_address_of_its_page_or_its_own():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; dct:references
        <http://data.europa.eu/eli/dir/2011/93/oj> ,
        [ dct:title "A convention" ; foaf:page <https://example.org/convention> ] ,
        [ dct:title "A law" ; foaf:page <urn:law:1> ] ."""

    (entry,) = entries(turtle).values()

    assert set(entry.references) == {
        Reference(
            "http://data.europa.eu/eli/dir/2011/93/oj",
            None,
            "http://data.europa.eu/eli/dir/2011/93/oj",
        ),
        Reference("A convention", None, "https://example.org/convention"),
        Reference("A law"),
    }


def test_labels_said_plainly_and_extended_are_one_term():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; skosxl:prefLabel [
        a skosxl:Label ; skosxl:literalForm "A"@en ] ."""

    assert terms(turtle) == [("A", "en", Usage.PREFERRED)]
    assert told(turtle) == set()


def test_extended_labels_alone_are_enough():
    turtle = ':a a skos:Concept ; skosxl:altLabel [ skosxl:literalForm "A"@en ] .'

    assert terms(turtle) == [("A", "en", Usage.ADMITTED)]


def test_a_second_preferred_label_is_admitted_and_a_label_twice_is_kept_once():
    turtle = ':a a skos:Concept ; skos:prefLabel "A"@en, "B"@en ; skos:altLabel "A"@en .'

    assert terms(turtle) == [("A", "en", Usage.PREFERRED), ("B", "en", Usage.ADMITTED)]
    assert told(turtle) == {"second-preferred-label", "label-twice"}


def test_a_label_without_language_gets_that_of_the_scheme_and_one_in_none_is_left_out():
    turtle = ':a a skos:Concept ; skos:prefLabel "A" ; skos:altLabel "B"@qqzz .'

    assert terms(turtle)[0] == ("A", "en", Usage.PREFERRED)
    assert "language-missing" in told(turtle)


def test_a_concept_without_label_is_called_by_its_identifier():
    assert terms(":a a skos:Concept .") == [("a", "en", Usage.ADMITTED)]
    assert told(":a a skos:Concept .") == {"label-missing"}


def test_its_address_is_kept_as_an_exact_match():
    found = entries(':a a skos:Concept ; skos:prefLabel "A"@en .')["a"]

    assert found.mappings == (ConceptMapping(Match.EXACT, "https://other.example/a"),)


def test_what_only_narrower_says_is_said_from_below_and_dangling_ones_are_told():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; skos:narrower :b, :nowhere .
        :b a skos:Concept ; skos:prefLabel "B"@en ; skos:related :b ."""

    assert entries(turtle)["b"].broader == ("a",)
    assert told(turtle) == {"relation-to-nothing", "relation-to-itself"}


def test_what_is_broader_is_not_related_as_well():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en . :b a skos:Concept ; skos:broader :a ;
        skos:prefLabel "B"@en . :c a skos:Concept ; skos:broader :b ; skos:related :a ;
        skos:prefLabel "C"@en ."""

    assert entries(turtle)["c"].related == ()
    assert told(turtle) == {"related-is-not-broader"}


def test_collections_become_sections_in_the_order_of_their_lists():
    turtle = """:first a skos:OrderedCollection ; skos:prefLabel "First"@en ;
        skos:memberList (:b :a) .
        :second a skos:Collection ; skos:notation "2" ; skos:member :a, :second-inner .
        :a a skos:Concept ; skos:prefLabel "A"@en . :b a skos:Concept ; skos:prefLabel "B"@en ."""

    assert [each.id for each in read(turtle).scheme.sections] == ["2", "first"]
    assert entries(turtle)["b"].section == "first"
    assert told(turtle) >= {"collection", "one-section", "member-no-concept"}


def test_notes_may_be_literals_or_nodes_and_a_second_definition_is_a_note():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; skos:definition "One"@en, "Two"@en ;
        skos:scopeNote [ rdf:value "Three"@en ; dct:source "Somebody" ] ; skos:note "Four"@en ."""
    entry = entries(turtle)["a"]

    assert [each.text for each in entry.definitions] == ["One"]
    assert [each.text for each in entry.notes] == ["Two", "Three", "Four"]
    assert entry.notes[1].source.title == "Somebody"
    assert entry.notes[2] == Note(NoteKind.SCOPE, "en", "Four")
    assert told(turtle) == {"one-definition-a-language", "note-of-another-kind"}


def test_deprecated_concepts_are_retired_with_what_took_their_place():
    turtle = """:a a skos:Concept ; skos:prefLabel "A"@en ; owl:deprecated true ;
        dct:isReplacedBy :b . :b a skos:Concept ; skos:prefLabel "B"@en ."""
    retirement = entries(turtle)["a"].retirement

    assert isinstance(retirement, Retirement)
    assert retirement.replaced_by == ("b",)


def test_what_has_no_place_is_told_by_its_predicate_and_number():
    turtle = ':a a skos:Concept ; skos:prefLabel "A"@en ; dct:creator "X", "Y" .'
    (line,) = [str(each) for each in read(turtle).repaired]

    assert "2 statements with dct:creator were left out" in line
    assert "https://other.example/a" in line


TWO = """:s1 a skos:ConceptScheme ; dct:title "One"@en . :s2 a skos:ConceptScheme .
    :a a skos:Concept ; skos:inScheme :s1 ; skos:prefLabel "A"@en ; skos:broader :b .
    :b a skos:Concept ; skos:topConceptOf :s2 ; skos:prefLabel "B"@en ."""


def test_one_of_several_schemes_is_chosen_by_its_name():
    assert "This file has several schemes" in refusal(TWO)
    assert "one of the schemes" in refusal(TWO, wanted="s3")
    assert set(entries(TWO, wanted="s1")) == {"a"}
    assert set(entries(TWO, wanted="https://other.example/s2")) == {"b"}
    assert read(TWO, wanted="s1").scheme.title == {"en": "One"}


def test_a_relation_into_another_scheme_is_kept_as_a_mapping():
    mappings = entries(TWO, wanted="s1")["a"].mappings

    assert ConceptMapping(Match.BROAD, "https://other.example/b") in mappings
    assert "relation-across" in told(TWO, wanted="s1")


def test_identifiers_are_made_where_the_address_has_none_that_fit():
    turtle = """<https://other.example/%C3%A9t%C3%A9%20x> a skos:Concept ; skos:prefLabel "A"@en .
        <https://else.example/x/a> a skos:Concept ; skos:prefLabel "B"@en .
        :a a skos:Concept ; skos:prefLabel "C"@en . [] a skos:Concept ; skos:prefLabel "D d"@en ."""

    assert set(entries(turtle)) == {"ete-x", "a", "a-2", "D-d"}
    assert told(turtle) >= {"identifier-made"}


def test_other_forms_are_recognised_by_what_they_hold():
    xml = b"""<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY o "https://o.example/">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:skos="http://www.w3.org/2004/02/skos/core#">
        <skos:Concept rdf:about="&o;a"><skos:prefLabel xml:lang="en">A</skos:prefLabel>
        </skos:Concept></rdf:RDF>"""
    json = b"""{"@id": "https://o.example/a", "@type": "http://www.w3.org/2004/02/skos/core#Concept",
        "http://www.w3.org/2004/02/skos/core#prefLabel": {"@value": "A", "@language": "en"}}"""

    assert terms(xml) == terms(json) == terms(gzip.compress(xml)) == [("A", "en", Usage.PREFERRED)]


def test_what_has_a_label_in_a_scheme_is_a_concept_whatever_else_it_is():
    turtle = """:s a skos:ConceptScheme . :a a :Code ; skos:inScheme :s ; skos:prefLabel "A"@en .
        :c a skos:Collection ; skos:inScheme :s ; skos:prefLabel "C"@en ; skos:member :a ."""

    assert set(entries(turtle)) == {"a"}
    assert any("rdf:type" in str(each) for each in read(turtle).repaired)


CYCLE = "".join(
    f':c{n} a skos:Concept ; skos:prefLabel "C{n}"@en ; skos:broader :c{(n + 1) % 3} .\n'
    for n in range(3)
)
DEEP = "".join(
    f':c{n} a skos:Concept ; skos:prefLabel "C{n}"@en ; skos:broader :c{n + 1} .\n'
    for n in range(5_000)
)
ENTITIES = (
    "<!DOCTYPE rdf ["
    '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + ']><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="urn:a">'
    "<skos:prefLabel>&a11;</skos:prefLabel></skos:Concept></rdf:RDF>"
)
EXTERNAL = ENTITIES.replace('<!ENTITY a0 "ha">', '<!ENTITY a11 SYSTEM "file:///etc/passwd">')

FILE = '<!DOCTYPE rdf [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ENTITIES.partition("]>")[2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CYCLE, "broader than themselves"),
        (DEEP, "more than 100 levels above"),
        (ENTITIES.encode(), "contains other entities"),
        (EXTERNAL.encode(), "contains other entities"),
        (FILE.encode(), "refers to other files"),
        (b"<?xml version='1.0'?><!--" + b"a" * 2_000_000, "No element begins"),
        (b"[" * 100_000, "too deeply"),
        (b'{"a":' * 100_000, "too deeply"),
        (b"\x00\x01\x02", "theirs.ttl, line 1"),
        (b"", "no concepts (skos:Concept)"),
        (":a a skos:Concept ; skos:prefLabel .", "theirs.ttl, line"),
        (gzip.compress(b" \n" * 8_000_000) * 70, "more than 200 times"),
    ],
    ids=[
        "cycle",
        "deep",
        "entities",
        "external",
        "external alone",
        "prolog",
        "[",
        "{",
        "binary",
        "empty",
        "syntax",
        "bomb",
    ],
)
def test_a_file_that_harms_or_makes_no_sense_is_refused_in_words(content, message):
    assert message in refusal(content)


@pytest.mark.parametrize(
    "beginning",
    [b'<urn:a> <urn:b> "', ENTITIES.partition("]>")[2].partition("&")[0].encode(), b'{"a": "'],
)
def test_a_line_without_end_is_refused_before_memory_is_full(beginning):
    with pytest.raises(Malformed) as refused:
        rdf_reader.read(Endless(beginning), "theirs.ttl", Scheme("test", {}))

    assert "theirs.ttl: " in str(refused.value)
