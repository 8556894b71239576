"""The check as LanguageTool's clients ask for it: what is underlined, where, and in which words."""

import threading

import pytest
import waitress
from languagetool_client import (
    FAMILY,
    asked,
    matches,
    underlined,
    vocabulary,  # noqa: F401 - a fixture
)
from pylanguagetool import api

RULE = "LUXTERM_TEST_CSAM_EN"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_match_says_what_where_why_and_what_instead(client, method):
    answer = asked(client, f"{FAMILY} They sold child pornography there.", method)
    (match,) = answer.json["matches"]

    assert match == {
        "message": "It hides the crime.",
        "shortMessage": "Avoid",
        "offset": 16,
        "length": 17,
        "replacements": [{"value": "child sexual abuse material"}],
        "context": {
            "text": f"{FAMILY} They sold child pornography there.",
            "offset": 16,
            "length": 17,
        },
        "sentence": f"{FAMILY} They sold child pornography there.",
        "type": {"typeName": "Other"},
        "rule": {
            "id": RULE,
            "description": "Avoid: child pornography",
            "issueType": "terminology",
            "urls": [{"value": "http://localhost/test/csam#en.child_pornography"}],
            "category": {"id": "LUXTERM_AVOID", "name": "Avoid"},
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }
    assert answer.json["language"]["code"] == "en"
    assert answer.json["software"]["apiVersion"] == 1
    assert answer.json["warnings"] == {"incompleteResults": False}
    assert client.get("/test/csam").status_code == 200


def test_nothing_is_kept_and_any_script_may_ask(client):
    answer = asked(client, "child pornography")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    allowed = client.options(
        "/v2/check",
        headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"},
    )
    assert "POST" in allowed.headers["Access-Control-Allow-Methods"]


def test_the_text_is_noted_nowhere(client, caplog):
    caplog.set_level(0)
    asked(client, "child pornography of Zzyzx", "get")
    asked(client, "child pornography of Zzyzx", language="xx")

    assert "Zzyzx" not in caplog.text


def test_the_reason_is_told_in_the_language_of_the_text_or_else_in_english(client):
    (french,) = matches(client, "Contre la pornographie enfantine.", language="fr-BE")
    (spanish,) = matches(client, "Contra la pornografía infantil.", language="es")

    assert (french["message"], french["shortMessage"]) == ("Le mot cache le crime.", "À éviter")
    assert (spanish["message"], spanish["shortMessage"]) == ("It hides.", "Evítese")


def test_the_language_is_found_out(client):
    text = "Nous luttons contre la pornographie enfantine depuis longtemps, et ce n’est pas fini."
    answer = asked(client, text, language="auto").json

    assert [underlined(text, each) for each in answer["matches"]] == ["pornographie enfantine"]
    assert answer["language"]["code"] == answer["language"]["detectedLanguage"]["code"] == "fr"
    assert answer["language"]["detectedLanguage"]["name"] == "French"
    assert answer["language"]["detectedLanguage"]["confidence"] == 1.0
    assert asked(client, text, language="en-US").json["language"] == {
        "name": "English (United States)",
        "code": "en-US",
        "detectedLanguage": answer["language"]["detectedLanguage"],
    }


def test_what_a_name_excuses_is_not_told(client):
    assert (
        matches(client, "The Optional Protocol on child prostitution and child pornography") == []
    )


def test_a_quotation_and_a_word_to_take_care_with_are_hints(client):
    quoted, careful = matches(client, "He said “child pornography”, not child abuse images.")

    assert quoted["type"] == careful["type"] == {"typeName": "Hint"}
    assert quoted["rule"]["category"] == {"id": "LUXTERM_AVOID", "name": "Avoid"}
    assert careful["rule"]["category"] == {"id": "LUXTERM_CARE", "name": "Take care"}


def test_a_replacement_begins_as_the_match_does(client):
    (match,) = matches(client, "Child pornography is a crime.")

    assert match["replacements"] == [{"value": "Child sexual abuse material"}]


BOTH = "child pornography, child abuse images"


@pytest.mark.parametrize(
    ("switches", "found"),
    [
        ({"disabledRules": f"OTHER, {RULE}"}, []),
        ({"disabledRules": "OTHER"}, ["LUXTERM_AVOID", "LUXTERM_CARE"]),
        (
            {"disabledCategories": "LUXTERM_CARE", "enabledRules": RULE},
            ["LUXTERM_AVOID", "LUXTERM_CARE"],
        ),
        ({"disabledCategories": "LUXTERM_CARE"}, ["LUXTERM_AVOID"]),
        ({"enabledOnly": "true", "enabledCategories": "LUXTERM_CARE"}, ["LUXTERM_CARE"]),
        ({"enabledOnly": "yes", "enabledRules": RULE}, ["LUXTERM_AVOID", "LUXTERM_CARE"]),
        ({"enabledOnly": "true"}, []),
        ({"enabledOnly": "false", "level": "picky"}, ["LUXTERM_AVOID", "LUXTERM_CARE"]),
        (
            {"motherTongue": "de", "preferredVariants": "en-GB"},
            ["LUXTERM_AVOID", "LUXTERM_CARE"],
        ),
        ({"scheme": "test"}, ["LUXTERM_AVOID", "LUXTERM_CARE"]),
    ],
)
def test_rules_and_categories_are_turned_on_and_off(client, switches, found):
    told = matches(client, BOTH, **switches)

    assert [each["rule"]["category"]["id"] for each in told] == found


def test_the_languages_are_those_that_there_are_terms_of(client):
    told = client.get("/v2/languages").json

    assert told == [
        {"name": "English", "code": "en", "longCode": "en"},
        {"name": "Spanish", "code": "es", "longCode": "es"},
        {"name": "French", "code": "fr", "longCode": "fr"},
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"language": "en"}, "nothing to check"),
        ({"text": "x"}, "language is missing"),
        ({"text": "x", "language": "xx"}, "in the language “xx”"),
        ({"text": "x", "language": "en", "data": "{}"}, "not both"),
        ({"text": "x", "language": "en", "scheme": "none"}, "no vocabulary “none”"),
        *(
            ({"language": "en", "data": data}, "“annotation”")
            for data in (
                "nonsense",
                "[]",
                '{"annotation": 7}',
                '{"annotation": [7]}',
                '{"annotation": [{}]}',
                '{"annotation": [{"text": 7}]}',
                '{"annotation": [{"text": "a", "markup": "b"}]}',
                '{"annotation": [{"markup": "a", "interpretAs": null}]}',
                "[" * 100_000,
            )
        ),
    ],
    ids=range(14),
)
def test_what_cannot_be_checked_is_refused_in_plain_words(client, given, told):
    answer = client.post("/v2/check", data=given)

    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert answer.text.startswith("Error: ")
    assert told in answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_long_text_is_checked_and_a_longer_one_refused(client):
    almost = "It is. " * 120_000 + "child pornography"
    (match,) = matches(client, almost)
    answer = asked(client, "It is. " * 200_000)

    assert underlined(almost, match) == "child pornography"
    assert answer.status_code == 413
    assert answer.text.startswith("Error: The text is too long")


def test_other_methods_are_refused(client):
    assert client.put("/v2/check").status_code == 405


def test_a_termbase_without_terms_knows_no_language(tmp_path):
    from taxonomy.settings import Settings  # noqa: PLC0415
    from taxonomy.termbase import Termbase  # noqa: PLC0415
    from webapp.app import create_app  # noqa: PLC0415

    empty = Termbase.open(Settings(data=tmp_path / "empty"))
    client = create_app(empty).test_client()

    assert client.get("/v2/languages").json == []
    assert matches(client, "child pornography", language="auto") == []
    empty.close()


def test_a_client_library_of_others_talks_to_it(termbase):
    from webapp.app import create_app  # noqa: PLC0415

    server = waitress.create_server(create_app(termbase), host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{server.effective_port}/v2/"
    text = f"{FAMILY} child pornography"

    answer = api.check(text, api_url=address, lang="en", disabled_categories="LUXTERM_CARE")
    spoken = api.get_languages(address)
    with pytest.raises(ValueError, match="Error: There are no terms in the language “xx”"):
        api.check(text, api_url=address, lang="xx")
    server.close()

    assert [underlined(text, each) for each in answer["matches"]] == ["child pornography"]
    assert "fr" in {each["code"] for each in spoken}
