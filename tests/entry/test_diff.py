"""What differs between two entries is told, all of it, in a reader's words."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import admitted, an_entry, discouraged, preferred
from strategies import ENTRIES, UNHURRIED, VERSIONS, WORDS

from taxonomy.entry import model
from taxonomy.entry.diff import Difference, DiffKind, differences
from taxonomy.entry.model import Definition, Note, NoteKind, Replacement, Source, Usage

WHOLE = model.Entry(
    "test",
    "csam",
    terms=(
        model.Term(
            "kid",
            "en",
            Usage.DISCOURAGED,
            reason={"en": "Slang."},
            replacements=(Replacement("child", "en", "child", {"en": "Always."}),),
            exceptions={"en": "In a quotation."},
            verdicts=(
                model.Verdict(
                    "en-2016",
                    model.Ruling.CAUTION,
                    model.Confidence.FOUND,
                    Source("A page", "https://example.org/"),
                    "See there.",
                ),
            ),
        ),
    ),
    definitions=(Definition("en", "A young person."),),
    notes=(Note(NoteKind.SCOPE, "en", "Under 18."),),
    mappings=(model.ConceptMapping(model.Match.EXACT, "https://example.org/1"),),
    references=(model.Reference("A convention", "3", "https://example.org/convention"),),
    retirement=model.Retirement(model.Ending.MERGED, ("child",), "The same."),
)
OTHER = {str: "other", int: 2, bool: True}


def changed(value):
    """Every value like this one but for one field, at any depth."""
    for field in fields(value):
        for other in others(getattr(value, field.name)):
            yield field.name, replace(value, **{field.name: other})


def others(value):
    if is_dataclass(value):
        yield from (each for _, each in changed(value))
    elif isinstance(value, tuple):
        yield from ((each,) for row in value for each in others(row))
        yield () if value else ("other",)
    elif isinstance(value, dict):
        yield {**value, "fr": "Autre."}
    elif isinstance(value, model.StrEnum):
        yield next(each for each in type(value) if each is not value)
    else:
        yield OTHER[type(value)] if value is not None else "other"


def test_no_field_of_an_entry_is_left_aside():
    seen = set()
    for name, entry in changed(WHOLE):
        if name not in {"editions", "section_confidence", "sources"}:  # of other kinds, below
            seen.add(name)
            assert differences(WHOLE, entry), name
    for entry in (
        replace(WHOLE, editions=(1,)),
        replace(WHOLE, section_confidence=model.Confidence.FOUND),
        replace(WHOLE, sources=(Source("A page"),)),
    ):
        (difference,) = differences(WHOLE, entry)
        seen.add(difference.field)
    assert seen == {field.name for field in fields(model.Entry)}


@given(ENTRIES, ENTRIES)
@example(
    an_entry(admitted("a", "en"), admitted("a", "fr")),
    an_entry(admitted("a", "fr"), admitted("a", "en")),
)
@UNHURRIED
def test_entries_differ_where_they_are_not_equal_and_only_there(one, other):
    assert bool(differences(one, other)) is (one != other)
    assert not differences(one, one)


@given(VERSIONS, VERSIONS)
@UNHURRIED
def test_entries_that_are_alike_differ_where_they_are_not_equal(one, other):
    assert bool(differences(one, other)) is (one != other)


def only(before, after):
    (difference,) = differences(before, after)
    return difference


def test_a_relabelled_term_reads_as_a_change_of_its_label():
    before = an_entry(preferred("child"), discouraged("child pornographie"))
    after = an_entry(preferred("child"), discouraged("child pornography"))

    assert only(before, after) == Difference(
        DiffKind.CHANGED,
        "label",
        "child pornography",
        "en",
        "child pornographie",
        "child pornography",
        "/terms/1/label",
    )


def test_a_new_term_is_told_with_all_that_is_said_of_it():
    term = discouraged("kid", replacements=("child",))
    term = replace(term, reason={"en": "Slang.", "fr": "Argot."})

    told = differences(an_entry(preferred("child")), an_entry(preferred("child"), term))

    assert {each.change for each in told} == {DiffKind.ADDED}
    assert [(each.field, each.language, each.after, each.pointer) for each in told] == [
        ("term", "en", "kid (discouraged)", "/terms/1"),
        ("reason", "en", "Slang.", "/terms/1/reason/en"),
        ("reason", "fr", "Argot.", "/terms/1/reason/fr"),
        ("replacements", "en", "child; en", "/terms/1/replacements/0"),
    ]


def test_of_two_notes_of_a_kind_the_one_that_was_changed_is_told():
    notes = [Note(NoteKind.EXAMPLE, "en", text) for text in ("One example.", "Another one.")]
    before = an_entry(notes=tuple(notes))
    after = an_entry(notes=(notes[0], replace(notes[1], text="Another one, changed.")))

    told = only(before, after)

    assert (told.field, told.of, told.pointer) == ("notes", "example", "/notes/1")
    assert (told.before, told.after) == ("Another one.", "Another one, changed.")
    assert only(before, an_entry(notes=(notes[1],))).before == "One example."


def test_a_language_that_is_gone_is_told_as_gone():
    before = an_entry(definition="A record.")
    told = only(before, replace(before, definitions=()))

    assert (told.change, told.field, told.language) == (DiffKind.REMOVED, "definitions", "en")


def test_terms_in_another_order_are_told_to_be_moved():
    before = an_entry(preferred("one"), admitted("two"))
    told = only(before, replace(before, terms=before.terms[::-1]))

    assert (told.change, told.before, told.after) == (
        DiffKind.MOVED,
        "one (en), two (en)",
        "two (en), one (en)",
    )


def pieces(before, after):
    marks = {DiffKind.UNCHANGED: "", DiffKind.REMOVED: "-", DiffKind.ADDED: "+"}
    told = Difference(DiffKind.CHANGED, "text", "", None, before, after, "")
    return [f"{marks[each.change]}{each.text}" for each in told.pieces]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("A red fox.", "A blue fox.", ["A ", "-red", "+blue", " fox."]),
        ("A red fox.", "A blue dog.", ["A ", "-red fox", "+blue dog", "."]),
        ("One.", "One. Two.", ["One.", "+ Two."]),
        ("儿童色情", "儿童性虐待", ["儿童", "-色情", "+性虐待"]),
        ("", "New.", ["+New."]),
        ("Old.", "", ["-Old."]),
    ],
)
def test_words_that_were_changed_are_told_in_reading_order(before, after, told):
    assert pieces(before, after) == told


@given(st.lists(WORDS).map(" ".join), st.lists(WORDS).map(" ".join))
def test_the_pieces_are_the_way_from_one_text_to_the_other(before, after):
    told = Difference(DiffKind.CHANGED, "text", "", None, before, after, "").pieces

    assert "".join(each.text for each in told if each.change is not DiffKind.ADDED) == before
    assert "".join(each.text for each in told if each.change is not DiffKind.REMOVED) == after


def test_the_longest_texts_are_compared_at_once():
    same = "a " * 4_998

    assert pieces(f"a {same}a", f"b {same}a") == ["-a", "+b", f" {same}a"]
