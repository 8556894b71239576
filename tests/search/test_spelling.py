"""Words that are close to one that is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.search.spelling import Spelling

WORDS = [
    "abuse",
    "abused",
    "child",
    "children",
    "pornography",
    "prostitution",
    "sex",
    "tourism",
    "порнография",
    "فتاة",
]


@pytest.fixture
def spelling():
    return Spelling(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pornografy", "pornography"),
        ("prostituton", "prostitution"),
        ("chidl", "child"),  # letters that changed places count once
        ("порногрофия", "порнография"),
        ("pornogr", "pornography"),  # the beginning of a word
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(typed, meant, spelling):
    assert spelling.near(typed)[0] == meant


@pytest.mark.parametrize("typed", ["xhild", "sax", "zzzzzzz", "", "q" * 10_000])
def test_what_is_too_far_is_not_guessed(typed, spelling):
    assert spelling.near(typed) == ()


def test_words_written_as_one_are_parted(spelling):
    assert spelling.parts("sextourism") == ("sex", "tourism")
    assert spelling.parts("tourismabcd") is None


def test_a_part_of_a_word_leads_to_it(spelling):
    assert spelling.containing("nograph") == ("pornography",)


def test_new_words_are_learnt(spelling):
    spelling.add(["grooming", "child"])

    assert spelling.near("groming")[0] == "grooming"


@given(st.lists(st.text(min_size=1, max_size=12)), st.text(max_size=80))
def test_close_words_are_of_the_vocabulary_and_begin_alike(words, typed):
    spelling = Spelling(words)

    for near in spelling.near(typed):
        assert near in spelling
        assert near[0] == typed[0]
