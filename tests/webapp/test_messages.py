"""What the domain says is read in the language of the page, or is marked as English."""

from io import BytesIO

import lxml.html
import pytest
from babel.messages import Catalog, mofile
from making import an_entry, discouraged, draft, preferred
from translatable import templates

FRENCH = {
    "Choose one of: %(choices)s.": "Choisissez : %(choices)s.",
    "Find concepts by any of their terms, in any language.": "Chercher des concepts.",
    "Not found": "Introuvable",
    "Say why readers should avoid “%(label)s”.": "Dites pourquoi éviter « %(label)s ».",
    "Search: find concepts by any term": "Recherche : trouver des concepts",
    "The request isn’t valid": "La requête n’est pas valide",
    "There is no concept “%(identifier)s”.": "Il n’y a pas de concept « %(identifier)s ».",
    "This parameter is missing.": "Ce paramètre manque.",
    "Use at most %(most)s characters. There are %(count)s here.": "%(count)s > %(most)s.",
}
IN_FRENCH = {"Accept-Language": "fr"}


@pytest.fixture
def french(app, tmp_path):
    """A browser on the application, whose French has these messages and no other ones."""
    catalogue = Catalog("fr")
    for template, translation in FRENCH.items():
        catalogue.add(template, translation)
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    compiled = BytesIO()
    mofile.write_mo(compiled, catalogue)
    (folder / "messages.mo").write_bytes(compiled.getvalue())
    app.extensions["babel"].translation_directories = [str(tmp_path)]
    return app.test_client()


def test_software_is_told_in_its_language_by_codes_that_stay(french):
    ours = french.get("/api/v1/search").json
    answer = french.get("/api/v1/search", headers=IN_FRENCH)

    assert answer.json["title"] == "La requête n’est pas valide"
    assert answer.json["errors"][0]["detail"] == "Ce paramètre manque."
    assert answer.json["type"] == ours["type"]
    assert answer.json["errors"][0]["rule"] == ours["errors"][0]["rule"] == "required"
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


@pytest.mark.parametrize(
    ("address", "wanted", "languages"),
    [
        ("/concepts/luxembourg/nowhere", "fr", "fr"),
        ("/concepts/luxembourg/nowhere", "ja", "en"),
        ("/search?q=a&page=0", "fr", "en, fr"),  # what is amiss with a page has no French here
        ("/schemes/nowhere", "fr", "en, fr"),
    ],
)
def test_an_answer_says_which_languages_it_is_in(address, wanted, languages, french):
    answer = french.get(f"/api/v1{address}", headers={"Accept-Language": wanted})

    assert answer.headers["Content-Language"] == languages


def test_a_language_writes_numbers_as_it_does(french):
    answer = french.get(f"/api/v1/search?q={'x' * 2000}", headers=IN_FRENCH)

    assert answer.json["errors"][0]["detail"] == "2\u202f000 > 1\u202f000."


def test_a_curator_reads_rules_in_the_language_of_the_desk(french, signed_in, termbase):
    saved = draft(
        termbase,
        an_entry(
            preferred(language="xx-yy!"),
            discouraged("bad <word>", reason=None),
            discouraged("كلمة", "ar", reason=None),
        ),
    )

    page = signed_in("edda").client.get(f"/desk/drafts/{saved}", headers=IN_FRENCH).text

    assert "Dites pourquoi éviter « bad &lt;word&gt; »." in page
    assert "Dites pourquoi éviter « <bdi>كلمة</bdi> »." in page
    assert '<bdi lang="en">“xx-yy!” isn’t a language tag.' in page
    assert french


def test_the_page_about_the_api_is_in_the_language_of_the_reader(french):
    page = french.get("/api", headers=IN_FRENCH).text

    assert "<strong>Chercher des concepts.</strong>" in page
    assert "Recherche : trouver des concepts</h2>" in page
    assert '<strong><bdi lang="en">List the vocabularies.</bdi></strong>' in page


def test_the_document_about_the_api_is_in_english_whoever_asks(french):
    answer = french.get("/api/v1/openapi.json", headers=IN_FRENCH)

    assert answer.headers["Content-Language"] == "en"
    operation = answer.json["paths"]["/api/v1/search"]["get"]
    assert operation["summary"] == "Find concepts by any of their terms, in any language."


@pytest.mark.parametrize(
    "address",
    ["/api", "/problems/rules-broken", "/search?q=%ff"],
)
def test_what_stays_english_is_marked_so_on_a_page_in_french(address, french):
    page = lxml.html.fromstring(french.get(address, headers=IN_FRENCH).text)
    english = templates() - set(FRENCH)

    found = [each for each in page.find("body").iter() if (each.text or "").strip() in english]

    assert found
    assert {each.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") for each in found} == {"en"}
    assert page.get("lang") == "fr"


def test_an_edition_is_remarked_on_in_the_language_of_the_reader(lux_client):
    page = lux_client.get("/luxembourg/about/source", headers=IN_FRENCH).text

    assert '<bdi lang="fr" dir="auto">Disponible en 2019 au plus tard.</bdi>' in page
    assert "Available by 2019." not in page
