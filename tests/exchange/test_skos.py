"""SKOS: what we write is sound and comes back as it was; what others write comes in, or is told."""

import io
import json
from dataclasses import replace

import pyld
import pyoxigraph as rdf
import pytest
import sound
from hypothesis import given
from making import NOON, a_scheme, admitted, an_entry, discouraged, preferred

from taxonomy.entry.model import Ending, Match, NoteKind, Retirement, Source
from taxonomy.entry.scheme import Scheme
from taxonomy.exchange import shipped, yaml
from taxonomy.exchange.skos import rdf_reader, rdf_serializer
from taxonomy.exchange.skos.rdf_serializer import RdfSyntax
from taxonomy.exchange.vocabulary import Holding, Item

BASE = "https://terms.example"


def written(entries, form=RdfSyntax.TURTLE, scheme=None):
    items = [Item(entry, 7, NOON) for entry in entries]
    return b"".join(rdf_serializer.write(Holding(scheme or a_scheme(), BASE, items, NOON), form))


def read(content, scheme=None, **options):
    return rdf_reader.read(io.BytesIO(content), "file.ttl", scheme or Scheme("test", {}), **options)


def as_rdf_keeps_it(entry):
    """All of an entry; RDF does no more to it than to put notes and mappings kind by kind."""
    notes = sorted(entry.notes, key=lambda note: list(NoteKind).index(note.kind))
    mappings = sorted(entry.mappings, key=lambda mapping: list(Match).index(mapping.match))
    return replace(entry, notes=tuple(notes), mappings=tuple(mappings))


@pytest.mark.parametrize("form", RdfSyntax)
@sound.FEW
@given(sound.entries())
def test_what_is_written_is_read_back_the_same(form, entries):
    back = read(written(entries, form))

    assert [found.entry for found in back.entries] == [as_rdf_keeps_it(each) for each in entries]
    assert back.scheme == a_scheme()
    assert back.repaired == ()
    assert {found.based_on for found in back.entries} == {7}


@pytest.fixture(scope="module")
def luxembourg():
    return yaml.read(shipped.LUXEMBOURG)


@pytest.fixture(scope="module")
def files(luxembourg):
    entries = [found.entry for found in luxembourg.entries]
    return {form: written(entries, form, luxembourg.scheme) for form in RdfSyntax}


@pytest.mark.parametrize("form", RdfSyntax)
def test_the_shipped_vocabulary_comes_back_from_every_form(form, luxembourg, files):
    back = read(files[form], Scheme("luxembourg", {}))

    assert back.scheme == luxembourg.scheme
    assert [each.entry for each in back.entries] == [each.entry for each in luxembourg.entries]


def canonical(content, form):
    dataset = rdf.Dataset(rdf.parse(content, format=form))
    dataset.canonicalize(rdf.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def test_json_ld_expanded_by_another_library_says_what_the_turtle_says(files):
    document = json.loads(files[RdfSyntax.JSON_LD])
    expanded = pyld.jsonld.to_rdf(document, {"format": "application/n-quads"})

    turtle = canonical(files[RdfSyntax.TURTLE], rdf.RdfFormat.TURTLE)
    assert canonical(expanded.encode(), rdf.RdfFormat.N_QUADS) == turtle
    assert canonical(files[RdfSyntax.RDF_XML], rdf.RdfFormat.RDF_XML) == turtle
    assert canonical(files[RdfSyntax.N_TRIPLES], rdf.RdfFormat.N_TRIPLES) == turtle


# SKOS Reference (W3C 2009): the integrity conditions and class disjointness, each as a question
# that a sound graph denies.
PREFIXES = "".join(
    f"PREFIX {name}: <{uri}> "
    for name, uri in {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xl": "http://www.w3.org/2008/05/skos-xl#",
    }.items()
)
BROKEN = {
    "S9": "?x a skos:ConceptScheme, skos:Concept",
    "S13 pref alt": "?x skos:prefLabel ?l ; skos:altLabel ?l",
    "S13 pref hidden": "?x skos:prefLabel ?l ; skos:hiddenLabel ?l",
    "S13 alt hidden": "?x skos:altLabel ?l ; skos:hiddenLabel ?l",
    "S14": "?x skos:prefLabel ?a, ?b FILTER(?a != ?b && lang(?a) = lang(?b))",
    "S27": "?x skos:related ?y . ?x skos:broader+ ?y",
    "S27 inverse": "?x skos:related ?y . ?y skos:broader+ ?x",
    "S37": "?x a skos:Collection, skos:Concept",
    "S46": "?x skos:exactMatch ?y ; (skos:broadMatch|skos:relatedMatch|^skos:broadMatch) ?y",
    "S47 (XL)": "?x a xl:Label, skos:Concept",
    "S52 (XL)": "?x a xl:Label ; xl:literalForm ?a, ?b FILTER(?a != ?b)",
    "XL without a form": "?x a xl:Label FILTER NOT EXISTS { ?x xl:literalForm ?f }",
    "S55 (XL)": "?x xl:prefLabel/xl:literalForm ?l FILTER NOT EXISTS { ?x skos:prefLabel ?l }",
    "S56 (XL)": "?x xl:altLabel/xl:literalForm ?l FILTER NOT EXISTS { ?x skos:altLabel ?l }",
    "cycle": "?x skos:broader+ ?x",
    "no scheme": "?x a skos:Concept FILTER NOT EXISTS { ?x skos:inScheme ?s }",
}


def broken(content):
    store = rdf.Store()
    store.bulk_load(content, format=rdf.RdfFormat.TURTLE)
    return [
        name for name, pattern in BROKEN.items() if store.query(f"{PREFIXES} ASK {{{pattern}}}")
    ]


def test_the_shipped_vocabulary_keeps_the_integrity_conditions_of_skos(files):
    assert broken(files[RdfSyntax.TURTLE]) == []


def test_the_conditions_are_seen_to_be_broken():
    content = b"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:a> a skos:Concept, skos:ConceptScheme ; skos:prefLabel "a"@en, "b"@en ;
        skos:altLabel "a"@en ; skos:related <urn:b> ; skos:broader <urn:b> ."""

    assert {"S9", "S13 pref alt", "S14", "S27", "no scheme"} <= set(broken(content))


def test_software_that_knows_plain_skos_finds_every_word_and_is_offered_no_bad_one():
    entry = an_entry(preferred("good"), admitted("fine"), discouraged("bad"))
    store = rdf.Store()
    store.bulk_load(written([entry]), format=rdf.RdfFormat.TURTLE)

    found = store.query(
        f"{PREFIXES} SELECT ?p ?l {{ <{BASE}/test/csam> ?p ?l FILTER isLiteral(?l)}}"
    )
    said = {(each["p"].value.rpartition("#")[2], each["l"].value) for each in found}
    assert {("prefLabel", "good"), ("altLabel", "fine"), ("hiddenLabel", "bad")} <= said


def test_a_source_travels_with_what_it_is_the_source_of():
    given_entry = an_entry(sources=(Source("A report", "https://example.org/report"),))

    assert read(written([given_entry])).entries[0].entry.sources == given_entry.sources


def test_a_long_remark_comes_back_whole():
    retirement = Retirement(Ending.RETIRED, remark="why " * 1_000 + "so")
    entry = an_entry(retirement=retirement)

    assert read(written([entry])).entries[0].entry == entry
