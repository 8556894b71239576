"""Every address in other formats: as it is accepted, or as the address ends."""

import pyoxigraph as rdf
import pytest
from making import a_scheme, an_entry, discouraged, preferred, published

from taxonomy.exchange import formats

ENTRY = an_entry(preferred("good"), discouraged("bad"), section="A", definition="What it is.")
OTHER = an_entry(preferred("other"), concept="other", section="B")
GRAPHS = {
    "text/turtle": rdf.RdfFormat.TURTLE,
    "application/rdf+xml": rdf.RdfFormat.RDF_XML,
    "application/ld+json": rdf.RdfFormat.JSON_LD,
    "application/n-triples": rdf.RdfFormat.N_TRIPLES,
}


@pytest.fixture(autouse=True)
def vocabulary(termbase):
    """Two concepts in two sections."""
    published(termbase, ENTRY)
    published(termbase, OTHER)


def labels(answer, media_type):
    """The literals of preferred labels."""
    triples = rdf.parse(answer.data, format=GRAPHS[media_type], base_iri="http://localhost/")
    wanted = rdf.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    about = {
        triple.subject
        for triple in rdf.parse(answer.data, format=GRAPHS[media_type])
        if str(triple.object) == "<http://www.w3.org/2004/02/skos/core#Concept>"
    }
    return {
        each.object.value for each in triples if each.predicate == wanted and each.subject in about
    }


@pytest.mark.parametrize("media_type", GRAPHS)
def test_an_address_answers_in_the_format_that_is_accepted(client, media_type):
    for path, expected in (
        ("/test/csam", {"good"}),
        ("/test/sections/B", {"other"}),
        ("/test", {"good", "other"}),
    ):
        answer = client.get(path, headers={"Accept": media_type})

        assert answer.status_code == 200
        assert answer.mimetype == media_type
        assert labels(answer, media_type) == expected
        assert "Accept" in answer.vary
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("each", formats.FORMATS, ids=lambda each: each.name)
def test_an_address_that_ends_in_a_format_is_in_it(client, each):
    page = client.get("/test/csam")
    answer = client.get(f"/test/csam.{each.suffix}")

    assert answer.content_type.removesuffix("; charset=utf-8") == each.media_type
    assert f'<http://localhost/test/csam.{each.suffix}>; rel="alternate"' in str(page.headers)
    assert f'href="/test/csam.{each.suffix}"' in page.text
    assert f'filename="csam.{each.suffix}' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("each", formats.BY_MEDIA_TYPE.values(), ids=lambda each: each.name)
def test_a_format_is_sent_to_whoever_accepts_its_type_alone(client, each):
    answer = client.get("/test/csam", headers={"Accept": each.media_type})

    assert answer.headers["Content-Location"] == f"http://localhost/test/csam.{each.suffix}"
    assert answer.content_type.removesuffix("; charset=utf-8") == each.media_type


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/test/csam.ttl", "csam.ttl"),
        ("/test.tbx", "test.tbx"),
        ("/test/sections/A.dct", "test-A.dct.tbx"),
        ("/test/csam.martif", "csam.martif.tbx"),
    ],
)
def test_a_file_is_called_so_that_its_programs_know_it(client, path, name):
    answer = client.get(path)

    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_text_csv_is_the_table_that_has_a_row_a_term(client):
    for accepted, suffix in (
        ("text/csv", "csv"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ):
        answer = client.get("/test/csam", headers={"Accept": accepted})

        assert answer.mimetype == accepted
        assert answer.headers["Content-Location"] == f"http://localhost/test/csam.{suffix}"
        if suffix == "csv":
            assert answer.text.lstrip("\ufeff").startswith("concept,revision,section,group")


def test_an_address_with_a_dot_in_its_name_may_end_in_languages_too(client, termbase):
    published(termbase, an_entry(preferred("dotted"), concept="a.b"))

    for path in ("/test/a.b", "/test", "/test/sections/A"):
        table = client.get(f"{path}.languages.csv").text
        assert table.lstrip("\ufeff").startswith("concept,revision,section,preferred en")
    assert "dotted" in client.get("/test/a.b.languages.csv").text


def test_a_browser_and_whoever_takes_anything_get_the_page(client):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    for accepted in (browser, "*/*", "image/png"):
        assert client.get("/test/csam", headers={"Accept": accepted}).mimetype == "text/html"


def test_a_concept_is_sent_with_no_more_of_its_scheme_than_what_it_is_called(client):
    alone = client.get("/test/csam.ttl").text

    assert a_scheme().title["en"] in alone
    assert "Second section" not in alone
    assert "Second section" in client.get("/test.ttl").text


def test_what_a_client_has_is_not_sent_again(client):
    answer = client.get("/test/csam.ttl")
    again = client.get("/test/csam.ttl", headers={"If-None-Match": answer.headers["ETag"]})

    assert answer.last_modified is not None
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["/test/nothing.ttl", "/nothing.ttl", "/test/sections/Z.ttl", "/test/csam.doc"]
)
def test_what_there_is_not_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_what_there_is_not_is_not_found_in_a_format_either(client):
    answer = client.get("/test/nothing", headers={"Accept": "text/turtle"})

    assert answer.status_code == 404


def test_the_sitemap_leads_to_every_concept(client):
    assert "http://localhost/sitemap/1.xml" in client.get("/sitemap.xml").text
    page = client.get("/sitemap/1.xml").text

    assert "<loc>http://localhost/test/csam</loc>" in page
    assert "<loc>http://localhost/test/other</loc>" in page
    for page in ("0", "2", "9" * 30):
        assert client.get(f"/sitemap/{page}.xml").status_code == 404


def test_a_browser_can_take_the_search_on(client):
    assert "/opensearch.xml" in client.get("/").text
    assert "http://localhost/search?q={searchTerms}" in client.get("/opensearch.xml").text


def test_search_engines_are_told_what_is_defined(client):
    page = client.get("/test/csam").text

    assert 'itemtype="https://schema.org/DefinedTerm"' in page
    assert '<meta itemprop="description" content="What it is.">' in page
    assert 'href="http://localhost/test"' in page
