"""Every face gives the same verdict on a label: pages, API, text check, lists, command line."""

from collections import defaultdict
from itertools import islice
from urllib.parse import quote_plus

import pytest
from click.testing import CliRunner

from taxonomy.entry.model import Usage
from taxonomy.exchange import yaml
from taxonomy.exchange.shipped import LUXEMBOURG
from taxonomy.text import fold
from webapp.cli.main import main
from webapp.cli.search import _ADVICE as SAID_ON_THE_COMMAND_LINE

EACH = 40  # labels of each usage


def _usages():
    """A term of each label of the shipped scheme in its language, with all usages of the label."""
    found = defaultdict(set)
    spelled = {}
    for each in yaml.read(LUXEMBOURG).entries:
        for term in each.entry.terms:
            key = fold(term.label), term.language
            found[key].add(term.usage)
            spelled[key] = term
    return [(spelled[key], usages) for key, usages in found.items()]


def _table():
    """All labels with two usages, and the first of each usage, with the verdict to be given."""
    usages = _usages()
    several = [(term, "depends") for term, found in usages if len(found) > 1]
    yield from several
    for usage in Usage:
        single = (term for term, found in usages if found == {usage})
        yield from ((term, usage.value) for term in islice(single, EACH))


TABLE = [
    pytest.param(term, verdict, id=f"{term.language}-{term.label}") for term, verdict in _table()
]


def test_the_table_holds_every_label_with_two_usages():
    assert sum(1 for each in TABLE if each.values[1] == "depends") == 13
    assert len(TABLE) == 13 + 4 * EACH


@pytest.mark.parametrize(("term", "verdict"), TABLE)
def test_every_face_gives_the_same_verdict(term, verdict, lux_client):
    asked = f"q={quote_plus(term.label)}&lang={term.language}"

    lookup = lux_client.get(
        f"/api/v1/lookup?label={quote_plus(term.label)}&lang={term.language}"
    ).json
    search = lux_client.get(f"/api/v1/search?{asked}").json["answer"]
    suggested = lux_client.get(f"/api/v1/suggest?{asked}").json["items"]
    listed = lux_client.post(
        "/api/v1/check/list", json={"terms": [term.label], "lang": term.language}
    ).json["items"][0]
    page = lux_client.get(f"/search?{asked}").text

    assert lookup["verdict"] == verdict
    assert search == {key: value for key, value in lookup.items() if key != "items"}
    assert {row["verdict"] for row in suggested if fold(row["label"]) == fold(term.label)} == {
        verdict
    }
    assert (listed["verdict"], listed["senses"]) == (verdict, lookup["senses"])
    assert f'id="verdict" data-answer data-usage="{verdict}"' in page
    if verdict == "depends":
        gravest, *_, mildest = [each["usage"] for each in lookup["senses"]]
        assert Usage(gravest).rank > Usage(mildest).rank


@pytest.mark.parametrize(("term", "verdict"), TABLE)
def test_the_check_of_texts_gives_the_same_verdict(term, verdict, lux_client):
    """What is told of a text of that label alone; what needs context is not told there."""
    finding = next(
        iter(
            lux_client.post("/api/v1/check", json={"text": term.label, "lang": term.language}).json[
                "findings"
            ]
        ),
        None,
    )
    answer = lux_client.post("/v2/check", data={"text": term.label, "language": term.language}).json
    if finding is None or finding["match"] != term.label:
        assert verdict not in {"discouraged", "caution"} or term.needs_context or finding
        return
    assert finding["verdict"] == verdict
    assert {each["usage"] for each in finding["readings"]} == {
        each["usage"]
        for each in lux_client.get(
            f"/api/v1/lookup?label={quote_plus(term.label)}&lang={term.language}"
        ).json["senses"]
    }
    [match] = [each for each in answer["matches"] if each["offset"] == 0]
    if verdict == "depends":
        assert match["shortMessage"] not in {"Avoid", "Take care"}
    else:
        gives = {"discouraged": "LUXTERM_AVOID", "caution": "LUXTERM_CARE"}
        assert match["rule"]["category"]["id"] == gives[verdict]


@pytest.mark.parametrize("verdict", ["depends", *(usage.value for usage in Usage)])
def test_the_command_line_gives_the_same_verdict(verdict, luxembourg):
    term = next(each.values[0] for each in TABLE if each.values[1] == verdict)
    data = str(luxembourg.settings.data)

    answer = CliRunner().invoke(
        main, ["search", term.label, "--lang", term.language, "--data", data]
    )

    assert answer.output.splitlines()[0].endswith(
        next(said for advice, said in SAID_ON_THE_COMMAND_LINE.items() if advice.value == verdict)
    )
