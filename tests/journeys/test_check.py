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

    page.get_by_text("2 terms to look at.").wait_for()
    assert "2 terms stand in names of instruments" in page.get_by_role("status").first.inner_text()
    assert page.get_by_text("the arrow keys go").is_visible()
    assert page.get_by_text("drop a document").is_visible()
    page.locator("a[data-walk]").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("mark[data-here]").inner_text().strip() == "Child prostitutes"
    page.keyboard.press("ArrowUp")
    assert page.locator("mark[data-here]").inner_text().strip() == "child pornography"
    shots(page, "check-found")

    page.keyboard.press("Tab")
    page.get_by_role("button", name="Replace “child pornography”").press("Enter")
    page.get_by_text("1 term to look at.").wait_for()
    page.get_by_role("button", name="Copy the text as it is now").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == TEXT.replace("child pornography", "child sexual abuse material", 1)

    page.get_by_role("button", name="Undo the last replacement").click()
    page.get_by_text("2 terms to look at.").wait_for()
    assert page.get_by_label("Text", exact=True).input_value() == TEXT
    shots(page, "check-undone")


def test_it_works_without_script_as_well(reader):
    page = checked(
        reader(java_script_enabled=False), "Of child pornography and of child prostitution."
    )
    assert not page.get_by_text("the arrow keys go").is_visible()
    assert not page.get_by_text("drop a document").is_visible()

    page.get_by_role("button", name="Replace all 2").click()
    text = page.get_by_label("Text", exact=True).input_value()

    assert text == "Of child sexual abuse material and of exploitation of children in prostitution."
    assert page.get_by_text("Nothing to avoid was found.").is_visible()


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
    page.get_by_label("Or a document").set_input_files(path)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("heading", name="What was found in letter.docx").wait_for()
    assert page.get_by_text("paragraph 1").is_visible()
    shots(page, "check-document")
    assert violations(axe, page) == []

    commented = docx.Document(saved(page, "Save it with comments"))
    mended = docx.Document(saved(page, "Save it with 1 replacement"))
    assert [each.text.splitlines()[0] for each in commented.comments] == [
        "To avoid: child pornography"
    ]
    assert mended.paragraphs[0].text == "Of child sexual abuse material."


def saved(page, button):
    """The file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
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

    page.get_by_role("heading", name="What was found in page.html").wait_for()
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
