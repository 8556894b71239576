"""The query language: everything typed is read, and what is malformed is read as plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.search.query_parser import (
    MOST_WORDS,
    All,
    Any,
    Misread,
    Not,
    PhraseQuery,
    PrefixQuery,
    WordQuery,
    read,
)


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("child victim", All((WordQuery("child"), WordQuery("victim")))),
        ('"sexual abuse" child', All((PhraseQuery("sexual abuse"), WordQuery("child")))),
        ("“sexual abuse”", All((PhraseQuery("sexual abuse"),))),
        ("groom*", All((PrefixQuery("groom"),))),
        ("abuse -online", All((WordQuery("abuse"), Not(WordQuery("online"))))),
        ("on-line", All((WordQuery("on-line"),))),
        ("a OR b", Any((All((WordQuery("a"),)), All((WordQuery("b"),))))),
        ("abuse AND child", All((WordQuery("abuse"), WordQuery("child")))),
        (
            "x (a OR b)",
            All((WordQuery("x"), Any((All((WordQuery("a"),)), All((WordQuery("b"),)))))),
        ),
        ("x -(a b)", All((WordQuery("x"), Not(All((WordQuery("a"), WordQuery("b"))))))),
        ("", All(())),
        (' - ! ( ) ""', All(())),
    ],
)
def test_what_is_typed_is_read(typed, expression):
    reading = read(typed)

    assert reading.expression == expression
    assert reading.plain_because is None


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("lang:fr abuse", {"lang": "fr"}),
        ("usage:discouraged section:F.4.i", {"usage": "discouraged", "section": "F.4.i"}),
        ('scheme:luxembourg in:definition "a b"', {"scheme": "luxembourg", "in": "definition"}),
    ],
)
def test_filters_are_told_apart_from_words(typed, filters):
    assert read(typed).filters == filters


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ('say "sexual abuse', Misread.QUOTE),
        ("(child abuse", Misread.BRACKET),
        ("child abuse)", Misread.BRACKET),
        ("abuse OR", Misread.OPERATOR),
        ("OR abuse", Misread.OPERATOR),
        ("-abuse", Misread.NEGATIVE),
        ("a*", Misread.PREFIX),
        ("lang:zz abuse", Misread.FILTER),
        ("usage:bad abuse", Misread.FILTER),
        ("in:title abuse", Misread.FILTER),
        ("( " * 20 + "abuse" + " )" * 20, Misread.SIZE),
        ("abuse " * 200, Misread.SIZE),
    ],
)
def test_what_is_malformed_is_read_as_plain_words_and_says_why(typed, why):
    reading = read(typed)

    assert reading.plain_because is why
    assert "abuse" in reading.wanted or "a" in reading.wanted
    assert reading.is_words_alone


@given(st.text(alphabet=st.sampled_from('abé"()-*: ORlang:fr儿童\u0301ا'), max_size=60) | st.text())
def test_nothing_typed_is_an_error(typed):
    reading = read(typed)

    assert len(reading.wanted.split()) <= max(MOST_WORDS, len(typed))
