"""The three journeys pass through the modules that `docs/architecture.md` counts, and no more."""

import re
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import NOON, PAUL, an_entry, discouraged, draft, preferred, published

from taxonomy.curation import workflow

ROOT = Path(__file__).parents[2]
DOCUMENTED = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


@contextmanager
def recorded():
    """A list that fills with each of our modules when it is entered for the first time."""
    seen = []

    def note(frame, event, _):
        if event == "call":
            module = _module(frame.f_code.co_filename)
            if module and module not in seen:
                seen.append(module)

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def _module(filename):
    """The path of one of our modules, such as `webapp/roles.py`; None for any other."""
    path = Path(filename)
    inside = any(ROOT / face in path.parents for face in ("taxonomy", "webapp"))
    return str(path.relative_to(ROOT)) if inside else None


def _packages(modules):
    """`taxonomy/store/changes.py` is of `store`, `webapp/roles.py` is `roles`; each once."""
    names = (Path(each).parts[1].removesuffix(".py") for each in modules)
    return list(dict.fromkeys(names))


def a_reader_searches(_termbase, client):
    client.get("/search?q=child+pornography")
    with recorded() as seen:
        page = client.get("/search?q=child+pornography")
    assert "child sexual abuse material" in page.text
    return seen


def a_tool_asks(_termbase, client):
    client.get("/api/v1/search?q=child+pornography")
    with recorded() as seen:  # another page size, since the same answer would be given again
        answer = client.get("/api/v1/search?q=child+pornography&per_page=10")
    assert answer.json["items"][0]["usage"] == "discouraged"
    return seen


def a_revision_is_published(termbase, _client):
    number = draft(termbase, an_entry(preferred("another"), concept="another"))
    with recorded() as seen, termbase.transaction() as session:
        workflow.publish(session, number, by=PAUL, at=NOON)
    return seen


JOURNEYS = {
    "A reader searches": a_reader_searches,
    "A tool asks": a_tool_asks,
    "A revision is published": a_revision_is_published,
}


@pytest.fixture
def with_an_entry(termbase):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            discouraged("child pornography", replacements=("child sexual abuse material",)),
        ),
    )
    return termbase


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_takes_no_longer_way_than_is_documented(name, with_an_entry, client):
    modules = JOURNEYS[name](with_an_entry, client)

    # What is cached by then makes a way shorter.
    row = re.search(rf"^\| {name} \| (\d+) \| (\d+) \| (.+) \|$", DOCUMENTED, re.MULTILINE)
    packages = row[3].split(" → ")
    assert len(packages) == int(row[2])
    assert [each for each in _packages(modules) if each not in packages] == []
    assert len(modules) <= int(row[1])
