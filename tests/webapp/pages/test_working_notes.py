"""No page that readers see holds a note of our own research."""

import html

from working_notes import working_notes

SHARED = ["/", "/luxembourg", "/about", "/avoid"]


def test_no_public_page_holds_a_working_note(luxembourg, lux_client):
    concepts = sorted(_concepts(luxembourg))

    found = {
        address: notes
        for address in [*SHARED, *(f"/luxembourg/{concept}" for concept in concepts)]
        if (notes := working_notes(html.unescape(_page(lux_client, address))))
    }

    assert len(concepts) > 80
    assert not found


def _page(client, address):
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return answer.text


def _concepts(termbase):
    from taxonomy.store import published  # noqa: PLC0415

    with termbase.reading() as session:
        return [each.entry.concept for each in published.entries(session)]
