"""A table of lemmas leads to what the dictionary leads to, for every word that there is."""

import importlib.util
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking import dictionaries, lemma_tables, rule_file
from taxonomy.checking.checker import Checker
from taxonomy.checking.lemmas import DICTIONARIES, NOT_GUESSED, LemmaSource
from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rulebook import Rule, Rulebook
from taxonomy.checking.shipped_rules import shipped
from taxonomy.entry.model import Usage

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(NOT_GUESSED & set(Checker(shipped()).languages))
WORDS = """
    abuse abused abuses abusive baby café cafés des du enfant enfants grooming kind kinderen lieu
    Mark mark new organised organized pédophile responsibilitiesandso victime xaq xaqs zblorking
""".split()  # noqa: SIM905
FORMS = [str, str.upper, str.capitalize, "{}s".format, "{}ing".format, "{}e".format]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_dictionary_has_the_same_keys_by_the_shipped_table(language):
    words = list(dictionaries.for_texts().dictionary(language))
    by_table = Checker(shipped()).matcher(language).words
    by_dictionary = Checker(shipped(), DICTIONARIES).matcher(language).words
    leading = by_dictionary.look_up(words)[0]
    forms = [form(word) for word in leading for form in (str.upper, str.capitalize, str.lower)]

    assert by_table.has_table
    assert len(leading) > 500
    assert by_table.look_up(words)[0] == leading
    assert by_table.look_up(forms)[0] == by_dictionary.look_up(forms)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_the_vocabulary_has_the_same_keys_as_well(language):
    chosen = random.Random(language)
    words = list(dictionaries.for_texts().dictionary(language))
    pool = list(Checker(shipped(), DICTIONARIES).matcher(language).words.look_up(words)[0])
    for share in (0.1, 0.5) * 8:
        rules = tuple(rule for rule in shipped().rules if chosen.random() < share)
        part = replace(shipped(), rules=rules)
        by_table = Checker(part).matcher(language).words
        by_dictionary = Checker(part, DICTIONARIES).matcher(language).words

        assert by_table.has_table
        assert by_table.look_up(pool)[0] == by_dictionary.look_up(pool)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text() | st.text("aeés \u0640\u0301\u00adßŉ½ﷺ漢-\n"))
@example(text="a child \u0640 and \u0640\u0640")
@FEW
def test_any_text_is_read_by_a_table_as_by_the_dictionary(language, text):
    found = Checker(shipped()).check(text, language=language)

    assert found == Checker(shipped(), DICTIONARIES).check(text, language=language)


@st.composite
def cases(draw):
    """Terms, words that tell what a text is about, and words of a text."""
    few = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    written = [form(word) for word in few for form in FORMS]
    one = st.sampled_from(written)
    labels = st.lists(one, min_size=1, max_size=2)
    terms = st.lists(st.tuples(labels, st.booleans(), st.booleans()), min_size=1, max_size=3)
    return draw(terms), draw(st.sets(one, max_size=1)), draw(st.permutations(written))


def matcher(language, terms, context, lemmas):
    rules = [
        Rule("s", str(number), " ".join(label), language, Usage.DISCOURAGED, short, needs)
        for number, (label, short, needs) in enumerate(terms)
    ]
    return Matcher(language, rules, (), context, lemmas)


@pytest.fixture(scope="module")
def tables():
    """A table for the words of the cases, by language."""
    terms = [([form(word)], short, False) for word in WORDS for form in FORMS for short in (0, 1)]
    known = dictionaries.for_texts()
    return {
        language: matcher(language, terms, [], DICTIONARIES).words.table(known.dictionary(language))
        for language in ("en", "fr", "it")
    }


@pytest.mark.parametrize("language", ["en", "fr", "it"])
@given(case=cases())
@example(case=([(["de"], False, False)], set(), ["dü", "du"]))
@example(case=([(["KIND"], True, False)], set(), ["KIND", "KINDs", "kind"]))
@example(case=([(["NEW"], True, False)], set(), ["NEW", "NEWs", "news"]))
@example(case=([(["zblorka"], False, False)], set(), ["zblorkas"]))
@FEW
def test_a_text_has_the_same_terms_by_a_table_as_by_the_dictionary(tables, language, case):
    terms, context, words = case
    text = " ".join(words)
    by_table = matcher(language, terms, context, LemmaSource(tables[language]))

    found = [by_table.scan(text) for _ in range(2)]

    assert found == [matcher(language, terms, context, DICTIONARIES).scan(text)] * 2


def test_a_label_with_a_new_word_is_found_by_the_dictionary():
    rule = Rule("s", "c", "brass trumpet", "en", Usage.DISCOURAGED)
    lemmas = LemmaSource(shipped().lemmas["en"])

    found = Matcher("en", [rule], lemmas=lemmas).scan("Two brass trumpets; a trumpeter.").terms

    assert [(each.start, each.end) for each in found] == [(4, 18)]


def test_the_shipped_rules_are_those_of_the_shipped_vocabulary():
    spec = importlib.util.spec_from_file_location("made", ROOT / "docs" / "compiled_rules.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    book = script.book()

    assert replace(shipped(), lemmas={}) == book, "run: python docs/compiled_rules.py"


def test_only_tables_that_lack_a_word_are_made_anew():
    rules = [Rule("s", tag, "stolen goods", tag, Usage.DISCOURAGED) for tag in ("en", "it")]
    made = []
    first = lemma_tables.compiled(Rulebook(tuple(rules)), made.append)
    more = Rule("s", "new", "vendeva refurtiva", "it", Usage.DISCOURAGED)

    second = lemma_tables.compiled(replace(first, rules=(*rules, more)), made.append)

    assert made == ["en", "it", "it"]
    assert second.lemmas["en"] == first.lemmas["en"]
    assert {"vendeva", "refurtiva"} <= second.lemmas["it"].words
    assert rule_file.read(rule_file.write(second), "rules.json") == second
