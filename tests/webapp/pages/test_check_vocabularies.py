"""Where several vocabularies are installed, a reader chooses which to check with."""

import pytest
from lxml import html
from making import NOON, a_scheme, an_entry, discouraged, preferred, published

from taxonomy.store import changes, schemes
from taxonomy.store.records import ChangeKind

DATA = {"text": "They wrote of rascals and of urchins.", "lang": "en"}


@pytest.fixture
def reader(termbase, client):
    """A reader where “test” gives verdicts and “thesaurus” gives none."""
    with termbase.transaction() as session:
        schemes.save(session, a_scheme("thesaurus", descriptive=True))
        changes.append(session, ChangeKind.SCHEME, scheme="thesaurus", by="Ada", at=NOON)
    published(
        termbase,
        an_entry(preferred("children"), discouraged("urchins")),
        an_entry(preferred("minors"), discouraged("rascals"), scheme="thesaurus"),
    )
    return client


def found(page):
    """The words that are marked."""
    return [each.text_content().strip() for each in html.fromstring(page.text).xpath("//mark")]


@pytest.mark.parametrize("address", ["/check", "/check/list"])
def test_a_vocabulary_can_be_chosen(reader, address):
    options = html.fromstring(reader.get(address).text).xpath("//select[@id='scheme']/option")

    assert [each.get("value") for each in options] == ["", "test", "thesaurus"]
    assert options[0].text_content() == "All vocabularies that give advice"


def test_one_without_verdicts_is_used_only_when_it_is_chosen(reader):
    assert found(reader.post("/check", data=DATA)) == ["urchins"]
    chosen = reader.post("/check", data={**DATA, "scheme": "thesaurus"})
    assert found(chosen) == ["rascals"]
    assert 'value="thesaurus" selected' in chosen.text


def test_a_list_gives_no_advice_by_one_without_verdicts(reader):
    page = reader.post("/check/list", data={"terms": "rascals\nurchins"})
    cells = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")][1:3]
        for row in html.fromstring(page.text).xpath("//tbody/tr")
    ]

    assert cells[0] == ["No advice", "Found elsewhere: minors (A vocabulary for tests)"]
    assert cells[1][0] == "Avoid"
