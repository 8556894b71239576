"""What is told of words in bulk is what is found of each by itself, whatever file it is kept in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking import cutting, lexicon, numbering
from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rules import Rule
from taxonomy.entry.model import Usage

LONG = 2_000  # characters, more than what is looked at word by word
LANGUAGES = ["en", "fr", "it", "nl", "de", "es"]
WORDS = [
    "abuse",
    "abused",
    "abuses",
    "abusive",
    "baby",
    "café",
    "cafés",
    "des",
    "du",
    "enfant",
    "enfants",
    "grooming",
    "kind",
    "kinderen",
    "lieu",
    "Mark",
    "mark",
    "new",
    "organised",
    "organized",
    "pédophile",
    "responsibilitiesandso",
    "victime",
    "xaq",
    "xaqs",
    "xaqing",
    "zblorking",
    "zblork",
]
FORMS = [str, str.upper, str.capitalize, "{}s".format, "{}ing".format, "{}e".format]


@st.composite
def cases(draw):
    """Terms, words that tell what a text is about, and a text of much the same words."""
    few = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    written = [form(word) for word in few for form in FORMS]
    one = st.sampled_from(written)
    labels = st.lists(one, min_size=1, max_size=2)
    terms = st.lists(st.tuples(labels, st.booleans(), st.booleans()), min_size=1, max_size=3)
    return draw(terms), draw(st.sets(one, max_size=1)), draw(st.permutations(written))


def matcher(language, terms, telling):
    rules = [
        Rule("s", str(number), " ".join(label), language, Usage.DISCOURAGED, short, needs)
        for number, (label, short, needs) in enumerate(terms)
    ]
    return Matcher(language, rules, context=telling)


def everything(known, text):
    found = known.scan(text)
    terms = [(each.start, each.end, each.rules) for each in found.terms]
    return sorted([*terms, *found.telling], key=repr)


@pytest.fixture(scope="module", autouse=True)
def _made():
    """Texts long enough that lexicons are made, where there is none."""
    for language in LANGUAGES:
        matcher(language, [(["word"], False, False)], []).scan("some words " * 10_000)


@pytest.mark.parametrize("language", LANGUAGES)
@given(case=cases())
@example(case=([(["de"], False, False)], set(), ["dü", "du"]))
@example(case=([(["KIND"], True, False)], set(), ["KIND", "KINDs", "kind"]))
@example(case=([(["NEW"], True, False)], set(), ["NEW", "NEWs", "news"]))
@example(case=([(["zblorka"], False, False)], set(), ["zblorkas"]))
@FEW
def test_the_same_is_found_in_bulk_as_word_by_word(language, case):
    terms, telling, words = case
    unit = f"{' '.join(words)}. "
    many = LONG // len(unit) + 1
    alone = everything(matcher(language, terms, telling), unit)
    expected = [
        (start + at, end + at, meant)
        for at in range(0, many * len(unit), len(unit))
        for start, end, meant in alone
    ]

    known = matcher(language, terms, telling)

    assert [everything(known, unit * many) for _ in range(2)] == [sorted(expected, key=repr)] * 2


def rows(*words):
    return lexicon.made(words, lambda word: (word, word, word))


def has(known, *words):
    here, _ = known.signs(numbering.codes(cutting.in_a_row(words)))
    return here.tolist()


def test_a_lexicon_that_was_kept_is_read(tmp_path):
    path = tmp_path / "kept" / "en.one.npy"

    assert lexicon.kept(path) is None
    kept = lexicon.keep(path, rows("child", "leaf"))

    assert has(kept, "leaf", "leave") == has(lexicon.kept(path), "leaf", "leave") == [True, False]


def test_a_lexicon_of_another_edition_takes_the_place_of_the_one_before(tmp_path):
    for name in ("en.one.npy", "fr.one.npy", "en.two.npy"):
        lexicon.keep(tmp_path / name, rows("child"))

    assert sorted(each.name for each in tmp_path.iterdir()) == ["en.two.npy", "fr.one.npy"]


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"no numbers at all"])
def test_a_damaged_lexicon_is_none(tmp_path, content):
    path = tmp_path / "en.one.npy"
    path.write_bytes(content)

    assert lexicon.kept(path) is None


def test_where_nothing_can_be_kept_a_lexicon_serves_all_the_same(tmp_path):
    folder = tmp_path / "folder"
    folder.write_text("a file", encoding="utf-8")

    assert has(lexicon.keep(folder / "en.one.npy", rows("leaf")), "leaf") == [True]
