"""Templates, styles and scripts are held to walls as the code is."""

import gzip
import re
from pathlib import Path

import pytest

WEBAPP = Path(__file__).parents[2] / "webapp"
TEMPLATES = sorted((WEBAPP / "templates").rglob("*.html"))
STYLES = sorted((WEBAPP / "static" / "css").rglob("*.css"))
SCRIPTS = sorted((WEBAPP / "static" / "js").rglob("*.js"))
# What a reader waits for: bytes as they are sent, packed. All styles are one file and all
# scripts of a page a few, kept for a year.
MOST_CSS, MOST_JS = 10_000, 10_500
LONGEST, WIDEST = 120, 120  # lines of a template or script, characters of a template's line

name = lambda path: str(path.relative_to(WEBAPP))  # noqa: E731 - pytest wants a function


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_small_and_has_nothing_inline(path):
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST
    assert max(map(len, text.splitlines())) <= WIDEST
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
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize(("paths", "most"), [(STYLES, MOST_CSS), (SCRIPTS, MOST_JS)])
def test_all_of_it_is_light(paths, most):
    packed = gzip.compress(b"".join(path.read_bytes() for path in paths))

    assert 0 < len(packed) <= most
