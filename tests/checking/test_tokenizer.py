"""Both tokenizers, for short and for long texts, find the same words in the same places."""

from hypothesis import given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking import tokenizer
from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rulebook import Rule
from taxonomy.entry.model import Usage
from taxonomy.text import RUNNING

LONG = 40_000  # characters, more than what is cut by the regular expression
WESTERN = st.text("aBéœŠß²½ƒ_-' \u00a0\x85\t\n.!,’—€")
ANY = st.text("ab é.-\n’\u00ad\u0301я日한\u200b\x81")


@given(WESTERN | ANY | st.text())
@FEW
def test_the_words_are_those_of_running_text_and_stand_where_they_stand(text):
    for each in (text, text * (LONG // (len(text) or 1) + 1)):
        tokens = tokenizer.tokenize(each)

        found = list(zip(map(int, tokens.starts), map(int, tokens.ends), tokens.words, strict=True))

        assert found == [(one.start(), one.end(), one[0]) for one in RUNNING.finditer(each)]


def test_the_pieces_of_a_text_are_the_text_and_none_ends_within_a_sentence():
    text = "A sentence of some words; it has a comma, and an end. " * 5_000

    pieces = list(tokenizer.pieces(text))

    assert len(pieces) > 1
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, start) for start, piece in pieces)
    assert all(piece.endswith(".") for _, piece in pieces[:-1])


def test_a_term_is_found_wherever_a_long_text_is_cut():
    rule = Rule("scheme", "concept", "stolen goods", "en", Usage.DISCOURAGED)
    matcher = Matcher("en", [rule])
    text = "He sold stolen goods. " * 10_000 + "Not stolen. Goods"

    found = matcher.scan(text).terms

    assert [text[each.start : each.end] for each in found] == ["stolen goods"] * 10_000
    assert [each.start for each in found] == [22 * number + 8 for number in range(10_000)]


def test_a_text_of_one_sentence_without_end_is_checked_to_its_end():
    rule = Rule("scheme", "concept", "stolen goods", "en", Usage.DISCOURAGED)
    text = "word " * 100_000 + "stolen goods"

    [found] = Matcher("en", [rule]).scan(text).terms

    assert text[found.start :] == "stolen goods"
