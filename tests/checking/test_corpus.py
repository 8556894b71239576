"""The check finds what 383 annotated sentences say, and little else."""

import annotated
import pytest

from taxonomy.checking import published_rules as stored
from taxonomy.checking.checker import Checker


@pytest.fixture(scope="module")
def scores(luxembourg):
    with luxembourg.reading() as session:
        found, malformed = annotated.scored(Checker(stored.book(session)))
    table, every = annotated.table(found)
    print(f"\n{table}\n")  # noqa: T201 - for whoever reads what CI printed
    for each in malformed:
        print(*each, sep=" | ")  # noqa: T201 - likewise
    return found, every


def test_precision_and_recall_over_all_languages(scores):
    _, every = scores

    assert every.precision >= 0.98
    assert every.recall >= 0.97


def test_no_language_is_left_behind(scores):
    found, _ = scores

    assert {tag for tag, each in found.items() if min(each.precision, each.recall) < 0.93} == set()
