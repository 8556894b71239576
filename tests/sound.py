"""Entries that break no rule of shape or text, in schemes whose relations hold: for round trips."""

from dataclasses import replace
from unicodedata import normalize

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from strategies import ADDRESSES, NAMES, TAGS, many, terms, unlike

from taxonomy.entry import model

# Shrinking some entries takes minutes, and what comes of it is hardly plainer.
FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

_SEEN = st.characters(exclude_categories=("C", "Z", "Mn", "Mc", "Me"), max_codepoint=0xFFFF)
WORDS = st.text(_SEEN, min_size=1, max_size=8).map(lambda text: normalize("NFC", text))
LABELS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PROSE = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
TEXTS = st.dictionaries(TAGS, PROSE, max_size=3)
SOURCES = st.builds(model.Source, LABELS, ADDRESSES)


@st.composite
def entries(draw):
    """Some entries of the scheme `test`; a concept is below those before it alone."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    above: dict[str, set[str]] = {}
    made = []
    for place, name in enumerate(names):
        broader = draw(_some_of(names[:place]))
        above[name] = set(broader).union(*(above[each] for each in broader))
        related = draw(_some_of([each for each in names[:place] if each not in above[name]]))
        entry = draw(_entry(name, st.sampled_from(names)))
        made.append(replace(entry, broader=broader, related=related))
    return tuple(made)


def _some_of(names):
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)


def _entry(name, names):
    return st.builds(
        model.Entry,
        scheme=st.just("test"),
        concept=st.just(name),
        terms=unlike(_terms(names), lambda term: (term.language, term.label))
        .filter(len)
        .map(_one_preferred_a_language),
        section=st.sampled_from([None, "A", "B"]),
        section_confidence=st.none() | st.sampled_from(model.Confidence),
        section_guess=st.none() | NAMES,
        group=st.sampled_from([None, "g"]),
        editions=unlike(st.integers(1, 9), int),
        definitions=unlike(
            st.builds(model.Definition, TAGS, PROSE, st.none() | SOURCES),
            lambda definition: definition.language,
        ),
        notes=unlike(
            st.builds(
                model.Note, st.sampled_from(model.NoteKind), TAGS, PROSE, st.none() | SOURCES
            ),
            lambda note: (note.language, note.text),
        ),
        mappings=unlike(
            st.builds(
                model.ConceptMapping,
                st.sampled_from(model.Match),
                st.sampled_from(["https://example.org/1", "https://example.org/2"]),
            ),
            str,
        ),
        references=many(st.builds(model.Reference, LABELS, st.none() | LABELS, ADDRESSES)),
        sources=many(SOURCES),
        retirement=st.none()
        | st.builds(
            model.Retirement,
            st.sampled_from(model.Ending),
            st.lists(names, max_size=2, unique=True).map(tuple),
            st.none() | PROSE,
        ),
    )


def _terms(names):
    replacements = unlike(
        st.builds(model.Replacement, LABELS, TAGS, st.none() | names, TEXTS),
        lambda each: (each.label, each.language),
    )
    return terms(LABELS, PROSE, TEXTS, SOURCES, replacements)


def _one_preferred_a_language(terms):
    seen = set()
    kept = []
    for term in terms:
        if term.usage is model.Usage.PREFERRED and term.language in seen:
            kept.append(replace(term, usage=model.Usage.ADMITTED))
        else:
            kept.append(term)
        if term.usage is model.Usage.PREFERRED:
            seen.add(term.language)
    return tuple(kept)
