"""Vocabularies in YAML: read with care, refused with file and line, written readably."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import a_scheme, an_entry, discouraged, preferred

from taxonomy.errors import Malformed
from taxonomy.exchange import yaml, yaml_parser

SCHEME = "scheme:\n  id: test\n  title: {en: Test}\n"


def folder(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def refusals(path):
    """What is refused, whole file or single entry, as a person would read it."""
    try:
        return [str(each) for each in yaml.read(path).refused]
    except Malformed as error:
        return [str(each) for each in error.violations]


def test_a_folder_is_read_whole_and_in_natural_order(tmp_path):
    path = folder(
        tmp_path,
        scheme=SCHEME,
        s10="entries: [{concept: ten}]",
        s9="entries: [{concept: nine}]",
    )

    read = yaml.read(path)

    assert read.scheme.id == "test"
    assert [found.entry.concept for found in read.entries] == ["nine", "ten"]
    assert {found.entry.scheme for found in read.entries} == {"test"}


def test_what_is_written_is_read_back_the_same(tmp_path):
    entry = an_entry(preferred("no", "nb"), discouraged("on: off #1", replacements=("no",)))
    path = folder(tmp_path, s=yaml.write(a_scheme()), e=yaml.write_entries([entry]))

    read = yaml.read(path)

    assert read.scheme == a_scheme()
    assert [found.entry for found in read.entries] == [entry]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("entries:\n- concept: a\n  concept: b\n", "e.yaml:3: “concept” is here twice"),
        ("entries:\n- concept: [\n", "e.yaml:3: This isn’t valid YAML"),
        ("entries:\n- &a {concept: x}\n- *a\n", "e.yaml:3: Aliases"),
        ("entries:\n- !!python/object:os.system {}\n", "e.yaml:2"),
        ("entries: []\n---\nentries: []\n", "e.yaml:2: Write one document"),
        ("- concept: a\n", "e.yaml:1: Write a mapping with"),
        ("entires: []\n", "e.yaml:1: “entires” isn’t known here"),
        ("entries: {a: b}\n", "e.yaml:1: Write a list of entries"),
        ("entries:\n- 7\n", "e.yaml:2: Enter a mapping"),
        ("entries:\n- concept: a\n  terms:\n  - label: x\n", "e.yaml:4: This is missing."),
        (
            "entries:\n- concept: a\n  terms:\n  - label: x\n    language: en\n    usage: avoid\n",
            "e.yaml:6: Choose one of: preferred",
        ),
        ("entries:\n- concept: a\n  colour: red\n", "e.yaml:3: There is no such field"),
        ("entries:\n- concept: a b\n", "e.yaml:2: Use only letters"),
        ("entries: " + "[" * 60 + "]" * 60, "e.yaml:1: This is nested more than 40"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path, text, told):
    path = folder(tmp_path, a=SCHEME, e=text)

    assert any(told in line for line in refusals(path)), refusals(path)


def test_a_scheme_is_wanted_once(tmp_path):
    assert "0 do" in refusals(folder(tmp_path, e="entries: []"))[0]
    assert "2 do" in refusals(folder(tmp_path, a=SCHEME, b=SCHEME))[0]


def test_a_path_with_nothing_in_it_is_told(tmp_path):
    assert "There is no such file" in refusals(tmp_path / "nowhere")[0]
    assert "no YAML file" in refusals(tmp_path)[0]


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path):
    (tmp_path / "e.yaml").write_bytes(b"entries:\n- concept: caf\xe9\n")

    assert "e.yaml:2: This file isn’t UTF-8" in refusals(tmp_path)[0]


def test_words_that_other_readers_take_for_something_else_stay_text():
    page = yaml_parser.read(b"[no, on, 2016-01-28, 0777, 1_000, .5, yes, '7', true, null, 7]", "f")

    assert page.value == [
        *("no", "on", "2016-01-28", "0777", "1_000", ".5", "yes", "7"),
        True,
        None,
        7,
    ]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_survives_writing_and_reading(value):
    text = yaml_parser.write(value)

    assert yaml_parser.read(text.encode(), "f").value == value


def places(content):
    """Where the bytes are refused; nowhere if they can be read."""
    try:
        yaml_parser.read(content, "f")
    except Malformed as error:
        return [violation.place for violation in error.violations]
    return []


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_line(content):
    assert all(place.startswith("f:") for place in places(content))


@given(st.text(alphabet="ab:- \n[]{}#&*!|>'\"%@`,?~", max_size=60))
def test_any_punctuation_is_read_or_refused_with_a_line(text):
    assert all(place.startswith("f:") for place in places(text.encode()))
