"""In a long text, whose words are compared in bulk, the same is found as in short ones."""

import threading
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies import TrieDictionaryFactory
from sound import FEW

from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rules import Rule
from taxonomy.entry.model import Usage

WORDS = [
    "child",
    "children",
    "childhood",
    "responsibilities",
    "responsibilitiesx",
    "responsibilitiesy",
    "internationalization",
    "internationalizations",
    "internationalize",
    "café",
    "naïvetés",
    "a",
]
LONG = 3_000  # characters, more than what is compared word by word


def matcher(labels):
    return Matcher("en", [Rule("s", each, each, "en", Usage.DISCOURAGED) for each in labels])


def found(known, text):
    return [
        (each.start, each.end, {rule.label for rule in each.rules})
        for each in known.scan(text).terms
    ]


@given(
    st.sets(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
)
@FEW
def test_words_count_in_all_their_length(labels, words):
    unit = f"{' '.join(words)}. "
    short = found(matcher(labels), unit)
    many = LONG // len(unit) + 1

    known = matcher(labels)
    expected = [
        (number * len(unit) + start, number * len(unit) + end, meant)
        for number in range(many)
        for start, end, meant in short
    ]

    assert [found(known, unit * many) for _ in range(3)] == [expected] * 3


@pytest.fixture(scope="module")
def dictionary():
    """Some forty thousand words, more than a table has a place of their own for."""
    every = iter(TrieDictionaryFactory().get_dictionary("en"))
    return [word for word in islice(every, 0, None, 2) if word.isalpha()][:40_000]


@pytest.fixture(scope="module")
def word_by_word(dictionary):
    known = matcher(dictionary[::20])
    return [bool(known.scan(word).terms) for word in dictionary]


def has_each(known, dictionary):
    """Whether each word of a text that is the dictionary was found."""
    starts = {each.start for each in known.scan(". ".join(dictionary)).terms}
    at, has = 0, []
    for word in dictionary:
        has.append(at in starts)
        at += len(word) + 2
    return has


def test_no_word_is_taken_for_another(dictionary, word_by_word):
    known = matcher(dictionary[::20])

    assert sum(word_by_word) >= len(dictionary) // 20
    for _ in range(2):
        assert has_each(known, dictionary) == word_by_word


def test_readers_at_once_find_the_same(dictionary, word_by_word):
    known = matcher(dictionary[::20])
    turns = [dictionary[start:] + dictionary[:start] for start in (0, 9_000, 21_000, 33_000)]
    same = []

    def read(turn):
        at = dictionary.index(turn[0])
        same.append(has_each(known, turn) == word_by_word[at:] + word_by_word[:at])

    readers = [threading.Thread(target=read, args=(turn,)) for turn in turns]
    for each in readers:
        each.start()
    for each in readers:
        each.join()

    assert same == [True] * len(turns)
