"""The entry document: whatever an entry says survives the way out and in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy import errors
from taxonomy.entry import model, scheme
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme_schema import read_scheme, write_scheme
from taxonomy.entry.shape import LONGEST_LABEL
from taxonomy.entry.trusted import revive_entry

WORDS = st.text(min_size=1, max_size=20)
TAGS = st.sampled_from(["en", "fr", "es", "pt-BR", "zh-Hant", "ar"])
NAMES = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
TEXTS = st.dictionaries(TAGS, WORDS, max_size=3)
SOURCES = st.builds(
    model.Source, WORDS, st.none() | st.sampled_from(["https://example.org/a", "http://a.example"])
)


def many(values):
    return st.lists(values, max_size=3).map(tuple)


TERMS = st.builds(
    model.Term,
    label=WORDS,
    language=TAGS,
    usage=st.sampled_from(model.Usage),
    reason=TEXTS,
    replacements=many(st.builds(model.Replacement, WORDS, TAGS, st.none() | NAMES, TEXTS)),
    exceptions=TEXTS,
    needs_context=st.booleans(),
    part_of_speech=st.none() | WORDS,
    kind=st.sampled_from(model.Kind),
    confidence=st.sampled_from(model.Confidence),
    verdicts=many(
        st.builds(
            model.Verdict,
            NAMES,
            st.sampled_from(model.Ruling),
            st.sampled_from(model.Confidence),
            SOURCES,
            st.none() | WORDS,
        )
    ),
)
ENTRIES = st.builds(
    model.Entry,
    scheme=NAMES,
    concept=NAMES,
    terms=many(TERMS),
    section=st.none() | NAMES,
    section_confidence=st.none() | st.sampled_from(model.Confidence),
    section_guess=st.none() | NAMES,
    group=st.none() | NAMES,
    editions=many(st.integers(1, 9)),
    definitions=many(st.builds(model.Definition, TAGS, WORDS, st.none() | SOURCES)),
    notes=many(
        st.builds(model.Note, st.sampled_from(model.NoteKind), TAGS, WORDS, st.none() | SOURCES)
    ),
    broader=many(NAMES),
    related=many(NAMES),
    mappings=many(
        st.builds(
            model.ConceptMapping, st.sampled_from(model.Match), st.just("https://example.org/1")
        )
    ),
    references=many(st.builds(model.Reference, WORDS, st.none() | WORDS)),
    sources=many(SOURCES),
)
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
