"""Each rule, seen to hold and seen to be broken."""

from dataclasses import replace

import pytest
from making import a_scheme, admitted, an_entry, caution, discouraged, preferred

from taxonomy.curation import rules, scheme_rules
from taxonomy.curation.surroundings import Surroundings
from taxonomy.entry.model import (
    Confidence,
    Definition,
    Ending,
    Reference,
    Replacement,
    Retirement,
    Ruling,
    Source,
    Verdict,
)

CHILD = an_entry(preferred("child"), concept="child")
OLD = an_entry(concept="old", retirement=Retirement(Ending.RETIRED))


def told(entry, *others):
    """What is to be mended, as (rule, pointer)."""
    by_concept = {each.concept: each for each in (*others, entry)}
    around = Surroundings(a_scheme(), by_concept.get)
    return [(each.rule, each.pointer) for each in rules.violations(entry, around)]


def test_a_good_entry_has_nothing_to_mend():
    entry = an_entry(
        preferred(),
        admitted(),
        preferred("matériel d’abus sexuel d’enfants", "fr"),
        caution(replacements=("child sexual abuse material",)),
        discouraged("kid", replacements=(Replacement("child", "en", "child"),)),
        section="A",
        group="material",
        broader=("child",),
    )

    assert told(entry, CHILD) == []


BAD = {
    "an-entry-has-a-term": (replace(CHILD, terms=()), "/terms"),
    "one-preferred-term-a-language": (
        an_entry(preferred("one"), preferred("two")),
        "/terms/1/usage",
    ),
    "no-term-twice": (an_entry(preferred("one"), admitted("one")), "/terms/1/label"),
    "one-definition-a-language": (
        replace(CHILD, definitions=(Definition("en", "One."), Definition("en", "Two."))),
        "/definitions/1/language",
    ),
    "warnings-give-a-reason": (an_entry(caution(reason=None)), "/terms/0/reason"),
    "languages-are-known": (an_entry(preferred(language="english!")), "/terms/0/language"),
    "places-are-known": (an_entry(section="Z"), "/section"),
    "relations-resolve": (an_entry(broader=("nowhere",)), "/broader/0"),
    "broader-has-no-cycle": (an_entry(concept="a", broader=("b",)), "/broader"),
    "related-is-not-broader": (
        an_entry(broader=("child",), related=("child",)),
        "/related/0",
    ),
    "replacements-resolve": (
        an_entry(discouraged(replacements=("something else",))),
        "/terms/0/replacements/0",
    ),
    "the-retired-are-replaced": (
        an_entry(retirement=Retirement(Ending.MERGED)),
        "/retirement/replaced_by",
    ),
    "nothing-leads-to-the-retired": (an_entry(related=("old",)), "/related/0"),
    "labels-are-evenly-spaced": (an_entry(preferred("two  spaces")), "/terms/0/label"),
    "labels-differ-in-more-than-case": (
        an_entry(preferred("Child"), admitted("child")),
        "/terms/1/label",
    ),
    "texts-say-something": (an_entry(definition=" "), "/definitions/0/text"),
    "references-name-an-instrument": (
        an_entry(references=(Reference(" ", "3"),)),
        "/references/0/instrument",
    ),
    "texts-hold-what-is-seen": (an_entry(preferred("evil\u202etext")), "/terms/0/label"),
    "words-keep-to-one-script": (an_entry(preferred("chіld")), "/terms/0/label"),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_broken_rule_is_told_with_its_place(rule):
    entry, pointer = BAD[rule]

    assert (rule, pointer) in told(entry, CHILD, OLD, an_entry(concept="b", broader=("a",)))


def test_every_rule_has_an_example_that_breaks_it():
    assert set(BAD) == {rule.__name__.replace("_", "-") for rule in rules.EVERY}


def test_a_term_may_not_be_replaced_by_a_discouraged_one():
    entry = an_entry(discouraged("one"), discouraged("two", replacements=("one",)))

    assert ("replacements-resolve", "/terms/1/replacements/0") in told(entry)


def test_related_may_not_be_narrower_either():
    below = an_entry(concept="below", broader=("middle",))
    middle = an_entry(concept="middle", broader=("csam",))

    assert ("related-is-not-broader", "/related/0") in told(
        an_entry(related=("below",)), below, middle
    )


def test_a_verdict_names_an_edition_that_there_is():
    verdict = Verdict("en-1999", Ruling.CAUTION, Confidence.FOUND, Source("A report"))

    assert told(an_entry(preferred(verdicts=(verdict,)))) == [
        ("places-are-known", "/terms/0/verdicts/0/edition")
    ]


def scheme_told(scheme):
    return [each.rule for each in scheme_rules.violations(scheme, lambda pointer: pointer)]


def test_a_scheme_is_held_to_its_own_rules():
    good = a_scheme()

    assert scheme_told(good) == []
    assert scheme_told(replace(good, sections=good.sections * 2)) == ["parts-stand-once"] * 2
    assert scheme_told(replace(good, title={"x!": "T"})) == ["languages-are-known"]
    assert scheme_told(replace(good, current_edition="en-1999")) == ["current-edition-is-known"]
