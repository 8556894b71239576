"""A reader of an entry: their own language, the other languages, links to terms, and filters."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_link_to_a_folded_term_opens_the_fold(reader, script):
    page = reader(java_script_enabled=script)

    page.goto("/luxembourg/csam#de.Kinderpornografie")

    page.locator("#other-languages[open]").wait_for()
    assert page.get_by_text("Kinderpornografie", exact=True).is_visible()
    page.get_by_role("link", name="German", exact=True).click()
    page.wait_for_url("**/luxembourg/csam/en/de")
    assert page.get_by_role("heading", name="German", exact=True).is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_language_for_terms_is_chosen_and_stays(reader, script):
    page = reader(java_script_enabled=script)
    page.goto("/luxembourg/csam")

    page.get_by_label("Show terms in").select_option("de")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/luxembourg/csam?terms=de")
    assert page.locator("h1 bdi").get_attribute("lang") == "de"
    page.goto("/avoid")

    assert page.locator("h1").inner_text() == "Words to avoid in German"


def test_the_link_to_a_term_and_the_recommended_term_are_copied(reader, site):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/luxembourg/csam")
    clipboard = "navigator.clipboard.readText()"

    page.get_by_role("link", name="Link to “child pornography”").click()
    page.get_by_text("Link copied").first.wait_for(state="attached")
    assert page.evaluate(clipboard) == f"{site}/luxembourg/csam#en.child_pornography"

    page.get_by_role("button", name="Copy term").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate(clipboard) == "child sexual abuse material"


def test_words_to_avoid_are_filtered_while_one_types(reader):
    page = reader()
    page.goto("/avoid")
    box = page.get_by_label("Filter these words")

    box.press_sequentially("tourism", delay=20)
    page.wait_for_url("**/avoid?q=tourism*")
    page.get_by_role("rowheader", name="child sex tourism", exact=False).first.wait_for()

    assert all("tour" in each.inner_text() for each in page.get_by_role("rowheader").all())
    assert page.evaluate("document.activeElement.id") == "filter"
    box.fill("")
    page.get_by_role("link", name="Next").wait_for()


def test_words_to_avoid_are_filtered_without_script(reader):
    page = reader(java_script_enabled=False)
    page.goto("/avoid")

    page.get_by_label("Filter these words").fill("tourism")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**/avoid?q=tourism*")

    assert page.get_by_role("rowheader").count() > 0
    assert all("tour" in each.inner_text() for each in page.get_by_role("rowheader").all())


def test_a_printed_entry_holds_what_is_folded_on_the_screen(reader):
    page = reader()
    page.goto("/luxembourg/paedophilia")
    page.emulate_media(media="print")

    for heading in page.get_by_role("heading", level=2).all():
        assert heading.is_visible()
    assert page.get_by_text("trouble pédophilique").is_visible()
    assert page.get_by_role("navigation", name="On this page").is_hidden()
