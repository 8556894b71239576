"""What a page is on paper: what it says, and nothing that only a screen can do."""

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/search?q=child+pornography",
    "/luxembourg/csam",
    "/luxembourg",
    "/luxembourg/sections/F",
    "/avoid?lang=en",
    "/letters/en",
    "/about",
    "/help",
    "/luxembourg/glossary/print?from=en&to=fr&section=F.4.i",
]
WRONG = """() => {
  const found = [];
  const shown = (each) => each.checkVisibility() && each.getClientRects().length;
  const painted = (each) => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)'
    || getComputedStyle(each).boxShadow !== 'none';
  for (const each of document.querySelectorAll('body, body *'))
    if (shown(each) && painted(each)) found.push(`background: ${each.outerHTML.slice(0, 80)}`);
  for (const each of document.querySelectorAll('nav, button, [role=search], .chips'))
    if (shown(each)) found.push(`only for a screen: ${each.outerHTML.slice(0, 80)}`);
  for (const each of document.querySelectorAll('details'))
    if (shown(each) && ![...each.children].slice(1).every(shown)) found.push('a closed fold');
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let heading = null;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !shown(parent) || parent.closest('.visually-hidden')) continue;
    const own = parent.closest('h1, h2, h3');
    if (heading && own && own !== heading && own.tagName <= heading.tagName)
      found.push(`an empty heading: ${heading.innerText}`);
    heading = own;
  }
  if (heading) found.push(`an empty heading: ${heading.innerText}`);
  return found;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_shows_neither_backgrounds_nor_ways_nor_empty_headings(reader, theme, shots):
    page = reader(color_scheme=theme)
    found = []

    for address in PAGES:
        page.goto(address)
        page.emulate_media(media="print")
        shots(page, f"print {theme} {address.replace('/', '_')}")
        found += [(address, each) for each in page.evaluate(WRONG)]
        page.emulate_media(media="screen")

    assert found == []


def test_the_address_of_a_source_is_printed_beside_it(reader):
    page = reader()
    page.goto("/luxembourg/csam")
    page.emulate_media(media="print")
    link = page.locator('main a[href^="http"]').first

    printed = link.evaluate("each => getComputedStyle(each, '::after').content")

    assert link.get_attribute("href") in printed
