"""Places are told as LanguageTool's clients count them, in texts with markup as well."""

import json

from hypothesis import given
from hypothesis import strategies as st
from languagetool_client import (
    FAMILY,
    asked,
    matches,
    sliced,
    underlined,
    vocabulary,  # noqa: F401 - a fixture
)
from sound import FEW


def test_markup_is_left_out_and_counted(client):
    parts = [
        {"markup": "<p>"},
        {"text": "Child "},
        {"markup": "<b>"},
        {"text": "porno"},
        {"markup": "&shy;", "interpretAs": ""},
        {"text": "graphy"},
        {"markup": "</b>"},
        {"markup": "<br>", "interpretAs": "\n\n"},
        {"text": "\N{GIRL} A child"},
        {"markup": "&nbsp;", "interpretAs": " "},
        {"text": "abuse"},
        {"markup": " "},
        {"markup": "&#32;images", "interpretAs": " images"},
    ]
    written = "".join(each.get("text", each.get("markup")) for each in parts)
    answer = asked(client, data=json.dumps({"annotation": parts})).json

    assert [underlined(written, each) for each in answer["matches"]] == [
        "Child <b>porno&shy;graphy",
        "child&nbsp;abuse &#32;images",
    ]
    first = answer["matches"][0]
    assert first["sentence"] == "Child pornography"
    shown = first["context"]
    assert sliced(shown["text"], shown["offset"], shown["length"]) == underlined(written, first)
    assert [sliced(written, start, end - start) for start, end in answer["sentenceRanges"]] == [
        "Child <b>porno&shy;graphy",
        "\N{GIRL} A child&nbsp;abuse &#32;images",
    ]


_SIGNS = st.text(
    st.sampled_from(f'ab .\n\t"“”é\u0301{FAMILY}\N{MATHEMATICAL BOLD CAPITAL A}<&'), max_size=60
)


@FEW
@given(st.data())
def test_places_are_counted_as_clients_count_them(client, data):
    parts = data.draw(
        st.lists(
            st.builds(lambda text: {"text": text}, _SIGNS | st.just(" child pornography "))
            | st.builds(lambda text: {"markup": text}, _SIGNS)
            | st.builds(lambda text, read: {"markup": text, "interpretAs": read}, _SIGNS, _SIGNS),
            max_size=8,
        )
    )
    written = "".join(each.get("text", each.get("markup")) for each in parts)
    count = sum(each.get("text") == " child pornography " for each in parts)
    answer = asked(client, data=json.dumps({"annotation": parts})).json
    plain = asked(client, f"{written} ", method="get").json

    assert len(answer["matches"]) == count
    for match in answer["matches"] + plain["matches"]:
        assert underlined(written, match) == "child pornography"
        shown = match["context"]
        assert sliced(shown["text"], shown["offset"], shown["length"]) == "child pornography"
        assert "child pornography" in match["sentence"]
    for start, end in plain["sentenceRanges"]:
        sentence = sliced(written, start, end - start)
        assert sentence == sentence.strip() != ""


def test_half_a_character_is_as_long_as_it_was(client):
    parts = '{"annotation": [{"text": "\\ud83d child pornography \\udc00"}]}'
    (match,) = matches(client, data=parts)

    assert (match["offset"], match["length"]) == (2, 17)
