"""The rules of texts: that they say something, and only what is seen."""

from dataclasses import replace

import pytest
from breaking import told
from making import an_entry, discouraged, preferred

from taxonomy.entry.model import (
    Ending,
    Note,
    NoteKind,
    Reference,
    Replacement,
    Retirement,
    Source,
)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian keeps letters apart
        "क्\u200dष",  # Hindi joins them
        "เด็ก\u200bหญิง",  # Thai tells where a line may end
        "👩\u200d👧 and 👩🏽\u200d💻",
        "the Arabic \u2067طفل\u2069, a child",
        "\u200fطفل",
        "ATP-синтаза",  # two words, a script each
    ],
)
def test_what_a_script_needs_is_no_fault(text):
    assert told(an_entry(definition=text)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ωmega", "words-keep-to-one-script"),
        ("chi\u200dld", "nothing-unseen-in-words"),
        ("e\u0301\u200d", "nothing-unseen-in-words"),
        ("\u200bchild", "nothing-unseen-in-words"),
        ("ch\u00adild", "nothing-unseen-in-words"),
        ("儿\u200b童", "nothing-unseen-in-words"),
        ("a\u2069b\u2066", "texts-hold-what-is-seen"),
        ("a\u2067b", "texts-hold-what-is-seen"),
        ("a\u0000", "texts-hold-what-is-seen"),
        ("a\ud83d", "texts-hold-what-is-seen"),
        ("a\U000e0041", "texts-hold-what-is-seen"),
    ],
)
def test_a_suspicious_character_is_told_once(text, rule):
    assert told(an_entry(definition=text)) == [(rule, "/definitions/0/text")]


def test_no_text_of_an_entry_hides_what_is_not_seen():
    hidden = "a\u202e"
    term = discouraged(
        "a", reason=hidden, replacements=(Replacement("b", "en", None, {"en": hidden}),)
    )
    entry = an_entry(
        preferred("b"),
        replace(term, exceptions={"en": hidden}, part_of_speech=hidden),
        references=(Reference(hidden, hidden),),
        sources=(Source(hidden),),
        retirement=Retirement(Ending.RETIRED, remark=hidden),
    )

    assert [pointer for _, pointer in told(entry)] == [
        "/terms/1/reason/en",
        "/terms/1/replacements/0/when/en",
        "/terms/1/exceptions/en",
        "/terms/1/part_of_speech",
        "/references/0/instrument",
        "/references/0/article",
        "/sources/0/title",
        "/retirement/remark",
    ]


def test_a_text_may_be_the_same_in_two_languages_but_not_in_one():
    note = Note(NoteKind.SCOPE, "en", "CSAM")

    assert told(an_entry(notes=(note, replace(note, language="fr")))) == []
    assert told(an_entry(notes=(note, replace(note, kind=NoteKind.USAGE, text=" CSAM ")))) == [
        ("texts-say-something", "/notes/1/text")
    ]


def test_a_blank_text_is_told_wherever_it_stands():
    blank = {"en": " "}
    term = discouraged("a", replacements=(Replacement("b", "en", None, blank),))
    entry = an_entry(preferred("b"), preferred(" ", "fr"), replace(term, exceptions=blank))

    assert told(entry) == [
        ("texts-say-something", "/terms/1/label"),
        ("texts-say-something", "/terms/2/exceptions/en"),
        ("texts-say-something", "/terms/2/replacements/0/when/en"),
    ]
