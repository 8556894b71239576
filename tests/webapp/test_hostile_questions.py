"""Whatever is asked, each face answers, and nothing of it becomes part of the page."""

from html.parser import HTMLParser

import hostile
import pytest

from taxonomy.search.contract import LONGEST_QUERY

TYPED = [
    line[:LONGEST_QUERY]
    for line in hostile.LINES
    if line.encode(errors="ignore").decode() == line and line[:LONGEST_QUERY].strip()
]


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: ascii(typed[:12]))
def test_the_page_shows_what_was_typed_and_makes_nothing_of_it(typed, lux_client):
    page = lux_client.get("/search", query_string={"q": typed})
    elements = Elements(page.text).found
    usual = {tag for tag, _ in Elements(lux_client.get("/search?q=child").text).found}

    assert page.status_code == 200
    assert [each["value"] for tag, each in elements if tag == "input"] == [typed]
    assert {tag for tag, _ in elements} <= usual
    assert not [name for _, each in elements for name in each if name.startswith("on")]
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: ascii(typed[:12]))
def test_software_is_answered(typed, lux_client):
    for way, name in (("search", "q"), ("suggest", "q"), ("lookup", "label")):
        answer = lux_client.get(f"/api/v1/{way}", query_string={name: typed})

        assert answer.status_code == 200
