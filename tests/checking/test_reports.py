"""Reports for other people's tools are read by models of SARIF that are not ours."""

import json
import os
from pathlib import Path

import documents_made
import pytest
from conftest import without
from jsonschema import Draft4Validator
from sarif_pydantic import Sarif

from taxonomy.checking import reports
from taxonomy.checking.documents import document

NAME = "Optional Protocol on the sale of children, child prostitution and child pornography"
TEXT = (
    f"😀 Child pornography.\r\nThe {NAME}.\r\n"
    "“Child prostitutes” was the word; a kid and sexual abuse."
)


@pytest.fixture(scope="module")
def log(luxembourg):
    """The log of a text, as its file has it."""
    report = luxembourg.checker.check(TEXT, language="en")
    checked = reports.of_text("docs/note.txt", TEXT, report, "https://terms.example")
    return json.loads(json.dumps(reports.sarif([checked])))


def test_the_log_is_sarif_to_others(log):
    (run,) = Sarif.model_validate(log).runs

    assert run.tool.driver.name == "Luxterm"
    assert [each.level.value for each in run.results] == [
        "error",
        "note",
        "note",
        "note",
        "warning",
    ]
    assert {each.rule_id for each in run.results} <= {each.id for each in run.tool.driver.rules}


def test_the_log_is_sarif_as_oasis_has_it(log, luxembourg):
    """The schema is not ours to ship: `.ci/run` gets it, as README tells."""
    path = os.environ.get("LUXTERM_TEST_SARIF")
    if not path:
        without("the schema of SARIF is not here (LUXTERM_TEST_SARIF)")
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    letter = documents_made.docx(("Of child pornography.", ""))
    outcome = document.checked(luxembourg.checker, document.read(letter, "a.docx"), "en")
    other = json.loads(json.dumps(reports.sarif([outcome.reported("été 1.docx")])))
    place = other["runs"][0]["results"][0]["locations"][0]

    assert list(Draft4Validator(schema).iter_errors(log)) == []
    assert list(Draft4Validator(schema).iter_errors(other)) == []
    assert place["logicalLocations"] == [{"fullyQualifiedName": "paragraph 1"}]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "%C3%A9t%C3%A9%201.docx"


def test_every_place_in_the_log_is_where_the_words_are(log):
    lines = TEXT.split("\r\n")
    (run,) = log["runs"]

    for each in run["results"]:
        region = each["locations"][0]["physicalLocation"]["region"]
        words = region["snippet"]["text"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
        assert TEXT[region["charOffset"] :][: region["charLength"]] == words
        assert run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]


def test_what_is_excused_is_suppressed_with_its_name(log):
    excused = [each for each in log["runs"][0]["results"] if "suppressions" in each]

    assert len(excused) == 2
    assert {each["suppressions"][0]["justification"] for each in excused} == {NAME}


def test_rules_lead_to_their_entries(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]

    assert rules[0]["helpUri"] == "https://terms.example/luxembourg/csam"
