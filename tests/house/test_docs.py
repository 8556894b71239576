"""What is printed from the code into `docs/` is what the code says now."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"

spec = importlib.util.spec_from_file_location("printed", DOCS / "printed.py")
printed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(printed)


@pytest.mark.parametrize("page", printed.PAGES)
def test_a_printed_page_says_what_the_code_says(page):
    text = (DOCS / page).read_text(encoding="utf-8")

    assert text == printed.PAGES[page](), "Run “python docs/printed.py”."


def test_the_documentation_names_every_dependency():
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8").lower()

    for name in printed.dependencies():
        assert f"`{name.lower()}`" in text, name
