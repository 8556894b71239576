"""How a scheme stands: what is missing, and what there is to look at."""

from dataclasses import replace

import pytest
from making import a_scheme, admitted, an_entry, caution, discouraged, preferred

from taxonomy.curation import quality
from taxonomy.curation.quality import EntryPart, QualityFinding
from taxonomy.curation.translation_staleness import TextKey
from taxonomy.entry.model import Confidence, Ending, Note, NoteKind, Retirement
from taxonomy.errors import Severity
from taxonomy.store import published

CHILD = an_entry(
    preferred("child", confidence=Confidence.FOUND),
    preferred("enfant", "fr", confidence=Confidence.FOUND),
    concept="child",
    definition="A young person.",
    notes=(Note(NoteKind.SCOPE, "fr", "Mineurs."),),
)
KID = an_entry(
    discouraged("kid", reason="Slang.", confidence=Confidence.FOUND),
    caution("minor", reason="Vague.", confidence=Confidence.FOUND),
    concept="kid",
    broader=("child",),
)


def report(*entries, outdated=frozenset()):
    by_concept = {each.concept: each for each in entries}
    return quality.report(a_scheme(), iter(entries), by_concept.get, lambda _: outdated)


def looks(found, kind):
    return [(each.concept, each.pointer) for each in found.of(kind)]


def test_a_scheme_without_fault_has_nothing_to_look_at():
    assert report(CHILD, KID).looks == ()


def test_what_there_is_and_what_is_missing_is_told_by_language():
    found = report(CHILD, KID)

    assert found.concepts == 2
    assert found.covered == {
        "en": {
            EntryPart.PREFERRED: 1,
            EntryPart.DEFINITION: 1,
            EntryPart.SCOPE: 0,
            EntryPart.REASONS: 2,
        },
        "fr": {
            EntryPart.PREFERRED: 1,
            EntryPart.DEFINITION: 0,
            EntryPart.SCOPE: 1,
            EntryPart.REASONS: 1,
        },
    }
    assert found.missing["en", EntryPart.PREFERRED] == ("kid",)
    assert found.missing["fr", EntryPart.DEFINITION] == ("child", "kid")
    assert found.missing["fr", EntryPart.REASONS] == ("kid",)  # nothing warns in the other


def test_reasons_are_there_once_every_term_that_warns_has_one():
    kid, minor = KID.terms
    half = replace(KID, terms=(replace(kid, reason={"en": "Slang.", "fr": "Argot."}), minor))
    whole = replace(half, terms=(half.terms[0], replace(minor, reason={"fr": "Vague."})))

    assert report(CHILD, half).missing["fr", EntryPart.REASONS] == ("kid",)
    assert report(CHILD, whole).missing["fr", EntryPart.REASONS] == ()
    assert report(CHILD, whole).missing["en", EntryPart.REASONS] == ("kid",)


def test_a_language_is_listed_for_any_term_or_text_in_it():
    found = report(an_entry(admitted("niño", "es"), notes=(Note(NoteKind.SCOPE, "de", "Kinder."),)))

    assert set(found.covered) == {"de", "es"}


def test_rules_are_told_by_how_much_they_matter():
    found = report(CHILD, replace(KID, terms=(*KID.terms, admitted("Kid"), caution(reason=None))))

    assert [(each.severity, each.pointer) for each in found.of(QualityFinding.RULE)] == [
        (Severity.ERROR, "/terms/3/reason"),
        (Severity.WARNING, "/terms/2/label"),
    ]


def test_a_concept_without_relations_in_either_direction_is_an_orphan():
    found = report(CHILD, KID, an_entry(concept="alone"), an_entry(concept="b", related=("kid",)))

    assert looks(found, QualityFinding.ORPHAN) == [("alone", "/related")]


def test_a_label_of_two_concepts_is_a_clash_where_the_verdicts_differ():
    other = an_entry(admitted("Kid"), admitted("child", "de"), concept="other", broader=("child",))

    found = report(CHILD, KID, other)

    told = "Several concepts have “{}” (en): discouraged in kid, admitted in other."
    assert [
        (each.concept, each.pointer, each.message) for each in found.of(QualityFinding.CLASH)
    ] == [
        ("kid", "/terms/0/usage", told.format("kid")),
        ("other", "/terms/0/usage", told.format("Kid")),
    ]
    assert found.of(QualityFinding.SHARED) == ()


def test_a_label_of_two_concepts_with_one_verdict_is_shared():
    other = an_entry(preferred("child"), concept="other", broader=("child",))

    found = report(CHILD, other)

    assert looks(found, QualityFinding.SHARED) == [
        ("child", "/terms/0/label"),
        ("other", "/terms/0/label"),
    ]
    assert found.of(QualityFinding.CLASH) == ()


def test_one_concept_does_not_clash_with_itself():
    found = report(an_entry(preferred("Child"), admitted("child")))

    assert found.of(QualityFinding.CLASH) == found.of(QualityFinding.SHARED) == ()


def test_a_label_that_was_not_found_awaits_verification():
    found = report(replace(CHILD, terms=(preferred("child"), CHILD.terms[1])))

    assert looks(found, QualityFinding.UNVERIFIED) == [("child", "/terms/0/confidence")]


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (TextKey("note scope", "fr"), "/notes/0/text"),
        (TextKey("definition", "en"), "/definitions/0/text"),
        (TextKey("reason en child", "fr"), None),
    ],
)
def test_an_outdated_translation_is_told_where_it_stands(text, pointer):
    found = report(CHILD, outdated=frozenset({text}))

    assert looks(found, QualityFinding.OUTDATED) == ([("child", pointer)] if pointer else [])


def test_what_is_retired_is_left_aside():
    retired = replace(
        an_entry(preferred("child"), concept="old"), retirement=Retirement(Ending.RETIRED)
    )

    assert report(CHILD, KID, retired) == report(CHILD, KID)


def test_the_shipped_vocabulary_lacks_nothing_in_its_own_language(luxembourg):
    with luxembourg.reading() as session:
        entries = [each.entry for each in published.entries(session, "luxembourg")]
    by_concept = {each.concept: each for each in entries}

    scheme = luxembourg.catalogue.scheme("luxembourg")

    found = quality.report(scheme, entries, by_concept.get, lambda _: frozenset())

    assert found.of(QualityFinding.RULE) == ()
    assert found.missing["en", EntryPart.DEFINITION] == found.missing["en", EntryPart.REASONS] == ()
