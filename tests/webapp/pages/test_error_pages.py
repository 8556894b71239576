"""What goes wrong is a page too."""

import pytest


@pytest.mark.parametrize(
    "url",
    [
        "/nowhere",
        "/luxembourg/nowhere",
        "/nowhere/csam",
        "/luxembourg/sections/Z",
        "/luxembourg/groups/none",
        "/static/0/none.css",
    ],
)
def test_an_address_that_leads_nowhere_is_a_page(url, lux_client):
    page = lux_client.get(url)

    assert page.status_code == 404
    assert page.mimetype == "text/html"
    assert 'action="/search"' in page.text


def test_an_unknown_concept_suggests_what_may_have_been_meant(lux_client):
    page = lux_client.get("/luxembourg/child-pornografy")

    assert "Did you mean one of these?" in page.text
    assert 'href="/luxembourg/csam"' in page.text


def test_a_page_that_breaks_says_so_calmly(lux_client, monkeypatch):
    monkeypatch.setattr("webapp.pages.about.termbase", lambda: 1 / 0)
    lux_client.application.testing = False

    page = lux_client.get("/about")

    assert page.status_code == 500
    assert "Something went wrong" in page.text
    assert "ZeroDivisionError" not in page.text
