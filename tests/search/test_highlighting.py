"""What of a text is marked: each word whose stem was asked for, and nothing else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taxonomy.search.highlighting import EXCERPT, excerpt, pieces
from taxonomy.stemming import stem
from taxonomy.text import words

MIXED = st.text(st.sampled_from("aàÀbßé_ '-.’1²\u0301\u00ad\u200bжЁ漢字กعا\U0001d41a"))
TEXTS = st.one_of(st.text(), MIXED, st.text(st.characters(max_codepoint=0x52F)))


@given(TEXTS, st.data(), st.sampled_from(("en", "fr", "ru", "ar", "th")))
@example("_abuse abuse_s Äbuse", None, "en")
def test_every_word_with_a_stem_is_marked_and_no_other(text, data, language):
    known = words(text)
    chosen = known[:1] if data is None or not known else data.draw(st.lists(st.sampled_from(known)))
    stems = {stem(text[word.start : word.end], language) for word in chosen}
    marked = set()
    at = 0
    for piece, is_marked in pieces(text, language, stems):
        if is_marked:
            marked.update(range(at, at + len(piece)))
        at += len(piece)
    assert at == len(text)
    wanted = set()
    for word in known:
        if stem(text[word.start : word.end], language) in stems:
            wanted.update(range(word.start, word.end))
    assert marked == wanted


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Abuse, abused: ABUSE.", ["Abuse", "abused", "ABUSE"]),
        ("re-abuse disabuse abuse", ["abuse", "abuse"]),
        ("‘abuse’—abuse…", ["abuse", "abuse"]),
        ("ábuse a\u0301buse xa\u0301buse", ["ábuse", "a\u0301buse"]),
        ("nothing of it", []),
    ],
)
def test_words_are_found_however_they_stand(text, marked):
    found = [piece for piece, is_marked in pieces(text, "en", {"abus"}) if is_marked]
    assert found == marked


@pytest.mark.parametrize("filler", ["word", "wörd", "слово", "w\u0301ord"])
def test_an_excerpt_begins_shortly_before_the_first_match(filler):
    text = f"{f'{filler} ' * 60}abuse {f'{filler} ' * 60}"
    found = excerpt(text, "en", {"abus"})
    assert [piece for piece, is_marked in found if is_marked] == ["abuse"]
    assert found[0][0] == found[-1][0] == "…"
    assert sum(len(piece) for piece, _ in found[1:-1]) == EXCERPT


def test_a_short_text_is_shown_whole():
    text = "x " * (EXCERPT // 2 - 3) + "abuse."

    assert len(text) == EXCERPT
    assert excerpt(text, "en", {"abus"}) == ((text[:-6], False), ("abuse", True), (".", False))


def test_a_text_without_a_match_is_shown_from_its_beginning():
    text = "word " * 100

    assert excerpt(text, "en", {"abus"}) == ((text[:EXCERPT], False), ("…", False))


def test_a_match_near_the_beginning_needs_no_cut_before_it():
    text = "Of abuse. " + "word " * 100

    found = excerpt(text, "en", {"abus"})

    assert found[:2] == (("Of ", False), ("abuse", True))
    assert found[-1] == ("…", False)


def test_an_excerpt_at_the_end_has_no_cut_behind_it():
    text = "word " * 100 + "abuse"

    found = excerpt(text, "en", {"abus"})

    assert found == (("…", False), (text[500 - EXCERPT // 2 : 500], False), ("abuse", True))


def test_a_match_that_the_excerpt_cuts_is_marked_as_far_as_it_goes():
    text = "abuse " + "x" * (EXCERPT - 9) + " abused and more"

    found = excerpt(text, "en", {"abus"})

    assert found[-2:] == (("ab", True), ("…", False))
    assert sum(len(piece) for piece, _ in found[:-1]) == EXCERPT


def test_a_match_behind_the_excerpt_is_not_shown():
    text = "abuse " + "word " * 100 + "abuse"

    assert [piece for piece, marked in excerpt(text, "en", {"abus"}) if marked] == ["abuse"]


def test_overlapping_words_are_marked_once():
    found = pieces("虐待児", "zh", {"虐待", "待児", "待"})

    assert found == (("虐待", True), ("児", True))


def test_a_match_right_behind_the_excerpt_leaves_no_empty_mark():
    text = "abuse " + "x" * (EXCERPT - 7) + " abused and more"

    found = excerpt(text, "en", {"abus"})

    assert found[-2:] == ((text[5:EXCERPT], False), ("…", False))
