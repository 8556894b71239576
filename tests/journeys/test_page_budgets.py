"""No reader's page is longer, heavier or wider than a telephone bears, in any language."""

from http import HTTPStatus

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
MOST_HIGH = 6_000  # px at the width of a telephone
MOST_NODES = 1_200  # elements
MOST_BYTES = 60_000  # over the wire, first visit, everything that a page loads
READERS = ["en", "de", "ar", "ja", "pt"]

# A page for each endpoint that answers readers with HTML; a test holds the two equal.
ADDRESSES = {
    "pages.about.show": ["/about"],
    "pages.avoid.show": ["/avoid", "/avoid?lang=mul", "/avoid?lang=en&page=4", "/avoid?q=porn"],
    "pages.check.ask": ["/check"],
    "pages.changes.show": ["/changes"],
    "pages.citation.show": ["/luxembourg/csam/cite"],
    "pages.concepts.show": [
        "/luxembourg/csam",
        "/luxembourg/perpetrator",
        "/luxembourg/exploitation-in-prostitution",
        "/luxembourg/early-marriage",
    ],
    "pages.glossary.show": ["/luxembourg/glossary/print"],
    "pages.groups.show": ["/luxembourg/groups/victims", "/luxembourg/groups/material"],
    "pages.search_help.show": ["/help"],
    "pages.history.show": ["/luxembourg/csam/history"],
    "pages.home.show": ["/"],
    "pages.alphabetical_index.choose": ["/letters"],
    "pages.alphabetical_index.show": ["/letters/en?page=3", "/letters/zh", "/letters/th"],
    "pages.term_lists.ask": ["/check/list"],
    "pages.language_pairs.show": ["/luxembourg/csam/en/de", "/luxembourg/csam/fr/es"],
    "pages.privacy.show": ["/privacy"],
    "pages.releases.listed": ["/luxembourg/releases/all"],
    "pages.schemes.show": ["/luxembourg"],
    "pages.search.results": [
        "/search",
        "/search?q=child",
        "/search?q=paedophile",
        "/search?q=zzzz",
    ],
    "pages.source.show": ["/luxembourg/about/source"],
    "pages.concept_tree.below": ["/luxembourg/tree/hierarchy/child-sexual-abuse"],
    "pages.concept_tree.by_hierarchy": ["/luxembourg/tree/hierarchy"],
    "pages.concept_tree.by_section": ["/luxembourg/tree/section"],
    "pages.concept_tree.by_theme": ["/luxembourg/tree/theme"],
    "pages.sections.show": ["/luxembourg/sections/F", "/luxembourg/sections/E"],
}
# Answers to a form, feeds, and pages of releases, of which the shipped scheme has none: their
# templates are those of the pages above.
WITHOUT = {
    "pages.check.check",
    "pages.changes.feed",
    "pages.citation.record",
    "pages.term_lists.judge",
    "pages.language_pairs.released",
    "pages.releases.compared",
    "pages.releases.concept",
    "pages.releases.show",
}


def test_every_page_for_readers_has_a_budget(luxembourg):
    from webapp.app import create_app  # noqa: PLC0415 - only journeys need the whole of it

    rules = create_app(luxembourg).url_map.iter_rules()
    pages = {rule.endpoint for rule in rules if rule.endpoint.startswith("pages.")}

    assert pages == {*ADDRESSES, *WITHOUT}


def sizes(page):
    return page.evaluate(
        "[document.documentElement.scrollHeight, document.querySelectorAll('*').length]"
    )


@pytest.mark.parametrize("language", READERS)
def test_a_page_is_as_short_as_a_telephone_bears(reader, language):
    page = reader(viewport=PHONE, locale=language, extra_http_headers={"Accept-Language": language})
    beyond = []

    for address in [each for many in ADDRESSES.values() for each in many]:
        answer = page.goto(f"{address}{'&' if '?' in address else '?'}ui=en")
        high, nodes = sizes(page)
        assert answer.status == HTTPStatus.OK, address
        if high > MOST_HIGH or nodes > MOST_NODES:
            beyond.append((address, high, nodes))

    assert beyond == []


@pytest.mark.parametrize("endpoint", ["pages.home.show", "pages.concepts.show", "pages.avoid.show"])
def test_a_first_visit_is_light(chromium, site, endpoint):
    context = chromium.new_context(base_url=site, viewport=PHONE)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received = []
    network.on("Network.loadingFinished", lambda each: received.append(each["encodedDataLength"]))

    page.goto(ADDRESSES[endpoint][0], wait_until="networkidle")
    context.close()

    assert 0 < sum(received) <= MOST_BYTES


@pytest.mark.parametrize("language", READERS)
def test_the_answer_and_its_reason_are_on_the_first_screen(reader, language):
    page = reader(viewport=PHONE, locale=language, extra_http_headers={"Accept-Language": language})

    page.goto("/luxembourg/csam?ui=en")

    whole = page.locator("h1").bounding_box()
    reason = page.locator(".ruling-why").first.bounding_box()
    assert whole["y"] + whole["height"] < PHONE["height"]
    assert reason["y"] + 24 < PHONE["height"]  # its first line at least
    assert page.locator("h1 bdi").get_attribute("lang") == language
