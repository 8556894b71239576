"""Everything that a vocabulary has is found in a text, however its terms overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rulebook import Rule
from taxonomy.entry.model import Usage
from taxonomy.stemming import stem
from taxonomy.text import fold

WORDS = st.sampled_from(["xaq", "yob", "zuk", "vim"])
LABELS = st.sets(st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=8)


def matcher(*labels, language="en"):
    rules = (Rule("s", label, label, language, Usage.DISCOURAGED) for label in labels)
    return Matcher(language, rules)


@given(LABELS, st.lists(st.tuples(WORDS, st.sampled_from([" ", ". ", "-", ", "])), max_size=30))
@FEW
def test_every_label_is_found_wherever_its_words_follow_each_other(labels, written):
    words = [word for word, _ in written]
    text = "".join(word + gap for word, gap in written)
    expected = {
        (at, label)
        for label in labels
        for at in range(len(words) - len(label) + 1)
        if tuple(words[at : at + len(label)]) == label
        and all(gap in " -" for _, gap in written[at : at + len(label) - 1])
    }
    places = [sum(len(word + gap) for word, gap in written[:at]) for at in range(len(words))]

    found = {
        (places.index(each.start), tuple(rule.label.split()))
        for each in matcher(*map(" ".join, labels)).scan(text).terms
        for rule in each.rules
    }

    assert found == expected


def test_a_word_with_several_meanings_goes_on_with_each():
    known = matcher("leaf blower", "leave home", "a left turn")  # leaves: of leaf, of leave

    found = known.scan("Leaf blowers, and who leaves home, take a left turn.").terms

    assert [each.rules[0].label for each in found] == ["leaf blower", "leave home", "a left turn"]


def test_what_one_text_taught_holds_for_the_next():
    known = matcher("stolen goods")
    texts = ["Stolen goods.", "stolen, goods", "STOLEN GOODS xaq", "stolen goods xaq"]

    once = [len(known.scan(text).terms) for text in texts]
    again = [len(known.scan(text).terms) for text in texts]

    assert once == again == [1, 0, 1, 1]


def test_a_term_goes_over_one_line_break_and_over_no_blank_line(luxembourg):
    def found(text):
        return [each.match for each in luxembourg.checker.check(text, language="en").findings]

    assert found("child\npornography") == ["child\npornography"]
    assert found("child-\r\npornography") == ["child-\r\npornography"]
    assert found("child\n\npornography") == []
    assert found("child\r\n \r\npornography") == []


@pytest.mark.parametrize("language", ["en", "de", "ru", "ar", "ja"])
def test_words_that_no_dictionary_has_are_kept_nowhere(luxembourg, language):
    checker = luxembourg.checker
    checker.check("Zanzibarquax.", language=language)
    caches = (fold, stem)
    before = [each.cache_info().currsize for each in caches]

    checker.check(
        "Quaxzanzibar Ünbekanntquax, квахзанзибар, زنزبارقوكس, 謎語句.", language=language
    )

    assert [each.cache_info().currsize for each in caches] == before
