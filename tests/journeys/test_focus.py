"""Where the keyboard is shows, on every page, also in the system's own colours."""

import pytest

pytestmark = pytest.mark.browser

MOST = 45  # steps of the Tab key; further down, pages repeat themselves
RING = """() => {
  const seen = (each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && style.outlineColor !== 'rgba(0, 0, 0, 0)';
  };
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  return seen(here) || seen(here.closest('.card, li') ?? here) ? '' : here.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("colours", ["none", "active"])
@pytest.mark.parametrize(
    "address", ["/", "/search?q=child", "/luxembourg/csam", "/luxembourg", "/check"]
)
def test_the_keyboards_place_is_seen(reader, address, colours):
    page = reader(forced_colors=colours)
    page.goto(address)
    unseen = set()

    for _ in range(MOST):
        page.keyboard.press("Tab")
        where = page.evaluate(RING)
        if where is None:
            break
        unseen.add(where)

    assert unseen == {""}


def test_what_is_chosen_shows_in_the_systems_own_colours(reader, shots):
    page = reader(forced_colors="active")
    page.goto("/avoid?lang=en")
    shots(page, "forced colours avoid")
    chosen = page.locator(".chip[aria-current]").first
    other = page.locator(".chip:not([aria-current])").first
    colour = "each => getComputedStyle(each).backgroundColor"

    assert chosen.evaluate(colour) != other.evaluate(colour)
