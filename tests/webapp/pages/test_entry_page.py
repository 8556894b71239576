"""The page of an entry opens with the answer; a page of two languages sets them side by side."""

import re
from dataclasses import replace

import pytest
from making import (
    NOON,
    a_scheme,
    admitted,
    an_entry,
    caution,
    discouraged,
    preferred,
    published,
    released,
    republished,
    with_scheme,
)

from taxonomy.entry.model import Ending, Reference, Replacement, Retirement
from taxonomy.store import changes, schemes
from taxonomy.store.records import ChangeKind

GOOD = Replacement("good", "en", concept="other")
BETTER = Replacement("better", "en", concept="other")
CSAM = an_entry(
    preferred("child sexual abuse material"),
    admitted("CSAM"),
    caution("abuse images", replacements=("child sexual abuse material",)),
    discouraged(
        "child pornography",
        replacements=("child sexual abuse material",),
        exceptions={"en": "The title of a treaty."},
        needs_context=True,
    ),
    preferred("Missbrauchsdarstellung", "de"),
    definition="A record of abuse.",
    references=(Reference("A convention", "9"),),
)


def described_as_a_thesaurus(termbase):
    """The vocabulary gives no verdicts from now on."""
    with termbase.transaction() as session:
        with_scheme(session)
        schemes.save(session, replace(a_scheme(), descriptive=True))
        changes.append(session, ChangeKind.SCHEME, scheme="test", by="Ada", at=NOON)


def main(page):
    """The page without masthead, search box and footer."""
    return page[max(0, page.find("</term-suggest>")) : page.index("</main>")]


def test_the_answer_comes_first_then_what_to_avoid_and_why(termbase, client):
    published(termbase, CSAM)

    page = main(client.get("/test/csam").text)
    places = [
        page.index(text)
        for text in (
            "Use</span>",
            "child sexual abuse material</bdi>",
            "A record of abuse.</bdi>",
            "child pornography</bdi>",
            "Depends on context",
            "Say instead:",
            "Why:",
            "Still correct when:",
            "The title of a treaty.",
            "A convention",
            "On this page",
            "Other languages",
        )
    ]

    assert places == sorted(places)


@pytest.mark.parametrize(
    ("terms", "title"),
    [
        ((preferred("good"),), "Use good"),
        ((admitted("fair"),), "You may use fair"),
        ((caution("so-so"),), "Take care with so-so"),
        ((caution("so-so", replacements=(GOOD,)),), "Take care with so-so — consider good"),
        ((discouraged("bad", replacements=(GOOD, BETTER)),), "Avoid bad — say good or better"),
        ((discouraged("bad"),), "Avoid bad"),
    ],
)
def test_the_title_begins_with_the_verdict(terms, title, termbase, client):
    published(termbase, an_entry(preferred("good"), admitted("better"), concept="other"))
    published(termbase, an_entry(*terms))

    page = client.get("/test/csam").text

    assert f"<title>{title} · A vocabulary for tests" in page


def test_every_term_has_a_link_of_its_own_and_the_recommended_one_can_be_copied(termbase, client):
    published(termbase, CSAM)

    page = client.get("/test/csam").text

    for term in CSAM.terms:
        place = f"{term.language}.{'_'.join(term.label.split())}"
        assert f'id="{place}"' in page
    assert 'href="#en.child_pornography" aria-label="Link to “child pornography”"' in page
    assert 'data-text="child sexual abuse material"' in page


def test_a_retired_concept_gives_no_verdict(termbase, client):
    published(termbase, CSAM, an_entry(preferred("successor"), concept="next"))
    retirement = Retirement(Ending.RETIRED, replaced_by=("next",))
    republished(termbase, replace(CSAM, retirement=retirement))

    page = main(client.get("/test/csam").text)

    assert "no longer in use" in page
    assert 'class="verdict"' not in page
    assert "data-usage" not in page
    assert '<a href="/test/next"><bdi class="term" lang="en" dir="auto">successor</bdi>' in page
    assert "<title>child sexual abuse material" in client.get("/test/csam").text


@pytest.mark.parametrize(
    "url",
    ["/test/csam", "/test/csam/en/de", "/letters/en", "/test/glossary/print?from=en&to=de"],
)
def test_a_thesaurus_gives_no_verdicts(url, termbase, client):
    published(termbase, CSAM)
    described_as_a_thesaurus(termbase)

    page = main(client.get(url).text)

    assert "child sexual abuse material" in page
    assert 'class="verdict"' not in page
    assert "data-usage" not in page


def test_a_thesaurus_names_its_preferred_label_and_has_no_words_to_avoid(termbase, client):
    published(termbase, CSAM)
    described_as_a_thesaurus(termbase)

    assert "Preferred label in A vocabulary for tests" in client.get("/test/csam").text
    assert "<title>child sexual abuse material ·" in client.get("/test/csam").text
    assert "child pornography" not in client.get("/avoid").text


def test_two_languages_stand_side_by_side(termbase, client):
    published(termbase, CSAM)

    page = main(client.get("/test/csam/en/de").text)

    assert page.index("child pornography") < page.index("Missbrauchsdarstellung")
    assert "It hides the crime." in page
    assert 'href="/test/csam/de/en"' in page
    assert "This entry has no term in French yet." in client.get("/test/csam/en/fr").text


@pytest.mark.parametrize(
    "url",
    ["/test/csam/en/xx", "/test/nothing/en/de", "/nothing/csam/en/de", "/test/csam/english/de"],
)
def test_a_pair_that_there_is_not_is_not_found(url, termbase, client):
    published(termbase, CSAM)

    assert client.get(url).status_code == 404


def test_a_pair_is_read_as_it_stood(termbase, client):
    published(termbase, CSAM)
    released(termbase, "2025-04")
    changed = replace(CSAM, terms=(*CSAM.terms, admitted("another")))
    republished(termbase, changed)

    pages = [client.get(f"/test/csam/en/de{end}").text for end in ("", "?at=2026-03-01")]
    in_release = client.get("/test/2025-04/csam/en/de").text

    assert [">another</bdi>" in page for page in (*pages, in_release)] == [True, True, False]
    assert "This is the entry as it stood" in pages[1]
    assert "This is the entry in release 2025-04." in in_release
    assert "child sexual abuse material</bdi>" in in_release
    assert 'href="/test/2025-04/csam/en/de"' in client.get("/test/2025-04/csam").text


def test_a_replacement_leads_to_the_concept_of_the_term_where_several_have_it(termbase, client):
    published(
        termbase,
        an_entry(preferred("victim"), concept="aaa"),
        an_entry(
            preferred("child"),
            admitted("victim"),
            discouraged("target", replacements=("victim",)),
            discouraged("prey", replacements=(Replacement("victim", "en", concept="aaa"),)),
            concept="zzz",
        ),
    )

    avoid = client.get("/avoid").text
    entry = client.get("/test/zzz").text
    instead = re.findall(r"Say instead:</b>(.*?)</div>", entry, re.DOTALL)

    assert 'href="/test/aaa"' not in avoid[avoid.index(">target<") :]
    assert ["/test/aaa" in each for each in instead] == [False, True]
