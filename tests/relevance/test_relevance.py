"""The judged set is answered well, in every tag; the documentation shows the table."""

from pathlib import Path

import pytest
from scoring import judged, means, scores, table

DOC = Path(__file__).parents[2] / "docs" / "search.md"


@pytest.fixture(scope="module")
def scored(luxembourg):
    return scores(luxembourg)


def test_the_right_answer_comes_first(scored):
    print(table(scored))  # noqa: T201 - for whoever reads what CI printed
    _, (first, among_five, *_) = means(scored)["all"]

    assert first >= 0.95
    assert among_five >= 0.99


def test_no_kind_of_question_is_neglected(scored):
    for tag in {each["tag"] for each in judged()}:
        _, (first, *_) = means(scored)[tag]
        assert first >= 0.90, tag


def test_every_language_of_the_vocabulary_is_asked_in(luxembourg):
    asked = {each["language"] for each in judged()}

    assert set(luxembourg.catalogue.languages()) <= asked


def test_the_documentation_shows_the_table(scored):
    assert table(scored) in DOC.read_text(encoding="utf-8"), (
        "Run “python tests/relevance/scoring.py”."
    )
