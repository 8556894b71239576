"""What surrounds every page: what search engines are told, the ways on, the languages."""

import html
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from making import an_entry, published

from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.i18n import INTERFACES

PAGES = ["/", "/search?q=CSAM", "/luxembourg", "/luxembourg/csam", "/about", "/privacy", "/changes"]


def properties(page):
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
    return {name: html.unescape(text) for name, text in found}


def masthead_links(page):
    return re.search(r'<nav class="masthead-links".*?</nav>', page, re.DOTALL)[0]


def alternates(page):
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)
    return {tag: html.unescape(address) for tag, address in found}


@pytest.mark.parametrize("url", PAGES)
def test_a_shared_page_says_what_it_is(url, lux_client):
    page = lux_client.get(url).text
    told = properties(page)

    assert f"<title>{told['og:title']} · Luxterm</title>" in html.unescape(page)
    assert 20 <= len(told["description"]) <= 220
    assert told["og:description"] == told["description"]
    assert told["og:site_name"] == "Luxterm"
    assert told["og:locale"] == "en_GB"
    assert told["og:url"].startswith("http://localhost/")
    picture = lux_client.get(told["og:image"])
    assert picture.mimetype == "image/png"
    assert len(picture.data) > 1_000


@pytest.mark.parametrize("url", PAGES)
def test_a_page_names_its_address_and_itself_in_every_language(url, lux_client):
    page = lux_client.get(url).text
    found = alternates(page)

    assert set(found) == {*INTERFACES, "x-default"}
    assert found["x-default"] == f"http://localhost{url}"
    assert page.count('<link rel="canonical"') == 1
    assert f'<link rel="canonical" href="http://localhost{url}">' in page
    french = lux_client.get(found["fr"])
    assert '<html lang="fr"' in french.text
    assert alternates(french.text) == found
    lux_client.delete_cookie("ui")


def test_a_day_or_an_order_makes_no_other_page(termbase, client):
    published(termbase, an_entry())

    page = client.get("/test/csam?at=2026-03-02").text

    assert '<link rel="canonical" href="http://localhost/test/csam">' in page


def test_the_address_for_the_world_is_the_one_that_is_set(tmp_path):
    from webapp.app import create_app  # noqa: PLC0415

    with_base = Settings(data=tmp_path / "data", base_uri="https://terms.example/luxterm/")
    termbase = Termbase.open(with_base)
    page = create_app(termbase).test_client().get("/about", base_url="http://inside/luxterm").text
    termbase.close()

    assert '<link rel="canonical" href="https://terms.example/luxterm/about">' in page
    picture = properties(page)["og:image"]
    assert re.fullmatch(r"https://terms.example/luxterm/static/\w+/icons/card.png", picture)


@pytest.mark.parametrize(
    "url", ["/nowhere", "/luxembourg/nowhere", "/search?q=a&page=0", "/avoid/x"]
)
def test_an_error_is_in_no_index_and_under_no_heading(url, lux_client):
    page = lux_client.get(url).text

    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page
    assert "og:title" not in page
    assert (
        "aria-current" not in re.search(r'<nav class="masthead-links".*?</nav>', page, re.DOTALL)[0]
    )


@pytest.mark.parametrize(
    ("url", "name", "kind"),
    [
        ("/about", "About", "page"),
        ("/luxembourg", "Browse", "page"),
        ("/luxembourg/csam", "Browse", "true"),
        ("/letters/en", "A–Z", "page"),
        ("/letters/ar", "A–Z", "true"),
    ],
)
def test_the_masthead_tells_where_one_is(url, name, kind, lux_client):
    page = lux_client.get(url).text
    links = masthead_links(page)

    current = re.findall(r'<a [^>]*aria-current="(\w+)"[^>]*>([^<]+)</a>', links)

    assert current == [(kind, name)]


def test_languages_are_called_by_their_own_names(lux_client):
    page = lux_client.get("/about").text
    menu = re.search(r'<nav aria-label="Language of this page">.*?</nav>', page, re.DOTALL)[0]

    assert re.search(r"<summary>.*?English\s*</summary>", menu, re.DOTALL)
    for tag, name in INTERFACES.items():
        assert re.search(rf'<a [^>]*lang="{tag}"[^>]*>{name}</a>', menu)
    assert "aria-label" not in menu.partition(">")[2]


def test_several_vocabularies_are_a_menu_and_one_is_a_link(termbase, client):
    published(termbase, an_entry())
    assert 'href="/test">Browse</a>' in client.get("/about").text

    published(termbase, an_entry(scheme="second"))
    links = re.search(
        r'<nav class="masthead-links".*?</nav>', client.get("/about").text, re.DOTALL
    )[0]

    assert "<summary>Vocabularies</summary>" in links
    assert 'href="/test"' in links
    assert 'href="/second"' in links


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/about", "Skip to the content"),
        ("/search", "Skip to the content"),
        ("/search?q=CSAM", "Skip to the answer"),
        ("/luxembourg/csam", "Skip to the answer"),
        ("/luxembourg/nowhere", "Skip to the content"),
    ],
)
def test_the_first_stop_leads_past_the_frame(url, words, lux_client):
    page = lux_client.get(url).text
    target, said = re.search(r'<a [^>]*href="#(\w+)">([^<]+)</a>', page).groups()

    assert said == words
    assert page.count(f'id="{target}"') == 1


def test_crawlers_read_all_but_the_desk_and_permutations(lux_client):
    lines = lux_client.get("/robots.txt").text.splitlines()

    assert lines[0] == "User-agent: *"
    assert {"Disallow: /desk/", "Disallow: /search?*&", "Allow: /"} <= set(lines)
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"
    assert lux_client.get(lines[-1].removeprefix("Sitemap: ")).status_code == 200


@pytest.mark.parametrize(
    ("contact", "written"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
    ],
)
def test_who_finds_a_weakness_knows_whom_to_tell(contact, written, tmp_path):
    from webapp.app import create_app  # noqa: PLC0415

    termbase = Termbase.open(Settings(data=tmp_path / "data", contact=contact))
    client = create_app(termbase).test_client()
    answer = client.get("/.well-known/security.txt")
    page = client.get("/privacy").text
    termbase.close()
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())

    assert answer.mimetype == "text/plain"
    assert fields["Contact"] == written
    ends = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=90) < ends - datetime.now(UTC) < timedelta(days=365)
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'<a href="{written}"' in page


def test_without_a_contact_there_is_no_such_file(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    assert "Contact" not in client.get("/privacy").text


def test_a_device_is_told_name_colours_and_icons(lux_client):
    answer = lux_client.get("/site.webmanifest", headers={"Accept-Language": "fr"})
    told = json.loads(answer.text)

    assert answer.mimetype == "application/manifest+json"
    assert (told["short_name"], told["lang"], told["start_url"]) == ("Luxterm", "fr", "/")
    for each in told["icons"]:
        picture = lux_client.get(each["src"])
        width, height = (int.from_bytes(picture.data[n : n + 4]) for n in (16, 20))
        assert f"{width}x{height}" == each["sizes"]
    assert 'rel="manifest" href="/site.webmanifest"' in lux_client.get("/").text


def test_icons_are_where_programs_look(lux_client):
    icon = lux_client.get("/favicon.ico")

    assert icon.data[:4] == b"\x00\x00\x01\x00"
    touch = re.search(r'rel="apple-touch-icon" href="([^"]+)"', lux_client.get("/").text)[1]
    assert lux_client.get(touch).data.startswith(b"\x89PNG")
