"""Templates, styles and scripts are held to walls as the code is."""

import re
from pathlib import Path

import pytest

WEBAPP = Path(__file__).parents[2] / "webapp"
TEMPLATES = sorted((WEBAPP / "templates").rglob("*.html"))
STYLES = sorted((WEBAPP / "static" / "css").rglob("*.css"))
SCRIPTS = sorted((WEBAPP / "static" / "js").rglob("*.js"))
# 52,000, not 40,000: folds, the graph, pictures of the tree, print and forced colours came with
# the issue on answers; all of it is one file, kept for a year and under 10 kB when packed.
MOST_CSS, MOST_JS = 52_000, 34_000  # bytes, uncompressed; scripts with those of the embed
LONGEST_TEMPLATE, LONGEST_SCRIPT = 80, 120  # lines

name = lambda path: str(path.relative_to(WEBAPP))  # noqa: E731 - pytest wants a function


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short_and_has_nothing_inline(path):
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST_TEMPLATE
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_style_takes_its_colours_from_the_tokens(path):
    css = without_comments(path.read_text(encoding="utf-8"))

    assert "!important" not in css
    assert not re.search(r"^[^{}@]*#[\w-]+[^{};]*\{", css, re.MULTILINE), "an id in a selector"
    assert not re.search(r"\b(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b", css)
    assert not re.search(r"https?:|@import", css)
    if path.name != "tokens.css":
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(", css)


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_SCRIPT


def test_all_of_it_is_light():
    assert 0 < sum(path.stat().st_size for path in STYLES) <= MOST_CSS
    assert 0 < sum(path.stat().st_size for path in SCRIPTS) <= MOST_JS
