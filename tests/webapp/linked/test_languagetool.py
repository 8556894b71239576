"""Clients of LanguageTool get what they expect, a real one among them; no text is kept."""

import json
import threading

import pytest
import waitress
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pylanguagetool import api
from sound import FEW

FOUND = "He shared child pornography."


def ask(client, **form):
    return client.post("/v2/check", data=form)


def test_a_match_has_place_replacement_message_and_address(lux_client):
    answer = ask(lux_client, text=FOUND, language="en").json
    (match,) = answer["matches"]

    assert (match["offset"], match["length"]) == (10, 17)
    assert match["replacements"][0] == {"value": "child sexual abuse material"}
    assert match["message"].startswith("Avoid “child pornography”; say")
    assert match["rule"]["urls"] == [{"value": "http://localhost/luxembourg/csam"}]
    assert match["rule"]["category"]["id"] == "LUXTERM_AVOID"
    context = match["context"]
    assert context["text"][context["offset"] :][: context["length"]] == "child pornography"
    assert answer["language"]["code"] == "en"


def test_the_language_is_found_out(lux_client):
    text = "La police a trouvé de la pornographie infantile chez le suspect, dit le rapport."
    answer = ask(lux_client, text=text, language="auto").json

    assert answer["language"]["detectedLanguage"]["code"] == "fr"
    assert answer["matches"]


def test_annotated_text_keeps_its_places_and_its_markup_unmarked(lux_client):
    annotation = [
        {"markup": "<p title='child pornography'>", "interpretAs": "\n\n"},
        {"text": "Of child "},
        {"markup": "<b>"},
        {"text": "pornography"},
        {"markup": "</b>"},
    ]
    whole = "".join(each.get("text") or each["markup"] for each in annotation)
    (match,) = ask(lux_client, data=json.dumps({"annotation": annotation}), language="en").json[
        "matches"
    ]

    assert whole[match["offset"] :][: match["length"]] == "child <b>pornography"


def test_rules_and_categories_are_turned_off_and_on(lux_client):
    text = "He shared child pornography."

    def many(**more):
        return len(ask(lux_client, text=text, language="en", **more).json["matches"])

    assert many(disabledCategories="LUXTERM_AVOID") == 0
    assert many(disabledRules="LUXTERM_LUXEMBOURG_CSAM_EN") == 0
    assert many(enabledOnly="true", enabledCategories="LUXTERM_CARE") == 0
    assert many(enabledOnly="true", enabledRules="LUXTERM_LUXEMBOURG_CSAM_EN") == 1
    assert many(enabledOnly="false", disabledRules="OTHER") == 1


def test_what_a_name_excuses_is_not_told(lux_client):
    text = "Optional Protocol on the sale of children, child prostitution and child pornography"

    assert ask(lux_client, text=text, language="en").json["matches"] == []


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"text": "x"},
        {"language": "en"},
        {"text": "x", "data": "{}", "language": "en"},
        {"text": "x", "language": "<>"},
        {"data": "{", "language": "en"},
        {"data": '{"annotation": [{}]}', "language": "en"},
        {"data": '{"annotation": [3]}', "language": "en"},
        {"data": "[]", "language": "en"},
    ],
)
def test_what_is_amiss_is_a_line_of_text(lux_client, form):
    answer = ask(lux_client, **form)

    assert answer.status_code == 400
    assert answer.text.startswith("Error: ")


def test_languages_are_listed(lux_client):
    told = lux_client.get("/v2/languages").json

    assert {"name": "French", "code": "fr", "longCode": "fr"} in told
    assert len(told) == 18


def test_scripts_of_other_sites_may_ask(lux_client):
    answer = lux_client.post(
        "/v2/check", data={"text": FOUND, "language": "en"}, headers={"Origin": "https://x.example"}
    )

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


@settings(parent=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.just(FOUND), max_size=6))
def test_offsets_are_in_utf_16_units(lux_client, pieces):
    text = " ".join(pieces)
    units = text.encode("utf-16-le")

    for match in ask(lux_client, text=text, language="en").json["matches"]:
        start, end = match["offset"], match["offset"] + match["length"]
        found = units[2 * start : 2 * end].decode("utf-16-le")
        assert found.casefold().replace("\xa0", " ").startswith("child")


def test_a_client_library_of_others_talks_to_it(luxembourg):
    from webapp.app import create_app  # noqa: PLC0415

    server = waitress.create_server(create_app(luxembourg), host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{server.effective_port}/v2/"

    answer = api.check(FOUND, api_url=address, lang="en")
    spoken = api.get_languages(address)
    server.close()

    assert [each["offset"] for each in answer["matches"]] == [10]
    assert "fr" in {each["code"] for each in spoken}
