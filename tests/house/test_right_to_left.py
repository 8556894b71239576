"""Styles know no left and no right, so that a page runs as its language does."""

import re
from pathlib import Path

import pytest

WEBAPP = Path(__file__).parents[2] / "webapp"
STYLES = sorted((WEBAPP / "static" / "css").rglob("*.css"))
TEMPLATES = sorted((WEBAPP / "templates").rglob("*.html"))
SHORTHANDS = (
    r"(?:padding|margin|inset|border-(?:width|style|color|radius)|scroll-(?:margin|padding))"
)
# Four values name the sides in turn: the second is the right, the fourth the left.
FOUR = re.compile(rf"(?<![\w-]){SHORTHANDS}\s*:\s*([^;{{}}]+);")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:left|right|top|bottom|float\s*:\s*(?:left|right)|clear\s*:\s*(?:left|right)"
    r"|text-align\s*:\s*(?:left|right)|(?:min-|max-)?(?:width|height)\s*:"
    r"|(?:border|margin|padding|scroll-\w+)-(?:left|right|top|bottom)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|translateX|translate\()"
)

name = lambda path: str(path.relative_to(WEBAPP))  # noqa: E731 - pytest wants a function


def declarations(path):
    """The style without comments, and without the queries for a width."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"@(?:media|container)[^{]*", "", css)


def values(text):
    """The values of a shorthand; what stands in brackets is one."""
    while "(" in text:
        text = re.sub(r"\w*[\w-]*\([^()]*\)", "x", text)
    return text.split()


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_style_names_no_side_of_the_page(path):
    css = declarations(path)

    assert PHYSICAL.findall(css) == []
    for found in FOUR.finditer(css):
        sides = values(found[1])
        assert len(sides) < 4 or sides[1] == sides[3], found[0]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_an_arrow_in_a_template_is_an_icon_that_turns(path):
    assert not re.search("[←→⇐⇒‹›◀▶]", path.read_text(encoding="utf-8"))
