"""The words to avoid: in the reader's language, filtered, by letters."""

import re

import pytest
from making import an_entry, discouraged, preferred, published


@pytest.fixture
def words(termbase):
    published(
        termbase,
        an_entry(
            preferred("material"),
            discouraged("child pornography", needs_context=True, exceptions={"en": "A title."}),
            discouraged("kiddie porn"),
            discouraged("underage sex"),
            discouraged("Kinderpornografie", "de"),
            discouraged("pédopornographie", "fr"),
        ),
    )


def listed(page):
    return re.findall(r'<th scope="row">.*?<bdi[^>]*>([^<]+)', page, re.DOTALL)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["child pornography", "kiddie porn", "underage sex"]),
        ("?q=porn", ["child pornography", "kiddie porn"]),
        ("?q=%20PORN%20", ["child pornography", "kiddie porn"]),
        ("?q=ornogr&lang=de", ["Kinderpornografie"]),
        ("?q=pedo&lang=fr", ["pédopornographie"]),
        ("?letter=K", ["kiddie porn"]),
        ("?letter=K&q=child", []),
        ("?q=100%25", []),
        ("?lang=mul", ["child pornography", "kiddie porn", "underage sex", "Kinderpornografie"]),
    ],
)
def test_words_are_filtered_by_what_they_contain_and_by_letter(query, expected, client):
    found = listed(client.get(f"/avoid{query}").text)

    assert found[:4] == expected


@pytest.mark.usefixtures("words")
def test_the_list_opens_in_the_readers_language_and_folds_the_others(client):
    page = client.get("/avoid?ui=en", headers={"Accept-Language": "de"}).text

    assert listed(page) == ["Kinderpornografie"]
    assert "<title>Words to avoid in German" in page
    assert "Other languages (1)" in page
    assert 'href="/avoid?lang=fr"' in page


@pytest.mark.usefixtures("words")
def test_an_empty_answer_says_what_was_asked_and_leads_on(client):
    page = client.get("/avoid?q=zzz").text

    assert "No word to avoid contains “zzz” here." in page
    assert 'href="/avoid?lang=en">Clear the filter' in page
    assert client.get("/avoid?letter=" + "x" * 9).status_code == 400
    assert client.get("/avoid?q=" + "x" * 1_001).status_code == 400


@pytest.mark.usefixtures("words")
def test_each_word_says_where_it_is_still_correct_and_whether_it_depends(client):
    page = client.get("/avoid?q=child").text

    assert "Depends on context" in page
    assert "Still correct when:" in page
    assert "A title." in page
