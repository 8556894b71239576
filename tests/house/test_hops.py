"""The three journeys pass through the packages that `docs/architecture.md` tells, and no more."""

import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import NOON, PAUL, an_entry, discouraged, draft, preferred, published

from taxonomy.curation import workflow

ROOT = Path(__file__).parents[2]
ARCHITECTURE = ROOT / "docs" / "architecture.md"
MOST = 6  # packages that a question passes through

# What every journey may use without it being a step: values, words and their folding.
GROUND = {
    "entry",
    "text",
    "alphabet",
    "stemming",
    "languages",
    "errors",
    "settings",
    "parameter_types",
}
# What is around every answer, whatever was asked: who asks, its headers, its language, its
# addresses, in which format, and how entries are laid out.
FRAME = {
    "app",
    "assets",
    "auth",
    "compression",
    "conditional_requests",
    "cors",
    "i18n",
    "integrations",
    "messages",
    "presenters",
    "response_cache",
    "roles",
    "security_headers",
}


@contextmanager
def recorded():
    """A list that fills with each of our packages when it is entered for the first time."""
    seen = []

    def note(frame, event, _):
        if event == "call":
            package = _package(frame.f_code.co_filename)
            if package and package not in {*seen, *GROUND, *FRAME}:
                seen.append(package)

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def _package(filename):
    """`…/taxonomy/store/changes.py` is `store`, `…/webapp/roles.py` is `roles`."""
    path = Path(filename)
    for face in ("taxonomy", "webapp"):
        if ROOT / face in path.parents:
            return path.relative_to(ROOT / face).parts[0].removesuffix(".py")
    return None


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
def test_a_journey_takes_the_way_that_is_documented(name, with_an_entry, client):
    seen = JOURNEYS[name](with_an_entry, client)

    assert f"| {name} | {' → '.join(seen)} |" in ARCHITECTURE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["A reader searches", "A tool asks"])
def test_a_question_has_few_hops(name, with_an_entry, client):
    assert len(JOURNEYS[name](with_an_entry, client)) <= MOST
