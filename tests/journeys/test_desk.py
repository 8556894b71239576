"""Three curators and a reader: a term is added, returned, amended, published, found, restored."""

import threading
from datetime import UTC, datetime

import pytest
import waitress
from making import ADA

from taxonomy.curation import accounts
from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.store.records import Role
from taxonomy.termbase import Termbase

pytestmark = pytest.mark.browser

PASSWORD = "four words nobody guesses"
LABEL = "material de abuso sexual infantil em linha"
MENDED = "material de abuso sexual de crianças em linha"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server with the shipped scheme and an account for each role."""
    from webapp.app import create_app  # noqa: PLC0415 - only journeys need the whole of it

    termbase = Termbase.open(Settings(data=tmp_path_factory.mktemp("desk")))
    now = datetime.now(UTC)
    termbase.load(yaml.read(shipped.LUXEMBOURG), by="luxterm load", at=now)
    for name, role in (
        ("edda", Role.EDITOR),
        ("paul", Role.PUBLISHER),
        ("ada", Role.ADMINISTRATOR),
    ):
        with termbase.transaction() as session:
            secret = accounts.add(session, name, role, by=ADA, at=now)
            accounts.set_password(session, secret, PASSWORD, at=now)
    server = waitress.create_server(create_app(termbase), host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    termbase.close()


def signed_in(page, name):
    """Go to the desk as somebody."""
    page.goto("/desk/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
    return page


def row_of(page, label):
    """The row of the entry form that holds a term."""
    return page.locator(f"[data-list=terms] [data-row]:has(input[value='{label}'])")


def test_a_portuguese_term_goes_all_the_way(reader, shots):  # noqa: PLR0915 - a long story
    edda = signed_in(reader(), "edda")
    edda.get_by_label("Find an entry to edit").fill("child sexual abuse material")
    edda.get_by_role("button", name="Find").click()
    shots(edda, "1 the entry is found")
    edda.get_by_role("link", name="Edit", exact=True).first.click()

    edda.get_by_role("button", name="Add a term").click()
    row = edda.locator("[data-list=terms] [data-row]").last
    row.get_by_label("Term", exact=True).fill(LABEL)
    row.get_by_label("Language").fill("pt")
    row.get_by_label("Verdict").select_option("caution")
    edda.get_by_label("What did you change").fill("The Portuguese term of the hotline")
    edda.get_by_role("button", name="Save and submit for review").click()
    mistake = edda.locator(".form-summary")
    assert f"Say why readers should take care with “{LABEL}”." in mistake.inner_text()
    shots(edda, "2 a mistake is flagged")
    mistake.get_by_role("link").first.click()
    row = row_of(edda, LABEL)
    row.get_by_label("Verdict").select_option("admitted")
    edda.get_by_role("button", name="Save and submit for review").click()
    edda.wait_for_url("**/desk/drafts/*")
    assert "in review" in edda.locator("main").inner_text()
    draft = edda.url
    shots(edda, "3 the draft is in review")

    paul = signed_in(reader(), "paul")
    paul.goto(draft)
    assert paul.locator(".diff ins").first.inner_text() == f"{LABEL} (admitted)"
    shots(paul, "4 the publisher sees what changes")
    paul.get_by_label("What needs to change?").fill("Say “de crianças”.")
    paul.get_by_role("button", name="Return to author").click()

    edda.goto("/desk/")
    edda.get_by_role("link", name="csam").first.click()
    assert "Say “de crianças”." in edda.locator("#said").locator("..").inner_text()
    shots(edda, "5 the draft came back")
    edda.get_by_role("link", name="Edit", exact=True).click()
    row_of(edda, LABEL).get_by_label("Term", exact=True).fill(MENDED)
    edda.get_by_role("button", name="Save and submit for review").click()
    edda.wait_for_url("**/desk/drafts/*")

    paul.goto(edda.url)
    paul.get_by_role("button", name="Publish").click()
    paul.wait_for_url("**/luxembourg/csam")

    mara = reader()
    mara.goto(f"/search?q={MENDED.replace(' ', '+')}")
    assert MENDED in mara.locator(".hit").first.inner_text()
    shots(mara, "6 a reader finds it at once")
    mara.goto("/luxembourg/csam/history")
    assert f"{MENDED} (admitted)" in mara.locator(".diff").first.inner_text()
    shots(mara, "7 the public history")

    edda.goto("/desk/schemes/luxembourg/concepts/csam/history")
    states = edda.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert [state.split("\n")[0] for state in states] == [
        "published",
        "replaced by a later version",
        "replaced by a later version",
        "published",
    ]
    shots(edda, "8 the whole history")
    edda.get_by_role("button", name="Restore as a new draft").last.click()
    edda.wait_for_url("**/desk/drafts/*")
    assert edda.locator(".diff del").first.inner_text() == f"{MENDED} (admitted)"
    shots(edda, "9 the first revision as a draft")


def test_a_form_is_kept_while_it_is_filled_in_and_warned_about(reader):
    edda = signed_in(reader(), "edda")
    edda.goto("/desk/schemes/luxembourg/concepts/online-grooming/edit")
    edda.get_by_label("What did you change").fill("half a thought")
    edda.locator("[data-keeper]:has-text('Unsaved work stored')").wait_for()

    asked = []
    edda.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    edda.goto("/desk/")
    assert asked == ["beforeunload"]

    edda.goto("/desk/schemes/luxembourg/concepts/online-grooming/edit")
    edda.get_by_role("link", name="Continue with it").click()
    assert edda.get_by_label("What did you change").input_value() == "half a thought"


def test_rows_are_moved_removed_and_brought_back_by_keyboard(reader):
    edda = signed_in(reader(), "edda")
    edda.goto("/desk/schemes/luxembourg/concepts/online-grooming/edit")
    labels = edda.locator(
        "[data-list=terms] > [data-rows] > [data-row] > .row-fields input[name$='.label']"
    )

    def shown():
        return labels.evaluate_all("fields => fields.map((each) => each.value)")

    before = shown()
    labels.nth(1).focus()
    edda.keyboard.press("Alt+ArrowUp")
    assert shown() == [before[1], before[0], *before[2:]]
    edda.locator("[data-list=terms] [data-do=remove]").first.press("Enter")
    assert shown() == [before[0], *before[2:]]
    edda.get_by_role("button", name="Undo").press("Enter")
    assert sorted(shown()) == sorted(before)


def test_a_related_concept_is_found_by_its_words(reader):
    edda = signed_in(reader(), "edda")
    edda.goto("/desk/schemes/luxembourg/concepts/minor/edit")
    edda.get_by_role("button", name="Add a related concept").click()

    edda.locator("[data-list=related] input").last.press_sequentially("kinderporn", delay=20)

    found = edda.locator("#concepts option[value=csam]", has_text="Kinderpornografie")
    found.first.wait_for(state="attached")


def test_the_form_works_without_script(reader):
    edda = signed_in(reader(java_script_enabled=False), "edda")
    edda.goto("/desk/schemes/luxembourg/concepts/minor/edit")
    rows = edda.locator("[data-list=terms] > [data-rows] > [data-row]")
    before = rows.count()

    edda.get_by_role("button", name="Add a term").click()
    edda.wait_for_url("**/drafts")

    assert rows.count() == before + 1
    row = rows.last
    row.get_by_label("Term", exact=True).fill("legal minor")
    row.get_by_label("Language").fill("en")
    edda.get_by_role("button", name="Preview").click()
    edda.get_by_role("heading", name="Preview").wait_for()
    assert "legal minor" in edda.locator("#preview").inner_text()
    edda.get_by_role("button", name="Save draft").last.click()
    edda.wait_for_url("**/desk/drafts/*")
    assert "legal minor (admitted)" in edda.locator(".diff ins").all_inner_texts()
