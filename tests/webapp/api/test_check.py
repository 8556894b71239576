"""Texts are checked through the API: places in both units, reasons, names that excuse, SARIF."""

import io
import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import an_entry, discouraged, preferred, published, republished
from sound import FEW


@pytest.fixture
def checking(lux_client):
    """Ask for a text to be checked."""

    def ask(text, **more):
        return lux_client.post("/api/v1/check", json={"text": text, **more})

    return ask


def test_a_term_is_told_with_place_verdict_replacement_and_reason(checking):
    answer = checking("He shared\nchild pornography.", lang="en")
    (found,) = answer.json["findings"]

    assert answer.json["lang"] == "en"
    assert (found["start"], found["end"], found["match"]) == (10, 27, "child pornography")
    assert (found["line"], found["column"]) == (2, 1)
    assert (found["usage"], found["term"]) == ("discouraged", "child pornography")
    assert (found["scheme"], found["concept"]) == ("luxembourg", "csam")
    assert found["uri"] == "http://localhost/luxembourg/csam"
    assert found["replacements"][0] == "child sexual abuse material"
    assert found["fix"] == "child sexual abuse material"
    assert found["reason"]
    assert found["justified"] is None
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_name_of_a_treaty_excuses_what_it_holds(checking):
    name = "Optional Protocol on the sale of children, child prostitution and child pornography"
    found = checking(f"The {name}.", lang="en").json["findings"]

    assert [each["match"] for each in found] == ["child prostitution", "child pornography"]
    assert {each["justified"] for each in found} == {name}


def test_each_paragraph_is_read_in_its_own_language(checking):
    english = "The report says that the police found child pornography on several computers."
    french = (
        "Le rapport indique que la police a trouvé de la pornographie infantile sur des "
        "ordinateurs saisis au domicile."
    )
    answer = checking(f"{english}\n\n{french}\n")

    assert [(each["lang"], each["match"]) for each in answer.json["findings"]] == [
        ("en", "child pornography"),
        ("fr", "pornographie infantile"),
    ]


def test_an_inflected_term_gets_a_suggestion_and_no_fix(checking):
    (found,) = checking("Two child prostitutes were seen.", lang="en").json["findings"]

    assert found["match"] == "child prostitutes"
    assert found["fix"] is None
    assert found["replacements"]


def test_a_file_is_checked_as_its_text(lux_client):
    file = (io.BytesIO(b"Of child pornography."), "note.txt")
    answer = lux_client.post("/api/v1/check", data={"file": file, "lang": "en"})

    assert [each["match"] for each in answer.json["findings"]] == ["child pornography"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": 3}, "/text"),
        ({"text": "x", "lang": "<>"}, "/lang"),
        ({"text": "x", "scheme": "nowhere"}, "/scheme"),
        ({"text": "x", "language": "en"}, "/language"),
        ({"text": "x" * 1_000_001}, "/text"),
    ],
)
def test_what_is_amiss_is_told_by_its_place(lux_client, body, pointer):
    answer = lux_client.post("/api/v1/check", json=body)

    if answer.status_code == 413:
        return
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json["errors"]] == [pointer]


@settings(parent=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(max_size=20)
        | st.sampled_from(["child pornography", "😀", "\r\n", "e\u0301", "ילד"]),
        max_size=12,
    )
)
def test_offsets_are_exact_in_both_units_whatever_the_text(luxembourg, pieces):
    from taxonomy.checking import reports  # noqa: PLC0415

    text = " ".join(each.encode("utf-8", "ignore").decode() for each in pieces)
    for language in ("en", None):
        report = luxembourg.checker.check(text, language=language)
        told = reports.serialize(reports.of_text("text", text, report))
        units = text.encode("utf-16-le")
        for found in told["findings"]:
            assert text[found["start"] : found["end"]] == found["match"]
            in_units = units[2 * found["start_utf16"] : 2 * found["end_utf16"]]
            assert in_units.decode("utf-16-le") == found["match"]
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert lines[found["line"] - 1][found["column"] - 1 :].startswith(
                found["match"].splitlines()[0]
            )


def test_sarif_is_answered_where_it_is_accepted(lux_client):
    text = (
        "Child pornography. The Special Rapporteur on the sale of children, child prostitution "
        "and child pornography."
    )
    answer = lux_client.post(
        "/api/v1/check",
        json={"text": text, "lang": "en"},
        headers={"Accept": "application/sarif+json"},
    )
    run = json.loads(answer.text)["runs"][0]

    assert answer.mimetype == "application/sarif+json"
    assert [each["level"] for each in run["results"]] == ["error", "note", "note"]
    assert "suppressions" in run["results"][1]
    assert run["results"][0]["fixes"]


def test_what_is_published_is_checked_for_at_once(client, termbase):
    def matches():
        answer = client.post("/api/v1/check", json={"text": "An odd word.", "lang": "en"})
        return [each["match"] for each in answer.json["findings"]]

    published(termbase, an_entry(preferred()))
    assert matches() == []
    republished(termbase, an_entry(preferred(), discouraged("odd word")))
    assert matches() == ["odd word"]


def test_a_checked_text_is_nowhere_afterwards(client, termbase, caplog, tmp_path):
    published(termbase, an_entry(preferred(), discouraged()))
    secret = "Zanzibarquaxil says child pornography"
    with caplog.at_level(logging.DEBUG):
        client.post("/api/v1/check", json={"text": secret})
        client.post("/api/v1/check", data={"file": (io.BytesIO(secret.encode()), "Zanzibarquaxil")})
        client.post("/api/v1/check", json={"text": secret, "lang": "Zanzibarquaxil"})

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Zanzibarquaxil" not in kept
    assert "Zanzibarquaxil" not in caplog.text
