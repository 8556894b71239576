"""A reader asks for a word, reads the verdict, and finds the way back."""

import re

import pytest

pytestmark = pytest.mark.browser

FIELD = "input[name=q]"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_a_word_to_its_concept_and_back(reader, script):
    page = reader(java_script_enabled=script)

    page.goto("/")
    page.fill(FIELD, "child pornography")
    page.press(FIELD, "Enter")
    page.wait_for_url("**/search?q=child+pornography")
    verdict = page.locator("#verdict-words").inner_text()
    assert re.sub(r"\s+", " ", verdict) == (
        "Avoid child pornography — say child sexual abuse material"
    )

    page.locator("#verdict-words").get_by_role("link", name="child pornography").click()
    page.wait_for_url("**/luxembourg/csam#en.child_pornography")
    assert page.locator("h1").inner_text().split("\n")[-1] == "child sexual abuse material"

    page.locator("summary", has_text="English").click()
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/luxembourg/csam?ui=fr*")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert "matériel d'abus sexuel d'enfants" in page.locator("h1").inner_text()

    page.go_back()
    page.go_back()
    page.wait_for_url("**/search?q=child+pornography")
    assert page.input_value(FIELD) == "child pornography"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_browsing_needs_no_word_and_no_script(reader, script):
    page = reader(java_script_enabled=script)

    page.goto("/")
    page.get_by_role("link", name="Browse").click()
    page.get_by_role("link", name="Definition of the child").click()
    page.get_by_role("heading", name="age of majority").get_by_role("link").first.click()

    assert page.url.endswith("/luxembourg/minor")


def test_suggestions_are_chosen_by_keyboard(reader):
    page = reader()
    page.goto("/")
    field = page.get_by_role("combobox")

    field.press_sequentially("child porn", delay=20)
    page.get_by_role("option").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert "Avoid" in page.get_by_role("option", name="child pornography").first.inner_text()

    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    label = chosen.locator("bdi").inner_text()
    field.press("Enter")

    page.wait_for_url("**/search?q=*")
    assert page.input_value(FIELD) == label


def test_escape_closes_suggestions_and_enter_then_searches_what_was_typed(reader):
    page = reader()
    page.goto("/about?ui=en")
    page.goto("/")
    field = page.get_by_role("combobox")

    field.press_sequentially("groom", delay=20)
    page.get_by_role("option").first.wait_for()
    field.press("Escape")
    assert page.get_by_role("listbox").is_hidden()
    field.press("Enter")

    page.wait_for_url("**/search?q=groom")


def test_typing_fast_asks_once(reader):
    page = reader()
    asked = []
    page.goto("/")
    page.on("request", lambda each: "/suggest" in each.url and asked.append(each.url))

    page.get_by_role("combobox").press_sequentially("child", delay=10)
    page.get_by_role("option").first.wait_for()

    assert len(asked) == 1


def test_the_permanent_link_is_copied(reader, site):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/luxembourg/csam")

    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site}/luxembourg/csam"


def test_chosen_colours_last(reader):
    page = reader(color_scheme="light")
    page.goto("/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)

    switch = page.locator("theme-switch button")
    switch.click()
    assert page.evaluate(paper) == light
    switch.click()
    dark = page.evaluate(paper)
    page.goto("/about")

    assert dark != light
    assert page.evaluate(paper) == dark


def test_the_answer_is_two_stops_away(reader):
    page = reader()
    page.goto("/search?q=child+pornography")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('#answer') !== null")


def test_the_frame_has_few_stops_before_the_search_box(reader):
    page = reader()
    page.goto("/luxembourg")
    stops = 0
    while page.evaluate("document.activeElement.name") != "q":
        page.keyboard.press("Tab")
        stops += 1

    assert stops <= 10


def test_a_reference_is_copied(reader):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/luxembourg/csam/cite")

    page.get_by_role("button", name="Copy: BibTeX").click()
    page.get_by_role("button", name="Copy: BibTeX").filter(has_text="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{luxterm-csam-")


def test_a_missing_word_is_suggested_from_an_address_that_leads_nowhere(reader):
    page = reader(java_script_enabled=False)
    page.goto("/about")
    page.get_by_role("link", name="Suggest a missing word").first.click()

    page.get_by_label("Missing word or phrase").fill("a new word")
    assert page.get_by_role("button", name="Send").is_visible()
