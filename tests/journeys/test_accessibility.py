"""WCAG 2.2 AA on every page, in both colour schemes, on a telephone and on a desk."""

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/search",
    "/search?q=child+pornography",
    "/search?q=abuse",
    "/search?q=zzzz",
    "/luxembourg",
    "/luxembourg/sections/F",
    "/luxembourg/groups/victims",
    "/luxembourg/tree/theme",
    "/luxembourg/tree/section",
    "/luxembourg/tree/hierarchy",
    "/luxembourg/tree/hierarchy/child-sexual-exploitation",
    "/luxembourg/child-sexual-exploitation",
    "/luxembourg/csam",
    "/luxembourg/early-marriage?ui=fr",
    "/luxembourg/csam/en/de",
    "/luxembourg/csam/ar/ja",
    "/letters/en",
    "/letters/ar",
    "/avoid?lang=es",
    "/avoid?q=porn",
    "/avoid?q=zzzz",
    "/about",
    "/privacy",
    "/changes",
    "/luxembourg/about/source",
    "/luxembourg/csam/cite",
    "/luxembourg/csam/history",
    "/desk/suggestions?word=new+word",
    "/check",
    "/check/list",
    "/luxembourg/glossary/print",
    "/luxembourg/glossary/print?from=en&to=fr&section=F.4.i",
    "/luxembourg/releases/all",
    "/api",
    "/help",
    "/search?q=child+pornografy",
    "/search?q=%28abuse",
    "/problems/bad-question",
    "/luxembourg/nowhere",
    "/search?q=a&page=0",
]
SIZES = [(390, 844), (1280, 900)]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="session")
def axe():
    """The checker; its script runs inside the page."""
    module = pytest.importorskip("axe_playwright_python.sync_playwright")
    return module.Axe()


def violations(axe, page):
    return axe.run(page, options=RULES).response["violations"]


def opened(chromium, site, *, size, scheme):
    context = chromium.new_context(
        base_url=site,
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": size[0], "height": size[1]},
    )
    return context.new_page()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]} px")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_by_everyone(chromium, site, axe, size, scheme):
    page = opened(chromium, site, size=size, scheme=scheme)
    found = []

    for address in PAGES:
        page.goto(address)
        for each in violations(axe, page):
            found += [(address, each["id"], node["html"][:200]) for node in each["nodes"][:3]]
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(address, "runs over the edge", too_wide)] if too_wide > 0 else []

    page.context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_suggestions_can_be_read_by_everyone(chromium, site, axe, scheme):
    page = opened(chromium, site, size=SIZES[0], scheme=scheme)
    page.goto("/")

    page.get_by_role("combobox").press_sequentially("child", delay=10)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    found = violations(axe, page)

    page.context.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
