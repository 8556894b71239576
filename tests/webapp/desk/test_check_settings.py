"""Publishers change the names and words of the check in a form that loses nothing."""

import re

import pytest
from making import NOON, PAUL, an_entry, discouraged, preferred, published

from taxonomy.curation import check_settings as steps
from taxonomy.entry.model import Confidence
from taxonomy.entry.scheme import NamesAndWords, ProtectedPhrase

PLACE = "/desk/schemes/test/checking"
NAME = ProtectedPhrase("en", "Protocol on child pornography", Confidence.FOUND)


@pytest.fixture
def scheme(termbase):
    """A vocabulary with a name and words."""
    published(termbase, an_entry(preferred(), discouraged()))
    put(termbase, NamesAndWords((NAME,), {"en": ("abuse",)}))
    return termbase


def put(termbase, given):
    with termbase.transaction() as session:
        seen = steps.standing(session, "test").position
        steps.put(session, "test", given, seen=seen, by=PAUL, at=NOON)


def sent(paul, page, **fields):
    """The form of a page, with some of its fields filled in anew."""
    revision = re.search('name="revision" value="([^"]*)"', page)[1]
    form = {"revision": revision, "do": "save", **dict(_areas(page)), **fields}
    return paul.post(PLACE, form=form)


def _areas(page):
    return re.findall(r'<textarea id="([^"]+)"[^>]*>\n([^<]*)</textarea>', page)


@pytest.mark.usefixtures("scheme")
def test_a_publisher_comes_to_it_from_the_desk_and_an_editor_does_not(paul, edda):
    assert 'href="/desk/checking"' in paul.get("/desk/").text
    assert 'href="/desk/checking"' not in edda.get("/desk/").text
    assert edda.get("/desk/checking").status_code == 403

    page = paul.get("/desk/checking").text
    assert "Protocol on child pornography" in page
    assert "English</bdi>" in page
    assert re.search(r"1 name,\s+1 word", page)


def test_without_a_vocabulary_there_is_nothing_to_change(paul):
    assert "There is no vocabulary yet." in paul.get("/desk/checking").text


def test_what_is_saved_is_checked_by_and_told_below(scheme, paul):
    page = paul.get(PLACE).text
    names = f"{NAME.text}\n\n  Campaign   against child pornography "

    answer = sent(paul, page, **{"names.en": names, "words.en": "", "confidence": "inferred"})

    assert "Saved. Text checks now use these names and words" in answer.text
    now = scheme.catalogue.scheme("test")
    assert now.protected == (
        NAME,
        ProtectedPhrase("en", "Campaign against child pornography", Confidence.INFERRED),
    )
    assert now.context == {}
    checked = paul.client.post(
        "/api/v1/check",
        json={"text": "The Campaign against child pornography.", "lang": "en"},
    ).json
    assert checked["findings"][0]["justified"] == "Campaign against child pornography"
    last = answer.text.partition("Recent changes")[2]
    assert "paul" in last
    assert "en: Campaign against child pornography (inferred)" in last
    assert "en: abuse" in last


def test_a_language_is_added_by_its_tag(scheme, paul):
    page = paul.get(PLACE).text

    sent(paul, page, **{"language": "fr", "names.new": "le Protocole", "words.new": "abus\nviol"})

    now = scheme.catalogue.scheme("test")
    assert now.protected == (NAME, ProtectedPhrase("fr", "le Protocole"))
    assert now.context == {"en": ("abuse",), "fr": ("abus", "viol")}


def test_nothing_changed_is_said_to_be_so(scheme, paul):
    before = scheme.position

    assert "No changes to save." in sent(paul, paul.get(PLACE).text).text
    assert scheme.position == before


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"words.en": "abuse\nAbuse"}, "words.en", "“Abuse” is here already"),
        ({"names.en": "–"}, "names.en", "“–” has no letters"),
        ({"names.en": "long " * 101}, "names.en", "long long …”: Enter some text, up to"),
        ({"language": "xyzzy", "words.new": "one"}, "language", "“xyzzy” isn’t a language tag"),
        ({"language": "a/b", "words.new": "one"}, "language", "“a/b” isn’t a language tag"),
        ({"language": "xyzzy", "names.new": "one"}, "language", "“xyzzy” isn’t a language tag"),
        ({"words.new": "one"}, "language", "Choose the language of these."),
        ({"names.en": "New", "confidence": "sure"}, "confidence", "Choose one of: found"),
    ],
)
def test_what_is_amiss_is_said_beside_its_field_and_stays_typed(
    scheme, paul, fields, field, message
):
    before = scheme.position

    answer = sent(paul, paul.get(PLACE).text, **fields)

    assert answer.status_code == 422
    told = re.search(rf'id="{re.escape(field)}.error-1">.*?</p>', answer.text)[0]
    assert message in told
    assert f'<a href="#{field}">' in answer.text
    kept = dict(_areas(answer.text))
    assert all(kept[name] == text for name, text in fields.items() if name in kept)
    assert scheme.position == before


def test_an_example_that_would_hold_no_longer_is_told_with_its_sentence(scheme, paul):
    term = discouraged("client", needs_context=True, found_in=("A client of the abuse.",))
    published(scheme, an_entry(preferred("buyer"), term, concept="buyer"))

    answer = sent(paul, paul.get(PLACE).text, **{"words.en": "violence"})

    assert answer.status_code == 422
    assert "“client” (en, concept “buyer”)" in answer.text
    assert "“A client of the abuse.”" in answer.text
    assert dict(_areas(answer.text))["words.en"] == "violence"


def test_who_was_slower_is_shown_what_differs_and_keeps_what_was_typed(scheme, paul):
    page = paul.get(PLACE).text
    put(scheme, NamesAndWords((NAME,), {"en": ("abuse", "theirs")}))

    answer = sent(paul, page, **{"words.en": "abuse\nmine"})

    assert answer.status_code == 412
    assert "Someone else has changed this" in answer.text
    there, mine = answer.text.partition("In the current version but not in yours:")[2].split(
        "In your version"
    )[:2]
    assert "theirs" in there
    assert "mine" in mine
    assert dict(_areas(answer.text))["words.en"] == "abuse\nmine"
    assert scheme.catalogue.scheme("test").context == {"en": ("abuse", "theirs")}

    sent(paul, answer.text)  # knowing it now
    assert scheme.catalogue.scheme("test").context == {"en": ("abuse", "mine")}


def test_a_sentence_is_tried_by_what_stands_in_the_form_and_nothing_is_saved(scheme, paul):
    before = scheme.position
    fields = {
        "names.en": "Campaign against child pornography",
        "trial": "The Campaign against child pornography.",
        "trial_language": "en",
    }

    answer = sent(paul, paul.get(PLACE).text, **fields, do="try")

    assert "One word found:" in answer.text
    assert "allowed as part of the name" in answer.text
    assert dict(_areas(answer.text))["names.en"] == fields["names.en"]
    assert scheme.position == before
