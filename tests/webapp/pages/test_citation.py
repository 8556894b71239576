"""An entry is cited as it stands, or as it stood on a day."""

import html
from datetime import timedelta

import pytest
from making import EDDA, NOON, PAUL, an_entry, preferred, published

from taxonomy.curation import workflow


@pytest.fixture
def changed(termbase):
    """An entry that was published on 1 March and changed on 31 March."""
    published(termbase, an_entry(preferred("first wording"), preferred("premier", "fr")))
    with termbase.transaction() as session:
        draft = workflow.save(session, an_entry(preferred("second wording")), by=EDDA, at=NOON)
        workflow.submit(session, draft.number, by=EDDA)
        workflow.publish(session, draft.number, by=PAUL, at=NOON + timedelta(days=30))
    return termbase


@pytest.mark.usefixtures("changed")
def test_every_style_names_the_revision_its_date_and_an_address_that_stays(client):
    page = html.unescape(client.get("/test/csam/cite").text)

    assert (
        'data-text="Luxterm. (2026, March 31). Second wording. In Luxterm: A vocabulary for '
        'tests (Revision 2). http://localhost/test/csam?at=2026-03-31"'
    ) in page
    assert "<cite>Luxterm: A vocabulary for tests</cite>, revision 2. March 31, 2026." in page
    assert "@misc{luxterm-csam-2," in page
    assert "TY  - DICT" in page
    assert '"type": "entry-dictionary"' in page
    assert page.count("<copy-button") == 5


@pytest.mark.usefixtures("changed")
def test_an_earlier_state_is_cited_by_its_day(client):
    page = html.unescape(client.get("/test/csam/cite?at=2026-03-02").text)

    assert "First wording" in page
    assert "http://localhost/test/csam?at=2026-03-01" in page
    assert "Second wording" not in page
    assert client.get("/test/csam/cite?at=2026-02-01").status_code == 404
    assert client.get("/test/csam/cite?at=never").status_code == 400


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("suffix", "media_type", "beginning"),
    [
        ("bib", "application/x-bibtex", "@misc{"),
        ("ris", "application/x-research-info-systems", "TY  - DICT"),
        ("csl.json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_reference_managers_get_a_file(client, suffix, media_type, beginning):
    answer = client.get(f"/test/csam.{suffix}?at=2026-03-02")

    assert answer.mimetype == media_type
    assert answer.text.startswith(beginning)
    assert "First wording" in answer.text
    assert answer.headers["Content-Disposition"] == f'attachment; filename="csam.{suffix}"'
    assert f'href="/test/csam.{suffix}?at=2026-03-31"' in client.get("/test/csam/cite").text
    assert client.get(f"/test/nowhere.{suffix}").status_code == 404


@pytest.mark.usefixtures("changed")
def test_the_title_is_the_term_in_the_readers_language(client):
    answer = client.get("/test/csam.ris?at=2026-03-02", headers={"Accept-Language": "fr"})

    assert "TI  - Premier" in answer.text
    assert "LA  - fr" in answer.text
    assert "accept-language" in {each.lower() for each in answer.vary}


@pytest.mark.usefixtures("changed")
def test_the_documents_of_an_entry_are_still_there(client):
    assert client.get("/test/csam.json").mimetype == "application/json"
    assert client.get("/test/csam/cite.ris").status_code == 404


@pytest.mark.usefixtures("changed")
def test_an_entry_leads_to_its_citation(client):
    page = html.unescape(client.get("/test/csam").text)

    assert 'href="/test/csam/cite?at=2026-03-31">Cite this entry</a>' in page
    assert 'href="/test/csam.csl.json?at=2026-03-31"' in page
