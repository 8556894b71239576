"""Lists of revisions come in pages, and cost as much for forty drafts as for one."""

from dataclasses import replace

import pytest
from making import EDDA, NOON, an_entry, discouraged, preferred, published
from statements import counted

from taxonomy.curation import workflow

MANY = 40
MOST = 16  # statements, whatever is listed


@pytest.fixture
def edda(software, termbase):
    """An editor's software, and a scheme whose concepts name each other."""
    published(
        termbase, *(an_entry(preferred(f"label {at}"), concept=f"c{at}") for at in range(MANY))
    )
    return software("edda")


def drafts(termbase, many):
    for at in range(many):
        with termbase.transaction() as session:
            entry = an_entry(
                preferred(f"label {at}"),
                discouraged("other", replacements=(f"label {at}",)),
                concept=f"c{at}",
                related=(f"c{(at + 1) % MANY}",),
            )
            draft = workflow.save(session, entry, by=EDDA, at=NOON, based_on=at + 1)
            workflow.comment(session, draft.number, f"Comment {at}", by=EDDA, at=NOON)


def listed(termbase, client, url):
    with counted(termbase.store.engine) as statements:
        answer = client.get(url)
    assert answer.status_code == 200
    return answer.json, len(statements)


def test_forty_drafts_cost_as_few_statements_as_two(termbase, edda):
    drafts(termbase, MANY)

    two, few = listed(termbase, edda, "/revisions?per_page=2")
    forty, as_few = listed(termbase, edda, f"/revisions?per_page={MANY}")

    assert (len(two), len(forty)) == (2, MANY)
    assert [each["comments"][0]["text"] for each in forty[:2]] == ["Comment 39", "Comment 38"]
    assert as_few <= few <= MOST


def test_no_revision_is_left_out_of_the_pages(termbase, edda):
    drafts(termbase, MANY)
    seen, url = [], "/revisions?per_page=15"

    while url:
        answer = edda.get(url)
        seen += [each["number"] for each in answer.json]
        links = dict(
            reversed(link.split("; rel="))
            for link in answer.headers.getlist("Link")
            if "rel" in link
        )
        url = links.get('"next"', "").strip("<>").removeprefix("/api/v1")

    assert len(seen) == len(set(seen)) == MANY
    assert seen == sorted(seen, reverse=True)


def test_the_revisions_of_a_concept_come_in_pages(termbase, edda):
    entry = an_entry(preferred("label 0"), concept="c0")
    for at in range(5):
        with termbase.transaction() as session:
            changed = replace(entry, editions=(at + 1,))
            workflow.save(session, changed, by=EDDA, at=NOON, based_on=1)

    first = edda.get("/concepts/test/c0/revisions?per_page=4")
    second = edda.get("/concepts/test/c0/revisions?per_page=4&page=2")

    assert (len(first.json), len(second.json)) == (4, 2)
    assert 'rel="next"' in ", ".join(first.headers.getlist("Link"))


@pytest.mark.parametrize("asked", ["state=lost", "page=0", "per_page=1000", "wanted=all"])
def test_a_list_that_cannot_be_had_is_refused(edda, asked):
    assert edda.get(f"/revisions?{asked}").status_code == 400
