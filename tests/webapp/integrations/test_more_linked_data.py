"""What was found, the change log and a glossary of two languages, to be kept or printed."""

import csv
import html
import json
import re

from making import admitted, an_entry, discouraged, preferred, published

from taxonomy.entry.model import Replacement

ONE = an_entry(
    preferred("image of abuse"),
    discouraged("bad image", replacements=("image of abuse",)),
    preferred("image d'abus", "fr"),
    concept="one",
)
TWO = an_entry(preferred("image of a place"), admitted("Ort", "de"), concept="two")
THREE = an_entry(preferred("something else"), concept="three")


def test_what_was_found_is_kept_as_a_file_all_pages_of_it(client, termbase):
    published(termbase, ONE, TWO, THREE)

    answer = client.get("/search/test.csv?q=image&per_page=1")
    rows = list(csv.DictReader(answer.text.lstrip("\ufeff").splitlines()))

    assert {row["concept"] for row in rows} == {"one", "two"}
    assert answer.headers["Content-Disposition"] == 'attachment; filename="found.csv"'
    assert client.get("/search/other.csv?q=image").status_code == 404
    assert client.get("/search/test.csv").status_code == 400
    assert "/search/test.csv?q=image" in html.unescape(client.get("/search?q=image").text)


def test_nothing_found_makes_a_file_with_nothing_in_it(client, termbase):
    published(termbase, ONE)

    answer = client.get("/search/test.json?q=zzzz&usage=caution")

    assert json.loads(answer.text)["entries"] == []


def test_the_change_log_is_read_line_by_line_with_its_entries(client, termbase):
    published(termbase, ONE, TWO)

    lines = [json.loads(line) for line in client.get("/changes.jsonl").text.splitlines()]
    later = client.get("/changes.jsonl?since=2").text.splitlines()

    assert [each["position"] for each in lines] == [1, 2, 3]
    assert [each["kind"] for each in lines] == ["scheme", "published", "published"]
    assert lines[1]["entry"]["terms"][0]["label"] == "image of abuse"
    assert lines[0]["entry"] is None
    assert len(later) == 1
    assert client.get("/changes.jsonl?since=x").status_code == 400


def test_a_glossary_tells_each_term_with_its_equivalents(client, termbase):
    published(termbase, ONE, TWO)

    page = html.unescape(client.get("/test/glossary/print?from=en&to=fr").text)

    assert page.index("bad image") < page.index("image of a place") < page.rindex("image of abuse")
    assert page.count("image d'abus") == 2
    assert "no term yet" in page
    assert (
        "There are no terms in Italian here."
        in client.get("/test/glossary/print?from=it&to=en").text
    )
    assert client.get("/test/glossary/print?from=%3C%3E").status_code == 400


def test_a_glossary_pairs_a_replacement_with_the_term_of_its_own_concept(client, termbase):
    published(
        termbase,
        an_entry(preferred("offender"), preferred("auteur", "fr"), concept="offender"),
        an_entry(
            preferred("victim"),
            preferred("victime", "fr"),
            admitted("fille victime", "fr"),
            discouraged(
                "seducer", replacements=(Replacement("offender", "en", concept="offender"),)
            ),
            discouraged("Lolita", replacements=(Replacement("fille victime", "fr"),)),
            discouraged("minx"),
            concept="victim",
        ),
    )

    page = client.get("/test/glossary/print?from=en&to=fr").text
    rows = {
        re.search(r"<bdi[^>]*>([^<]+)", row)[1]: row
        for row in re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page, re.DOTALL)
    }

    assert "auteur" in rows["seducer"]
    assert "victime" not in rows["seducer"]
    assert "fille victime" in rows["Lolita"]
    assert "auteur" not in rows["Lolita"]
    assert "victime" in rows["minx"]
    assert "victime" in rows["victim"]
    assert "auteur" not in rows["victim"]


def test_a_glossary_is_shown_when_its_languages_are_chosen(client, termbase):
    published(termbase, ONE)

    page = client.get("/test/glossary/print").text

    assert "The glossary has 1 concept." in page
    assert "bad image" not in page
