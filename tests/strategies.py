"""Entries of every kind, for tests that hold whatever an entry says."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from taxonomy.entry import model

# For tests that need several entries an example, on a machine that has much else to do.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.text(min_size=1, max_size=20)
TAGS = st.sampled_from(["en", "fr", "es", "pt-BR", "zh-Hant", "ar"])
NAMES = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
TEXTS = st.dictionaries(TAGS, WORDS, max_size=3)
ADDRESSES = st.none() | st.sampled_from(["https://example.org/a", "http://a.example"])
SOURCES = st.builds(model.Source, WORDS, ADDRESSES)


def many(values):
    return st.lists(values, max_size=3).map(tuple)


def one_line(text):
    """A text as it can stand in a list of lines."""
    return " ".join(text.split())


def terms(label, prose, texts, sources, replacements):
    """Terms of all kinds, from what their labels, longer texts and sources may be."""
    return st.builds(
        model.Term,
        label=label,
        language=TAGS,
        usage=st.sampled_from(model.Usage),
        reason=texts,
        replacements=replacements,
        exceptions=texts,
        needs_context=st.booleans(),
        context=many(label.map(one_line).filter(bool)),
        found_in=many(label.map(one_line).filter(bool)),
        not_found_in=many(label.map(one_line).filter(bool)),
        part_of_speech=st.none() | label,
        kind=st.sampled_from(model.Kind),
        confidence=st.sampled_from(model.Confidence),
        verdicts=many(
            st.builds(
                model.Verdict,
                NAMES,
                st.sampled_from(model.Ruling),
                st.sampled_from(model.Confidence),
                sources,
                st.none() | prose,
            )
        ),
    )


TERMS = terms(
    WORDS,
    WORDS,
    TEXTS,
    SOURCES,
    many(st.builds(model.Replacement, WORDS, TAGS, st.none() | NAMES, TEXTS)),
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
    references=many(st.builds(model.Reference, WORDS, st.none() | WORDS, ADDRESSES)),
    sources=many(SOURCES),
    retirement=st.none()
    | st.builds(model.Retirement, st.sampled_from(model.Ending), many(NAMES), st.none() | WORDS),
)


def versions(*own):
    """Entries of one concept, so alike that what one has is often met in another.

    They speak in a few words that all have, and in words of their `own`.
    """
    words = st.sampled_from(["one", "two", "three", *own])
    tags = st.sampled_from(["en", "fr"])
    said = st.dictionaries(tags, words, max_size=2)
    source = st.builds(model.Source, words)
    return st.builds(
        model.Entry,
        scheme=st.just("test"),
        concept=st.just("csam"),
        terms=unlike(_terms(words, tags, said, source), lambda term: (term.language, term.label)),
        section=st.sampled_from([None, "A", "B"]),
        definitions=unlike(
            st.builds(model.Definition, tags, words, st.none() | source),
            lambda definition: definition.language,
        ),
        notes=many(st.builds(model.Note, st.sampled_from(model.NoteKind), tags, words)),
        related=unlike(words, str),
        references=many(st.builds(model.Reference, words, st.none() | words, ADDRESSES)),
        sources=many(source),
    )


def _terms(words, tags, said, source):
    return st.builds(
        model.Term,
        words,
        tags,
        st.sampled_from(model.Usage),
        reason=said,
        replacements=many(st.builds(model.Replacement, words, tags, when=said)),
        needs_context=st.booleans(),
        context=many(words),
        found_in=many(words),
        not_found_in=many(words),
        verdicts=many(
            st.builds(
                model.Verdict,
                st.just("first"),
                st.sampled_from(model.Ruling),
                st.just(model.Confidence.FOUND),
                source,
            )
        ),
    )


def unlike(values, key):
    return st.lists(values, max_size=3, unique_by=key).map(tuple)


VERSIONS = versions()

_NAMED = {each.value for kind in (model.Usage, model.Ruling, model.Kind) for each in kind} | {
    each.value for kind in (model.Confidence, model.NoteKind, model.Match) for each in kind
}


def words_of(value):
    """Every text in an entry document, without the words that the schema itself has."""
    if isinstance(value, str):
        return {value} - _NAMED
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, list | type({}.values())):
        return set().union(*map(words_of, value))
    return set()
