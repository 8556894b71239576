"""Each rule, seen to hold and seen to be broken."""

from dataclasses import replace

import pytest
from breaking import told, violations
from making import a_scheme, admitted, an_entry, caution, discouraged, preferred
from translatable import templates

from taxonomy.curation import rules, scheme_rules, workflow
from taxonomy.curation.rule_context import RuleContext
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
from taxonomy.errors import RulesBroken
from taxonomy.store import published

CHILD = an_entry(preferred("child"), concept="child")
OLD = an_entry(concept="old", retirement=Retirement(Ending.RETIRED))


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
    "examples-hold": (
        an_entry(preferred(), discouraged(found_in=("Nothing of it.",))),
        "/terms/1/found_in/0",
    ),
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
    "nothing-unseen-in-words": (an_entry(preferred("chi\u200bld")), "/terms/0/label"),
}
# What is said of each: what is the matter, and how to mend it.
SAYS = {
    "an-entry-has-a-term": "Add at least one term.",
    "one-preferred-term-a-language": "“two” and “one” are both the preferred term in en. Keep one, "
    "and make the other admitted.",
    "no-term-twice": "“one” (en) is in this entry twice. Remove one.",
    "one-definition-a-language": "There is more than one definition in en. Keep one.",
    "warnings-give-a-reason": "Say why readers should take care with “child abuse images”.",
    "languages-are-known": "“english!” isn’t a language tag. Use one such as “fr” or “pt-BR”.",
    "places-are-known": "This vocabulary has no section “Z”.",
    "relations-resolve": "There is no concept “nowhere” in this vocabulary.",
    "broader-has-no-cycle": "“a” is a broader concept of itself, directly or through others. "
    "Remove one of the broader concepts.",
    "related-is-not-broader": "“child” is already broader or narrower, so it can’t be related as "
    "well. Remove one.",
    "replacements-resolve": "“something else” replaces “child pornography”, but this entry has no "
    "such term in en.",
    "the-retired-are-replaced": "This concept was merged. Name the one concept it was merged into.",
    "examples-hold": "The text check doesn’t find “child pornography” in this sentence. Put the "
    "term in it. If the term depends on context, add one of its context words.",
    "nothing-leads-to-the-retired": "“old” is retired. Name the concept that replaced it.",
    "labels-are-evenly-spaced": "“two  spaces” has too many spaces. Write “two spaces”.",
    "labels-differ-in-more-than-case": "“child” differs from “Child” only in capitals, accents or "
    "spaces.",
    "texts-say-something": "This is empty. Fill it in or remove it.",
    "references-name-an-instrument": "Name the instrument: a convention, a directive or a law.",
    "texts-hold-what-is-seen": "This contains an invisible character (U+202E). Remove it.",
    "words-keep-to-one-script": "“chіld” mixes letters that look alike (Cyrillic, Latin). "
    "Retype it.",
    "nothing-unseen-in-words": "This contains a character of no width (U+200B) that the script "
    "doesn’t need. Remove it.",
}


@pytest.mark.parametrize("rule", BAD)
def test_a_broken_rule_is_told_with_its_place(rule):
    entry, pointer = BAD[rule]

    assert (rule, pointer) in told(entry, CHILD, OLD, an_entry(concept="b", broader=("a",)))


@pytest.mark.parametrize("rule", BAD)
def test_a_broken_rule_says_what_is_the_matter(rule):
    entry, pointer = BAD[rule]
    found = violations(entry, CHILD, OLD, an_entry(concept="b", broader=("a",)))

    assert SAYS[rule] in [
        each.message for each in found if (each.rule, each.pointer) == (rule, pointer)
    ]


@pytest.mark.parametrize("rule", BAD)
def test_a_broken_rule_can_be_told_in_other_languages(rule):
    found = violations(BAD[rule][0], CHILD, OLD, an_entry(concept="b", broader=("a",)))

    assert {each.message.template for each in found if each.rule == rule} <= templates()


def test_every_rule_has_an_example_that_breaks_it():
    assert set(BAD) == {rule.__name__.replace("_", "-") for rule in rules.RULES}


def test_warnings_keep_nothing_back_and_errors_are_all_told():
    entry = an_entry(preferred("Child "), admitted("child"), definition=" ")
    around = RuleContext(a_scheme(), {}.get)

    with pytest.raises(RulesBroken) as caught:
        rules.require(entry, around)

    assert [each.rule for each in caught.value.violations] == [
        "labels-are-evenly-spaced",
        "texts-say-something",
    ]
    rules.require(an_entry(preferred("Child"), admitted("child")), around)
    assert "labels-differ-in-more-than-case" in dict(told(entry))


def test_the_shipped_vocabulary_breaks_no_rule_and_gives_no_warning(luxembourg):
    with luxembourg.reading() as session:
        around = workflow.context_of(session, "luxembourg")
        found = [
            each
            for entry in published.entries(session, "luxembourg")
            for each in rules.violations(entry.entry, around)
        ]

    assert found == []


@pytest.mark.parametrize(
    ("ending", "heirs", "holds"),
    [
        (Ending.RETIRED, (), True),
        (Ending.RETIRED, ("child",), True),
        (Ending.MERGED, ("child",), True),
        (Ending.MERGED, ("child", "b"), False),
        (Ending.SPLIT, ("child", "b"), True),
        (Ending.SPLIT, ("child",), False),
        (Ending.SPLIT, ("child", "child"), False),
        (Ending.RETIRED, ("nowhere",), False),
        (Ending.RETIRED, ("old",), False),
        (Ending.RETIRED, ("csam",), False),
    ],
)
def test_what_took_the_place_of_a_concept_is_in_use(ending, heirs, holds):
    entry = an_entry(retirement=Retirement(ending, heirs))

    assert (told(entry, CHILD, OLD, an_entry(concept="b")) == []) is holds


def test_a_replacement_may_lead_to_a_retired_concept_but_is_told():
    entry = an_entry(discouraged("oldie", replacements=(Replacement("old", "en", "old"),)))
    (found,) = violations(entry, OLD)

    assert (found.pointer, found.is_error) == ("/terms/0/replacements/0", False)


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
