"""A term whose own examples do not hold is not published, and is told which sentence fails."""

import pytest
from making import a_scheme, an_entry, discouraged, draft, preferred, publish_all

from taxonomy.checking.examples import failures
from taxonomy.errors import RulesBroken


def test_every_example_of_the_shipped_vocabulary_holds(luxembourg):
    from taxonomy.store import published, schemes  # noqa: PLC0415

    with luxembourg.reading() as session:
        scheme = schemes.get(session, "luxembourg")
        entries = [each.entry for each in published.entries(session)]
    examples = [term.found_in + term.not_found_in for entry in entries for term in entry.terms]

    assert sum(map(len, examples)) > 700
    assert [(entry.concept, each) for entry in entries for each in failures(entry, scheme)] == []


@pytest.mark.parametrize(
    ("term", "pointer"),
    [
        (discouraged(found_in=("Child pornographies.", "Nothing.")), "/terms/1/found_in/1"),
        (discouraged(not_found_in=("Of child pornography.",)), "/terms/1/not_found_in/0"),
        (
            discouraged("client", needs_context=True, context=("abuse",), found_in=("A client.",)),
            "/terms/1/found_in/0",
        ),
    ],
)
def test_what_does_not_hold_is_not_published(termbase, term, pointer):
    number = draft(termbase, an_entry(preferred(), term))

    with pytest.raises(RulesBroken) as broken:
        publish_all(termbase, number)

    assert [(each.rule, each.pointer) for each in broken.value.violations] == [
        ("examples-hold", pointer)
    ]


def test_what_holds_is_published(termbase):
    term = discouraged(
        "client",
        needs_context=True,
        context=("abuse",),
        found_in=("The clients knew of the abuse.",),
        not_found_in=("A client of a bank.",),
    )

    assert publish_all(termbase, draft(termbase, an_entry(preferred(), term)))
    assert not list(failures(an_entry(preferred(), term), a_scheme()))
