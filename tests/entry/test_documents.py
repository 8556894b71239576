"""The entry document: whatever an entry says survives the way out and in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ENTRIES, NAMES, SOURCES, TAGS, TEXTS, WORDS, many

from taxonomy import errors
from taxonomy.entry import scheme
from taxonomy.entry.fast_serializer import revive_entry
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.schema_fields import LONGEST_LABEL
from taxonomy.entry.scheme_schema import read_scheme, write_scheme

SCHEMES = st.builds(
    scheme.Scheme,
    id=NAMES,
    title=TEXTS,
    short_titles=st.dictionaries(TAGS, many(WORDS), max_size=2).map(
        lambda titles: {tag: given for tag, given in titles.items() if given}
    ),
    description=TEXTS,
    current_edition=st.none() | NAMES,
    editions=many(
        st.builds(
            scheme.Edition,
            NAMES,
            st.integers(1, 9),
            TAGS,
            events=many(st.builds(scheme.Event, WORDS, st.just("2016-06"), st.none() | WORDS)),
            isbn=many(WORDS),
            remark=TEXTS,
            source=st.none() | SOURCES,
        )
    ),
    sections=many(st.builds(scheme.Section, NAMES, TEXTS)),
    groups=many(st.builds(scheme.Group, NAMES, TEXTS)),
)


@given(ENTRIES)
def test_any_entry_survives_its_document(entry):
    assert read_entry(write_entry(entry)) == entry


@given(SCHEMES.filter(lambda each: each.title))
def test_any_scheme_survives_its_document(each):
    assert read_scheme(write_scheme(each)) == each


def test_a_remark_of_an_older_document_is_english():
    edition = {"id": "tr", "number": 1, "language": "tr", "remark": "Available by 2019."}

    read = read_scheme({"id": "old", "title": {"en": "Old"}, "editions": [edition]})

    assert read.editions[0].remark == {"en": "Available by 2019."}
    assert write_scheme(read)["editions"][0]["remark"] == {"en": "Available by 2019."}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["terms", "label", "language", "concept", "scheme", "reason", "key"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def pointers(document):
    """Where a document is refused; nowhere if it is an entry."""
    try:
        read_entry(document)
    except errors.Malformed as error:
        return [violation.pointer for violation in error.violations]
    return []


@given(JSON)
def test_any_document_is_an_entry_or_refused_with_pointers(document):
    assert all(pointer == "" or pointer.startswith("/") for pointer in pointers(document))


GOOD = {
    "scheme": "test",
    "concept": "a",
    "terms": [{"label": "a", "language": "en", "usage": "preferred"}],
}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"concept": ""}, "/concept"),
        ({"concept": "../etc"}, "/concept"),
        ({"colour": "red"}, "/colour"),
        ({"terms": {}}, "/terms"),
        ({"terms": [{**GOOD["terms"][0], "label": ""}]}, "/terms/0/label"),
        ({"terms": [{**GOOD["terms"][0], "label": "x" * (LONGEST_LABEL + 1)}]}, "/terms/0/label"),
        ({"terms": [{**GOOD["terms"][0], "usage": "avoid"}]}, "/terms/0/usage"),
        ({"terms": [{**GOOD["terms"][0], "reason": {"en": ""}}]}, "/terms/0/reason/en"),
        ({"terms": [{**GOOD["terms"][0], "needs_context": "perhaps"}]}, "/terms/0/needs_context"),
        ({"sources": [{"title": "x", "url": "javascript:alert(1)"}]}, "/sources/0/url"),
        ({"mappings": [{"match": "exactMatch", "uri": "not a uri"}]}, "/mappings/0/uri"),
        ({"editions": [0]}, "/editions/0"),
    ],
)
def test_what_is_amiss_is_told_where_it_stands(change, pointer):
    assert pointers(GOOD) == []
    assert pointers({**GOOD, **change}) == [pointer]


@given(ENTRIES)
def test_what_was_kept_is_given_back_without_another_check(entry):
    assert revive_entry(write_entry(entry)) == entry
