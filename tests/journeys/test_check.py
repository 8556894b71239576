"""A writer pastes a text, walks through what was found by keyboard, replaces terms and copies."""

import documents_made
import docx
import pytest
from journeys.test_accessibility import SIZES, axe, opened, violations  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

TEXT = (
    "Police said that he shared child pornography.\n\nThe Optional Protocol on the sale of "
    "children, child prostitution and child pornography applies. Child prostitutes were identified."
)


def checked(page, text=TEXT):
    page.goto("/check")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    return page


def test_a_text_is_checked_mended_and_copied(reader, shots):
    page = checked(reader(permissions=["clipboard-read", "clipboard-write"]))

    page.get_by_text("2 terms to review.").wait_for()
    assert "2 terms are part of official names" in page.get_by_role("status").first.inner_text()
    assert page.get_by_text("Use the arrow keys").is_visible()
    assert page.get_by_text("drop a document").is_visible()
    page.locator("a[data-walk]").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("mark[data-here]").inner_text().strip() == "Child prostitutes"
    page.keyboard.press("ArrowUp")
    assert page.locator("mark[data-here]").inner_text().strip() == "child pornography"
    shots(page, "check-found")

    page.keyboard.press("Tab")
    page.get_by_role("button", name="Replace “child pornography”").press("Enter")
    page.get_by_text("1 term to review.").wait_for()
    page.get_by_role("button", name="Copy text").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == TEXT.replace("child pornography", "child sexual abuse material", 1)

    page.get_by_role("button", name="Undo").click()
    page.get_by_text("2 terms to review.").wait_for()
    assert page.get_by_label("Text", exact=True).input_value() == TEXT
    shots(page, "check-undone")


def test_it_works_without_script_as_well(reader):
    page = checked(
        reader(java_script_enabled=False), "Of child pornography and of child prostitution."
    )
    assert not page.get_by_text("Use the arrow keys").is_visible()
    assert not page.get_by_text("drop a document").is_visible()

    page.get_by_role("button", name="Replace all 2").click()
    text = page.get_by_label("Text", exact=True).input_value()

    assert text == "Of child sexual abuse material and of exploitation of children in prostitution."
    assert page.get_by_text("No terms to avoid found.").is_visible()


MANY = "\n\n".join(
    f"{number}: they spoke of {words} at length."
    for number in range(1, 7)
    for words in ("child pornography", "child prostitutes")
)
FOCUS = "document.activeElement.closest('li')?.id ?? document.activeElement.id"
PLACE = "id => document.getElementById(id).getBoundingClientRect().top"


def number_of_findings(page):
    return page.locator("li[id^='found-']").count()


def test_replacing_keeps_scroll_and_focus(reader):
    page = checked(reader(viewport={"width": 390, "height": 844}), MANY)
    page.locator("#found-5").scroll_into_view_if_needed()
    scrolled, loads = page.evaluate("scrollY"), []
    page.on("domcontentloaded", lambda each: loads.append(each.url))
    place = page.evaluate(PLACE, "found-5")

    page.locator("#found-5").get_by_role("button", name="Replace").press("Enter")
    page.get_by_text("11 terms to review.").wait_for()

    assert scrolled > 0
    assert abs(page.evaluate("scrollY") - scrolled) < 1
    assert page.evaluate(FOCUS) == "found-5"
    assert "child prostitutes" in page.locator("#found-5").inner_text()
    assert abs(page.evaluate(PLACE, "found-5") - place) < 2
    assert page.get_by_label("Text", exact=True).input_value().count("abuse material") == 1

    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("12 terms to review.").wait_for()
    assert page.evaluate(FOCUS) == "found-5"
    assert page.get_by_label("Text", exact=True).input_value() == MANY
    page.get_by_role("button", name="Replace all 6").click()
    page.get_by_text("6 terms to review.").wait_for()
    assert page.evaluate("document.activeElement.id") == "outcome"
    assert number_of_findings(page) == 6
    assert loads == []


def test_replacing_without_script_lands_on_the_finding_that_follows(reader):
    telephone = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"}
    page = checked(reader(java_script_enabled=False, **telephone), MANY)

    page.locator("#found-5").get_by_role("button", name="Replace").click()

    assert page.url.endswith("/check#found-5")
    box = page.locator("#found-5").bounding_box()
    assert 0 <= box["y"] < 844
    assert number_of_findings(page) == 11


