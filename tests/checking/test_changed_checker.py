"""A checker that was changed finds what one made anew finds, and the one before what it did."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking.checker import Checker
from taxonomy.checking.rulebook import Rule, Rulebook
from taxonomy.entry.model import Usage
from taxonomy.entry.scheme import ProtectedPhrase

WORDS = ["child", "children", "leaf", "leaves", "leave", "Leaves", "xaq", "xaqs", "XAQ", "abused"]
LABELS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
WRITTEN = LABELS | LABELS.map("{} (xaqs)".format) | LABELS.map("child, {}".format)
CONCEPTS = [("s", "one"), ("s", "two"), ("s", "three"), ("t", "one")]
TERMS = st.tuples(
    WRITTEN,
    st.sampled_from(["en", "en-GB", "de"]),
    st.sampled_from(Usage),
    st.booleans(),
    st.booleans(),
    st.sampled_from([(), ("leaf",), ("xaq", "field")]),
)
CHANGES = st.lists(
    st.dictionaries(st.sampled_from(CONCEPTS), st.lists(TERMS, max_size=3), min_size=1),
    min_size=1,
    max_size=6,
)
TEXTS = st.lists(
    st.tuples(st.sampled_from([*WORDS, "field", "that"]), st.sampled_from([" ", ", ", ". "])),
    min_size=1,
    max_size=30,
).map(lambda words: "".join(word + gap for word, gap in words))
PHRASES = (ProtectedPhrase("en", "xaq child"), ProtectedPhrase("de", "leaf"))
CONTEXT = {"en": ("abuse", "field")}


def rules(concept, terms):
    return tuple(
        Rule(*concept, label, language, usage, short, needs, context)
        for label, language, usage, short, needs, context in terms
    )


def checker(held):
    every = tuple(rule for some in held.values() for rule in some)
    return Checker(Rulebook(every, PHRASES, CONTEXT))


def found(known, text):
    asked = [("en", None), ("de", None), ("en", "s")]
    return [known.check(text, language=tag, scheme=scheme).findings for tag, scheme in asked]


TERM = ("leaf", "en", Usage.CAUTION, False, False, ())


@given(CHANGES, TEXTS)
@FEW
def test_a_changed_checker_finds_what_one_made_anew_finds(steps, text):
    held = dict.fromkeys(CONCEPTS, ())
    known = checker(held).changed({concept: rules(concept, [TERM]) for concept in CONCEPTS})
    held |= {concept: rules(concept, [TERM]) for concept in CONCEPTS}
    for step in steps:
        before = found(known, text)
        new = {concept: rules(concept, terms) for concept, terms in step.items()}

        changed = known.changed(new)

        held |= new
        fresh = checker(held)
        assert found(changed, text) == found(fresh, text)
        assert set(changed.languages) == set(fresh.languages)
        assert found(known, text) == before
        known = changed


def test_many_changes_leave_nothing_behind():
    known = checker({("s", "kept"): rules(("s", "kept"), [TERM])})
    known.check("A text.", language="en")

    def changed(known, many):
        for number in range(many):
            label = f"word{number % 50} follows{number % 70}"
            known = known.changed({("s", "one"): rules(("s", "one"), [(label, *TERM[1:])])})
            text = f"A leaf. {label}. Word7 follows6."
            assert [each.match for each in found(known, text)[0]] == ["leaf", label]
        return known

    tracemalloc.start()
    known = changed(known, 400)  # fills what is kept of words
    before, _ = tracemalloc.get_traced_memory()
    known = changed(known, 1_000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert after - before < 200_000  # bytes: less than 200 a change
