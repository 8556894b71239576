"""WCAG 2.2 AA on every page of the desk, in both colour schemes, on a telephone and on a desk."""

import pytest
from journeys.test_accessibility import SIZES, axe, opened, violations
from journeys.test_desk import signed_in, site

__all__ = ["axe", "site"]  # fixtures

pytestmark = pytest.mark.browser

PAGES = [
    "/desk/",
    "/desk/find?q=abuse",
    "/desk/schemes/luxembourg/new",
    "/desk/schemes/luxembourg/concepts/online-grooming/edit",
    "/desk/schemes/luxembourg/concepts/csam/history",
    "/desk/schemes/luxembourg/translation/minor?to=de",
    "/desk/quality?missing=th:definition",
    "/desk/inbox",
    "/desk/bulk?section=A&to_section=B",
    "/desk/sets",
    "/desk/checking",
    "/desk/schemes/luxembourg/concepts/minor/reshape?into=child",
    "/desk/suggestions/luxembourg/csam",
    "/desk/account",
    "/desk/accounts",
    "/desk/audit",
    "/luxembourg/csam/history",
    "/luxembourg/csam?at=2100-01-01",
]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]} px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_desk_can_be_used_by_everyone(chromium, site, axe, size, scheme):
    page = opened(chromium, site, size=size, scheme=scheme)
    found = []

    page.goto("/desk/sign-in")
    found += _malformed(axe, page, "/desk/sign-in")
    signed_in(page, "ada")
    for address in PAGES:
        page.goto(address)
        found += _malformed(axe, page, address)
    page.goto("/desk/schemes/luxembourg/concepts/minor/edit")
    page.locator("input[name='terms.0.language']").fill("no language")
    page.get_by_role("button", name="Save draft").last.click()
    page.wait_for_url("**/desk/drafts/*")
    found += _malformed(axe, page, "a draft")
    page.get_by_role("link", name="Fix this").first.click()
    page.wait_for_load_state()
    found += _malformed(axe, page, "a draft with something to mend")
    page.goto("/desk/checking")
    page.locator("main summary", has_text="English").click()
    page.get_by_label("Context words, one per line, English").fill("child\nChild")
    page.get_by_role("textbox", name="Sentence").fill("A report on child pornography.")
    page.get_by_role("button", name="Try it").click()
    page.get_by_text("One word found:").wait_for()
    found += _malformed(axe, page, "a sentence that was tried")
    page.get_by_role("button", name="Save for everyone").click()
    page.get_by_role("alert").wait_for()
    found += _malformed(axe, page, "names and words with something to mend")

    page.context.close()
    assert found == []


def _malformed(axe, page, address):
    found = [
        (address, each["id"], node["html"][:200])
        for each in violations(axe, page)
        for node in each["nodes"][:3]
    ]
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found + ([(address, "runs over the edge", too_wide)] if too_wide > 0 else [])