def test_where_the_service_cannot_be_reached_the_form_is_sent_as_without_script(reader):
    page = checked(reader(), "Of child pornography and of child prostitution.")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')); }")

    with page.expect_navigation():
        page.locator("#found-1").get_by_role("button", name="Replace").click()

    assert page.get_by_text("1 term to review.").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_empty_text_is_answered_where_it_is_typed(chromium, site, axe, script):  # noqa: F811
    context = chromium.new_context(base_url=site, java_script_enabled=script)
    page = context.new_page()
    page.goto("/check")
    page.get_by_label("Language", exact=True).select_option("fr")
    page.get_by_role("button", name="Check", exact=True).click()

    page.get_by_text("Enter some text, or choose a document.").wait_for()
    field = page.get_by_label("Text", exact=True)
    assert field.evaluate("field => field === document.activeElement")
    assert page.get_by_label("Language", exact=True).input_value() == "fr"
    assert not script or violations(axe, page) == []
    context.close()


def test_the_first_finding_is_near_on_a_telephone_and_the_page_short(reader):
    text = "\n\n".join(MANY.split("\n\n")[:10])
    page = checked(reader(viewport={"width": 390, "height": 844}), text)

    assert number_of_findings(page) == 10
    assert page.locator("#found-1").bounding_box()["y"] < 844
    assert page.evaluate("document.documentElement.scrollHeight") <= 6_000
    assert page.evaluate("document.querySelectorAll('*').length") <= 1_200


def test_a_list_offers_near_spellings_that_can_be_looked_up(reader, shots, axe):  # noqa: F811
    page = reader()
    page.goto("/check/list")
    page.get_by_label("Terms, one per line").fill(
        "child pornografy\nwheelbarrow\nKinderpornografie"
    )
    page.get_by_role("button", name="Check the list").click()

    rows = page.get_by_role("row")
    assert "Not found" in rows.nth(2).inner_text()
    assert "Did you mean" not in rows.nth(2).inner_text()
    assert "German" in rows.nth(3).inner_text()
    assert violations(axe, page) == []
    shots(page, "list-checked")
    page.get_by_role("link", name="child pornography").click()
    page.wait_for_url("**/search?q=child+pornography")


def test_a_dropped_file_is_read_in_the_browser(reader):
    page = reader()
    page.goto("/check")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["Of child pornography."], "note.txt", { type: "text/plain" }));
          document.querySelector("file-drop")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }"""
    )

    page.wait_for_function("document.querySelector('#text').value !== ''")
    assert page.get_by_label("Text", exact=True).input_value() == "Of child pornography."


def test_a_document_is_checked_and_saved_with_comments_and_replacements(
    reader,
    shots,
    axe,  # noqa: F811
    tmp_path,
):
    path = tmp_path / "letter.docx"
    path.write_bytes(documents_made.docx([("Of child ", ""), ("pornography", "bold"), (".", "")]))
    page = reader()
    page.goto("/check")
    page.get_by_label("Or choose a document").set_input_files(path)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("heading", name="Findings in letter.docx").wait_for()
    assert page.get_by_text("paragraph 1").is_visible()
    shots(page, "check-document")
    assert violations(axe, page) == []

    commented = docx.Document(saved(page, "Download with comments"))
    fixed = docx.Document(saved(page, "Download with 1 replacement"))
    assert [each.text.splitlines()[0] for each in commented.comments] == [
        "Avoid: child pornography"
    ]
    assert fixed.paragraphs[0].text == "Of child sexual abuse material."


def saved(page, button):
    """The file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return download.value.path()


def test_a_dropped_document_is_chosen(reader):
    page = reader()
    page.goto("/check")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["<p lang=en>Of child pornography."], "page.html"));
          document.querySelector("file-drop")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }"""
    )
    page.get_by_role("button", name="Check", exact=True).click()

    page.get_by_role("heading", name="Findings in page.html").wait_for()
    assert page.get_by_text("line 1").is_visible()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]} px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_found_can_be_read_by_everyone(chromium, site, axe, size, scheme):  # noqa: F811
    page = checked(opened(chromium, site, size=size, scheme=scheme))

    found = [(each["id"], each["nodes"][0]["html"][:200]) for each in violations(axe, page)]
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    page.context.close()
    assert found == []
    assert too_wide <= 0
