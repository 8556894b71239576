"""Entries of every kind, for tests that hold whatever an entry says."""

from hypothesis import strategies as st

from taxonomy.entry import model

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
    retirement=st.none()
    | st.builds(model.Retirement, st.sampled_from(model.Ending), many(NAMES), st.none() | WORDS),
)
