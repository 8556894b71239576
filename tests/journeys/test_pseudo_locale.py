"""Every reader's page in a language that runs right to left and is 40 % longer than English."""

import re
import threading

import pseudo_locale
import pytest
import waitress
from translations import catalogues

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "search": "/search?q=child+pornography",
    "several hits": "/search?q=abuse",
    "filtered": "/search?q=child&lang=en",
    "nothing": "/search?q=zzzz",
    "nearest": "/search?q=child+pornografy",
    "unreadable": "/search?q=%28abuse",
    "entry": "/luxembourg/csam",
    "entry in context": "/luxembourg/early-marriage",
    "avoid": "/avoid",
    "letters": "/letters/en",
    "scheme": "/luxembourg",
    "section": "/luxembourg/sections/F",
    "theme": "/luxembourg/groups/victims",
    "about": "/about",
    "help": "/help",
    "check": "/check",
    "list check": "/check/list",
    "glossary": "/luxembourg/glossary/print?from=en&to=fr&section=F.4.i",
    "not found": "/luxembourg/nowhere",
    "bad question": "/search?q=a&page=0",
}
SIZES = [(390, 844), (1280, 900)]

# Visible text that has two letters of ASCII in a row; below, what is read aloud or on hover.
# What is data says so: it has a language, isolates its direction, or is code.
ENGLISH = """() => {
  const data = 'html [lang] *, html body [lang], bdi, bdi *, code, code *, kbd, kbd *, pre, pre *,'
    + ' samp, .brand, textarea, script, style, template, template *, option[lang]';
  const english = (text) => /[A-Za-z]{2}/.test(text);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (english(node.data) && !parent.matches(data) && parent.checkVisibility())
      found.push(node.data.trim());
  }
  return [...new Set(found)];
}"""
LABELS = """() => ['title', 'aria-label', 'placeholder', 'alt', 'data-label'].flatMap((name) =>
  [...document.querySelectorAll(`body [${name}]:not([lang])`)]
    .map((each) => each.getAttribute(name)).filter((text) => /[A-Za-z]{2}/.test(text)))"""
# What runs over either edge of the page and is not inside something that scrolls.
OUTSIDE = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} px`);
  const scrolls = (each) => {
    for (let up = each.parentElement; up; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  for (const each of document.querySelectorAll('body *')) {
    const box = each.getBoundingClientRect();
    if (!box.width || !each.checkVisibility() || getComputedStyle(each).clipPath !== 'none')
      continue;
    if ((box.left < -1 || box.right > root.clientWidth + 1) && !scrolls(each))
      found.push(`${each.outerHTML.slice(0, 120)}: ${box.left} to ${box.right}`);
  }
  return found;
}"""
# What is the same in every language: the reader's own words, addresses, numbers of sections, names.
SAME_EVERYWHERE = re.compile(
    r"“[^”]*”|https?:\S+|\b[A-Z](?:\.\w+)+|\b(?:Luxterm|ISBN|BibTeX|RIS|CSL-JSON|CSV|Excel|TBX-Basic|SKOS|Turtle|RDF/XML"
    r"|JSON-LD|JSON|N-Triples|DCA|DCT|YAML|Vale|textlint|prh|LanguageTool|LibreOffice"
    r"|Terminology Guidelines for the Protection of Children from Sexual Exploitation and Sexual"
    r" Abuse|Luxembourg|Geneva|Susanna Greijer|Jaap Doek|Teresa Cruz Olano|ECPAT Deutschland and"
    r" Die Kinderschutz-Zentren|Defence for Children-ECPAT and Terre des Hommes Netherlands)\b"
)


@pytest.fixture(scope="module")
def site(luxembourg):
    """A server that speaks the pseudo-locale as well."""
    with pytest.MonkeyPatch.context() as patch:
        found = catalogues.extracted()
        app = pseudo_locale.application(patch, luxembourg, found)
        server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]} px")
def test_no_page_runs_over_the_edge_or_keeps_its_english(chromium, site, size, shots):
    context = chromium.new_context(
        base_url=site,
        locale=pseudo_locale.TAG,
        reduced_motion="reduce",
        viewport={"width": size[0], "height": size[1]},
    )
    page = context.new_page()
    wrong = []

    for name, address in PAGES.items():
        page.goto(address)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("he", "rtl"), address
        shots(page, f"rtl {name} {size[0]}")
        wrong += [(address, "outside", each) for each in page.evaluate(OUTSIDE)]
        wrong += [(address, "English", each) for each in _english(page)]

    context.close()
    assert wrong == []


def _english(page):
    """What is left in English; titles and labels may also have what the page shows as data."""
    data = page.evaluate(
        "[...document.querySelectorAll('main [lang], main bdi')]"
        ".map((each) => each.innerText ?? each.textContent)"
    )
    shown = sorted({each.strip() for each in data} - {""}, key=len, reverse=True)
    names = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in shown) or "$^")
    found = {
        **{each: names.sub("", each) for each in (page.title(), *page.evaluate(LABELS))},
        **{each: each for each in page.evaluate(ENGLISH)},
    }
    left = {each: SAME_EVERYWHERE.sub("", text) for each, text in found.items()}
    return [each for each, text in left.items() if re.search("[A-Za-z]{2}", text)]


def test_the_suggestions_open_inside_the_page(chromium, site, shots):
    context = chromium.new_context(
        base_url=site, locale=pseudo_locale.TAG, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/")

    page.get_by_role("combobox").press_sequentially("child", delay=10)
    page.get_by_role("option").first.wait_for()
    shots(page, "rtl suggestions 390")
    outside = page.evaluate(OUTSIDE)

    context.close()
    assert outside == []
