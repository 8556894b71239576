"""What a reader finds on the page of one concept."""

from making import an_entry, caution, discouraged, preferred, published

from taxonomy.entry.model import (
    ConceptMapping,
    Confidence,
    Match,
    Note,
    NoteKind,
    Reference,
    Replacement,
    Ruling,
    Source,
    Verdict,
)

SOURCE = Source("A press release", "https://example.org/release")


def test_terms_on_which_the_same_is_to_be_said_stand_together(termbase, client):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            caution("child abuse images"),
            caution("child abuse material"),
            discouraged("child pornography"),
        ),
    )

    page = client.get("/test/csam").text

    assert page.count("It leaves a part out.") == 1
    terms = page[page.index("<h1") :]
    assert terms.index("child sexual abuse material") < terms.index("child pornography")
    assert terms.index("child pornography") < terms.index("child abuse images")


def test_the_readers_language_comes_first(termbase, client):
    published(
        termbase,
        an_entry(preferred("child", "en"), preferred("niño", "es"), preferred("enfant", "fr")),
    )

    french = client.get("/test/csam", headers={"Accept-Language": "fr"}).text
    english = client.get("/test/csam").text

    assert french.index('id="fr.enfant"') < french.index('id="en.child"')
    assert english.index('id="en.child"') < english.index('id="fr.enfant"')
    assert "<title>Utilisez enfant" in french


def test_a_missing_language_is_said_and_the_nearest_shown(termbase, client):
    published(
        termbase,
        an_entry(
            preferred("child"),
            notes=(Note(NoteKind.SCOPE, "en", "Anyone under 18."),),
            definition="A person under 18.",
        ),
    )

    page = client.get("/test/csam?ui=fr").text

    assert "Pas encore de terme en français\u00a0; affiché en anglais" in page
    assert "Pas encore de note en français\u00a0; affichée en anglais" in page
    assert "Pas encore de définition en français\u00a0; affichée en anglais" in page
    assert '<bdi lang="en" dir="auto">Anyone under 18.</bdi>' in page


def test_how_we_know_a_term_is_told_in_words_and_by_no_tick(termbase, client):
    published(
        termbase,
        an_entry(
            preferred("seen in a source", confidence=Confidence.FOUND),
            discouraged("noted from memory"),
        ),
    )

    page = client.get("/test/csam").text
    seen, noted = (
        page.index(">seen in a source<", page.index("<h1")),
        page.index('id="en.noted'),
    )

    assert "checked against a source" in page[seen:noted]
    assert "marks.svg#source" in page[seen:noted]
    assert "from memory</span>" in page[noted : noted + 800]


def test_everything_else_of_the_entry_is_there(termbase, client):
    verdict = Verdict("en-2016", Ruling.DISCOURAGED, Confidence.FOUND, SOURCE, "In a heading.")
    published(
        termbase,
        an_entry(preferred("abuse"), concept="wide"),
        an_entry(preferred("near"), concept="near"),
        an_entry(
            preferred("child sexual abuse material"),
            discouraged(
                "child pornography",
                replacements=(
                    Replacement("child sexual abuse material", "en", when={"en": "In any report."}),
                ),
                exceptions={"en": "The title of a treaty."},
                needs_context=True,
                verdicts=(verdict,),
            ),
            section="A",
            section_confidence=Confidence.FOUND,
            group="material",
            broader=("wide",),
            related=("near",),
            references=(Reference("A convention", "9(1)"),),
            sources=(SOURCE,),
        ),
    )

    page = client.get("/test/csam").text

    for shown in (
        "In any report.",
        "The title of a treaty.",
        "Depends on context",
        "Should be avoided",
        "First edition, English",
        "In a heading.",
        "A convention",
        "art. 9(1)",
        'href="https://example.org/release"',
        'href="/test/sections/A"',
        'href="/test/groups/material"',
        'href="/test/wide"',
        'href="/test/near"',
        "http://localhost/test/csam</a>",
    ):
        assert shown in page, shown
    assert 'href="/test/csam"' in client.get("/test/wide").text  # the narrower of the two


def test_a_concept_without_a_preferred_term_is_named_by_its_best(termbase, client):
    published(termbase, an_entry(discouraged("bad"), caution("so-so"), concept="x"))

    page = client.get("/test/x").text

    assert "<title>Take care with so-so · A vocabulary for tests" in page
    assert "no preferred term yet" in page


def test_arabic_labels_run_their_own_way_in_any_page(lux_client):
    page = lux_client.get("/luxembourg/child").text

    assert 'id="ar.طفل" href="#ar.طفل" lang="ar" dir="auto">طفل</a>' in page
    assert '<html lang="en" dir="ltr">' in page


def test_every_concept_has_its_page(luxembourg, lux_client):
    for card in luxembourg.catalogue.concepts():
        page = lux_client.get(f"/luxembourg/{card.concept}")

        assert page.status_code == 200
        assert all(f'id="{term.language}.' in page.text for term in card.terms)


def test_the_same_concept_elsewhere_is_named_where_it_is_here_too(termbase, client):
    other = an_entry(preferred("elsewhere"), scheme="second", concept="theirs")
    published(termbase, other)
    mapped = (
        ConceptMapping(Match.EXACT, "http://localhost/second/theirs"),
        ConceptMapping(Match.BROAD, "https://o.example/x"),
    )
    published(termbase, an_entry(mappings=mapped))

    page = client.get("/test/csam").text

    assert ">elsewhere</bdi></a>" in page
    assert ">Use · A vocabulary for tests · the same concept</span>" in page
    assert ">https://o.example/x</bdi></a>" in page
    assert ">o.example · a broader concept</span>" in page
