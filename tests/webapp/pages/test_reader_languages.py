"""Terms and texts stand in the order of the reader's languages, whatever the interface speaks."""

import re
from dataclasses import replace

import pytest
from making import an_entry, discouraged, preferred, published

GERMAN = {"Accept-Language": "de"}


@pytest.fixture
def entry(termbase):
    """A word to avoid in three languages; only one has a reason of its own."""
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            discouraged("child pornography"),
            preferred("Missbrauchsdarstellung", "de"),
            discouraged("Kinderpornografie", "de"),
            preferred("matériel d'abus", "fr"),
            preferred("児童性的虐待記録物", "ja"),
            preferred("material de abuso", "pt-BR"),
        ),
    )


def opened(page):
    """The languages whose terms are shown in full, in their order."""
    return re.findall(r'<section class="tongue" id="terms-([\w-]+)"', page)


def folded(page):
    """How many languages are said to be folded."""
    found = re.search(r"Other languages <small>(\d+)</small></h2>", page)
    return int(found[1]) if found else 0


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(
    ("accepted", "languages"),
    [
        ("de", ["de", "en"]),
        ("de-AT, ja;q=0.5", ["de", "ja"]),
        ("pt", ["pt-BR", "en"]),
        ("pt-PT, pt;q=0.9", ["pt-BR", "en"]),
        ("ko", ["en"]),
        ("en-US, en;q=0.9", ["en"]),
        ("ja, de, fr, en", ["ja", "de"]),
        ("not a tag!", ["en"]),
        ("", ["en"]),
    ],
)
def test_the_languages_that_the_browser_accepts_lead(accepted, languages, client):
    page = client.get("/test/csam?ui=en", headers={"Accept-Language": accepted}).text

    assert opened(page) == languages
    assert folded(page) == 5 - len(languages)
    assert '<html lang="en"' in page


@pytest.mark.usefixtures("entry")
def test_a_reason_that_is_not_in_the_readers_language_says_in_which_it_is(client):
    german = client.get("/test/csam?ui=en", headers=GERMAN).text
    english = client.get("/test/csam?terms=en").text
    german_part = german[german.index("Kinderpornografie<") : german.index('id="terms-en"')]

    assert "It hides the crime." in german_part
    assert "shown in English" in german_part
    assert "shown in English" not in english


def test_a_reason_in_the_readers_language_is_shown(termbase, client):
    word = replace(
        discouraged("Kinderpornografie", "de"), reason={"en": "English.", "de": "Deutsch."}
    )
    published(termbase, an_entry(preferred("Darstellung", "de"), word))

    page = client.get("/test/csam?ui=en", headers=GERMAN).text

    assert "Deutsch." in page
    assert "English." not in page
    assert "shown in" not in page


@pytest.mark.usefixtures("entry")
def test_a_choice_of_language_is_remembered_and_can_be_forgotten(client):
    chosen = client.get("/test/csam?ui=en&terms=ja", headers=GERMAN)
    later = client.get("/test/csam", headers=GERMAN)
    client.get("/test/csam?terms=", headers=GERMAN)
    forgotten = client.get("/test/csam", headers=GERMAN)

    assert "HttpOnly" in chosen.headers["Set-Cookie"]
    assert "SameSite=Lax" in chosen.headers["Set-Cookie"]
    assert opened(chosen.text) == opened(later.text) == ["ja", "en"]
    assert '<option value="ja" selected>' in later.text
    assert opened(forgotten.text) == ["de", "en"]


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("nonsense", ["xx!", "a" * 100, "../en", "<b>"])
def test_a_choice_that_is_no_language_changes_nothing(nonsense, client):
    page = client.get("/test/csam", query_string={"terms": nonsense})

    assert page.status_code == 200
    assert "Set-Cookie" not in page.headers
    assert opened(page.text) == ["en"]


@pytest.mark.usefixtures("entry")
def test_an_interface_that_was_chosen_tells_a_language_but_english_tells_none(client):
    french = client.get("/test/csam?ui=fr", headers={"Accept-Language": "en-US"}).text
    english = client.get("/test/csam?ui=en", headers={"Accept-Language": "fr"}).text

    assert opened(french) == ["fr", "en"]
    assert opened(english) == ["fr", "en"]


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("url", ["/test/csam", "/avoid", "/letters", "/letters/en"])
def test_caches_are_told_what_a_page_depends_on(url, client):
    varied = {each.lower() for each in client.get(url).vary}

    assert {"accept-language", "cookie"} <= varied


@pytest.mark.usefixtures("entry")
def test_another_choice_has_another_tag(client):
    first = client.get("/test/csam", headers=GERMAN)
    client.set_cookie("terms", "ja")
    again = client.get("/test/csam", headers={**GERMAN, "If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200


@pytest.mark.usefixtures("entry")
def test_every_folded_term_is_on_the_page_and_its_language_on_a_page_of_two(client):
    page = client.get("/test/csam").text

    assert 'id="ja.児童性的虐待記録物"' in page
    for language in ("de", "fr", "ja", "pt-BR"):
        assert f'href="/test/csam/en/{language}"' in page
        assert client.get(f"/test/csam/en/{language}").status_code == 200


@pytest.mark.parametrize(
    ("accepted", "label"),
    [
        ("de", "Darstellungen sexuellen Missbrauchs von Kindern"),
        ("ar", "مواد"),
        ("ja", "児童"),
        ("pt", "material de abuso sexual"),
    ],
)
def test_on_the_shipped_scheme_own_terms_lead_everywhere(accepted, label, lux_client):
    wanted = {"Accept-Language": accepted}
    answer = lux_client.get("/luxembourg/csam?ui=en", headers=wanted).text
    avoid = lux_client.get("/avoid?ui=en", headers=wanted).text
    letters = lux_client.get("/letters?ui=en", headers=wanted)

    assert label in re.search(r"<h1.*?</h1>", answer, re.DOTALL)[0]
    assert opened(answer)[0] == accepted
    assert f'lang="{accepted}" dir="auto"' in avoid
    assert letters.location == f"/letters/{accepted}"
