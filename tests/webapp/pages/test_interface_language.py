"""The language that pages speak: asked for, kept, or the browser's."""

import pytest


@pytest.mark.parametrize(
    ("wanted", "language"),
    [("fr", "fr"), ("es-MX,es;q=0.9", "es"), ("it, fr;q=0.5", "fr"), ("ja", "en"), ("", "en")],
)
def test_a_page_speaks_the_browsers_language(wanted, language, client):
    page = client.get("/about", headers={"Accept-Language": wanted})

    assert f'<html lang="{language}" dir="ltr">' in page.text
    assert {"accept-language", "cookie"} <= {each.lower() for each in page.vary}


def test_the_switcher_keeps_the_page_and_is_remembered(lux_client):
    page = lux_client.get("/search?q=CSAM&lang=en").text
    assert 'href="/search?q=CSAM&amp;lang=en&amp;ui=es"' in page

    switched = lux_client.get("/search?q=CSAM&lang=en&ui=es")
    later = lux_client.get("/about", headers={"Accept-Language": "fr"})
    lux_client.delete_cookie("ui")

    assert switched.status_code == 200
    assert '<html lang="es"' in switched.text
    assert '<html lang="es"' in later.text


def test_a_language_we_do_not_speak_changes_nothing(client):
    page = client.get("/about?ui=xx")

    assert '<html lang="en"' in page.text
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("ui", ["fr", "es"])
@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/search",
        "/search?q=zzzz",
        "/search?q=child",
        "/luxembourg",
        "/luxembourg/csam",
        "/luxembourg/sections/F",
        "/luxembourg/groups/victims",
        "/letters/en",
        "/avoid",
        "/about",
        "/nowhere",
    ],
)
def test_every_page_speaks_every_language(url, ui, lux_client):
    page = lux_client.get(url, headers={"Accept-Language": ui})

    assert f'<html lang="{ui}"' in page.text
    assert "Skip to the content" not in page.text


@pytest.mark.parametrize(
    ("ui", "notice"), [("de", "maschinell übersetzt"), ("pt", "uma máquina"), ("ar", "آليًا")]
)
def test_an_interface_that_no_speaker_has_read_says_so_in_its_language(ui, notice, lux_client):
    page = lux_client.get("/about", headers={"Accept-Language": ui})

    assert notice in page.text
    assert f'dir="{"rtl" if ui == "ar" else "ltr"}"' in page.text


@pytest.mark.parametrize("ui", ["en", "fr", "es"])
def test_an_interface_that_was_read_says_nothing_of_machines(ui, lux_client):
    page = lux_client.get("/about", headers={"Accept-Language": ui})

    assert 'class="unreviewed"' not in page.text
