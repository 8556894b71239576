"""The picture of a concept in a browser: its text fits, and its links are reached."""

import pytest

from webapp.presenters.concept_graph import SIZE
from webapp.presenters.text_width import width as most

pytestmark = pytest.mark.browser

# The lines that run over a side of a visible box, and how far.
OVER = """
() => [...document.querySelectorAll('.graph :has(> .graph-box)')]
    .filter(box => box.getClientRects().length)
    .flatMap(box => {
        const room = box.querySelector('.graph-box').getBBox();
        return [...box.querySelectorAll(':scope > text')].map(line => {
            const text = line.getBBox();
            const after = text.x + text.width - room.x - room.width;
            return [line.textContent, Math.max(room.x - text.x, after)];
        });
    })
    .filter(([, over]) => over > 0)
"""
SHOWN = (
    "() => [...document.querySelectorAll('svg.graph')].map(each => each.getClientRects().length)"
)

WIDTHS = """
labels => {
    const text = document.querySelector('.graph-centre text');
    return labels.map(label => {
        text.textContent = label;
        return text.getComputedTextLength();
    });
}
"""


def concepts_around(luxembourg):
    return [
        card.concept
        for card in luxembourg.catalogue.concepts()
        if luxembourg.catalogue.narrower("luxembourg", card.concept)
        or luxembourg.catalogue.relating("luxembourg", card.concept)
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_label_runs_over_its_box(width, reader, luxembourg):
    page = reader(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    over = []

    for concept in concepts_around(luxembourg):
        page.goto(f"/luxembourg/{concept}")
        over += page.evaluate(OVER)

    assert over == []


def test_no_label_of_any_language_is_wider_than_it_is_thought_to_be(reader, luxembourg):
    labels = sorted({term.label for card in luxembourg.catalogue.concepts() for term in card.terms})
    page = reader()
    page.goto("/luxembourg/child-sexual-exploitation")

    measured = page.evaluate(WIDTHS, labels)

    assert [
        (label, wide)
        for label, wide in zip(labels, measured, strict=True)
        if wide > most(label, SIZE)
    ] == []


@pytest.mark.parametrize(("width", "shown"), [(390, [0, 1]), (1280, [1, 0])])
def test_one_picture_is_shown_by_the_room_that_there_is(width, shown, reader):
    page = reader(viewport={"width": width, "height": 900})
    page.goto("/luxembourg/child-sexual-exploitation")

    assert page.evaluate(SHOWN) == shown
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_neighbour_is_reached_with_the_keyboard_and_seen_to_be(reader):
    page = reader()
    page.goto("/luxembourg/child-sexual-exploitation")
    box = page.locator(".graph-wide a").first
    stroke = "each => getComputedStyle(each.querySelector('.graph-box')).strokeWidth"
    before = box.evaluate(stroke)

    page.locator("#neighbourhood").evaluate("each => { each.tabIndex = -1; each.focus() }")
    page.keyboard.press("Tab")

    assert box.evaluate("each => each === document.activeElement")
    assert box.evaluate(stroke) != before
    page.keyboard.press("Enter")
    page.wait_for_url("**/luxembourg/csea")


def test_a_tree_opens_and_closes_with_the_keyboard_and_without_script(reader):
    page = reader(java_script_enabled=False)
    page.goto("/luxembourg/tree/theme")
    link = page.get_by_role("link", name="child victim", exact=True)

    assert not link.is_visible()
    page.locator("summary", has_text="Victims and survivors").focus()
    page.keyboard.press("Enter")

    assert link.is_visible()
