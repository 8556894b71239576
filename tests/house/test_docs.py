"""What is printed from the code into `docs/` is what the code says now."""

import importlib.util
from pathlib import Path

import pytest
from command_line import luxterm

DOCS = Path(__file__).parents[2] / "docs"

spec = importlib.util.spec_from_file_location("printed", DOCS / "printed.py")
printed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(printed)


@pytest.mark.parametrize("page", printed.PAGES)
def test_a_printed_page_says_what_the_code_says(page):
    text = (DOCS / page).read_text(encoding="utf-8")

    assert text == printed.PAGES[page](), "Run “python docs/printed.py”."


def test_the_picture_of_the_architecture_is_drawn_from_the_imports():
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")

    assert printed.PICTURE.search(text)[0] == printed.architecture_picture()


# What a home, a terminal or a language of somebody else's would do to a help text.
ELSEWHERE = {
    "HOME": "/home/people/somebody-with-a-rather-long-name",
    "XDG_DATA_HOME": "/srv/shared",
    "COLUMNS": "40",
    "LC_ALL": "C",
    "LANGUAGE": "de",
    "NO_COLOR": "1",
}


@pytest.mark.parametrize("words", ["serve", "load", "account add", "check"])
def test_the_command_line_prints_the_same_help_everywhere(words):
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    help_text = luxterm(*words.split(), "--help", **ELSEWHERE).stdout

    assert help_text.startswith(f"Usage: luxterm {words}")
    assert f"## luxterm {words}\n\n```\n{help_text}```\n" in text


def test_the_documentation_names_every_dependency():
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8").lower()

    for name in printed.dependencies():
        assert f"`{name.lower()}`" in text, name
