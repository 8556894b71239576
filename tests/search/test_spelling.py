"""Words that are close to one that is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.search.spelling import Spelling, tolerance

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


@pytest.mark.parametrize(
    ("typed", "slips"), [("sex", 0), ("kids", 1), ("child", 1), ("abused", 2), ("pornography", 2)]
)
def test_longer_words_may_have_more_slips(typed, slips):
    assert tolerance(typed) == slips


@pytest.mark.parametrize(
    ("words", "typed", "near"),
    [
        (
            ["abuser", "abusers", "abusive"],
            "abusee",
            ("abuser", "abusers", "abusive"),
        ),  # one slip, then two
        (["minors", "minor", "minora"], "minort", ("minor", "minora", "minors")),  # shorter first
        (["child", "chile"], "chil", ("child", "chile")),
        (["childhood", "chidl"], "child", ("childhood", "chidl")),  # a beginning before a slip
        (["chilt", "childs"], "child", ("childs", "chilt")),  # even where it is a slip as well
        (["abcaa", "abcz"], "abc", ("abcz", "abcaa")),  # shorter before the alphabet
        (["chat", "chats"], "cha", ("chat", "chats")),  # three letters begin a word
        (["chat", "chats"], "ch", ()),  # two do not
        (["abcdef"], "abcxyf", ("abcdef",)),  # two slips in six letters
        (["abcde"], "abxye", ()),  # and not in five
        (
            [f"abcde{letter}" for letter in "ghijklmn"],
            "abcdex",
            tuple(f"abcde{x}" for x in "ghijkl"),
        ),
        (["a" * 64 + "b"], "a" * 64, ("a" * 64 + "b",)),
        (["a" * 65 + "b"], "a" * 65, ()),  # longer than any word
    ],
)
def test_close_words_come_closest_first_and_few(words, typed, near):
    assert Spelling(words).near(typed) == near


def test_compounds_come_shortest_first_and_few():
    spelling = Spelling(["xxabcxx", "abc", "xabc", *(f"{letter}abcyyyyyy" for letter in "pqrstu")])

    assert spelling.containing("abc") == (
        "abc",
        "xabc",
        "xxabcxx",
        *(f"{x}abcyyyyyy" for x in "pqr"),
    )
    assert spelling.containing("ab") == ()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("sexsex", ("sex", "sex")),
        ("tourismsex", ("tourism", "sex")),
        ("abchild", None),  # “ab” is too short to be a part
        ("childab", None),
        ("sexxsex", None),
    ],
)
def test_parts_have_three_letters_or_more(typed, parts):
    assert Spelling(["ab", "sex", "child", "tourism"]).parts(typed) == parts


def test_words_that_begin_alike_come_in_their_order():
    spelling = Spelling(["chat", "children", "child", "chile", "abuse"])
    spelling.add(["childhood", "child"])

    assert spelling.beginning("chil", limit=3) == ("child", "childhood", "children")
    assert spelling.beginning("chil", limit=9) == ("child", "childhood", "children", "chile")
    assert spelling.beginning("x", limit=3) == ()
    assert "chil" not in spelling
    assert "childhood" in spelling
