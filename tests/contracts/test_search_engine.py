"""What every search engine must do."""

from datetime import timedelta

import hostile
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import admitted, an_entry, caution, discouraged, preferred, published

from taxonomy.entry.model import Usage
from taxonomy.search.contract import Filter, Query, Sort, Tie
from taxonomy.search.query_parser import Misread


@pytest.fixture
def engine(termbase):
    published(
        termbase,
        an_entry(
            preferred("child sexual abuse material"),
            admitted("CSAM"),
            caution("child abuse images"),
            discouraged("child pornography"),
            discouraged("pédopornographie", "fr"),
            discouraged("детская порнография", "ru"),
            discouraged("儿童色情", "zh"),
            definition="A record of the sexual abuse of a child.",
            section="A",
        ),
        an_entry(
            preferred("online grooming"),
            preferred("sexualised images", "en-GB"),
            definition="Contact with a child for a sexual purpose.",
            concept="grooming",
            section="B",
            related=("csam",),
        ),
        an_entry(preferred("paedophile"), discouraged("abuser"), concept="perpetrator"),
    )
    return termbase.search


def found(engine, text, **filters):
    return [hit.term.concept for hit in engine.find(Query(text, **filters)).items]


@pytest.mark.parametrize(
    ("typed", "concept"),
    [
        ("CHILD PORNOGRAPHY", "csam"),
        ("child pornographies", "csam"),
        ("pedopornographie", "csam"),
        ("детской порнографии", "csam"),
        ("儿童色情", "csam"),
        ("pedophile", "perpetrator"),
        ("sexualized image", "grooming"),
        ("on-line grooming", "grooming"),
        ("onlinegrooming", "grooming"),
        ('"abuse material"', "csam"),
        ("groom*", "grooming"),
        ("what should I say instead of child pornography?", "csam"),
        ("children's abuse images", "csam"),
    ],
)
def test_the_concept_is_found_however_it_is_asked_for(typed, concept, engine):
    assert found(engine, typed)[0] == concept
    assert not engine.find(Query(typed)).approximate


@pytest.mark.parametrize("typed", ["child pornografy", "chlid pornography", "детская порногрофия"])
def test_a_slip_is_forgiven_and_told(typed, engine):
    hits = engine.find(Query(typed))

    assert hits.items[0].term.concept == "csam"
    assert hits.approximate
    assert hits.meant[0].label in {"child pornography", "детская порнография"}


def test_nothing_close_is_nothing_found(engine):
    hits = engine.find(Query("zzzzzz"))

    assert (hits.total, hits.items, hits.facets["lang"]) == (0, (), {})


@pytest.mark.parametrize(
    ("typed", "concepts"),
    [
        ("abuse -images", ["perpetrator"]),
        ("record OR contact", ["csam", "grooming"]),
        ("sexual -material", ["grooming"]),
        ("in:definition child", ["csam", "grooming"]),
        ("in:label child", ["csam"]),
        ("in:label contact", []),
        ("lang:fr usage:discouraged", ["csam"]),
        ("lang:en-GB usage:preferred", ["grooming"]),
        ("section:B", ["grooming"]),
        ("scheme:nowhere child", []),
    ],
)
def test_the_query_language_is_understood(typed, concepts, engine):
    assert sorted(found(engine, typed)) == concepts


def test_a_malformed_query_finds_its_words_and_says_why(engine):
    hits = engine.find(Query("(child pornography"))

    assert hits.items[0].term.concept == "csam"
    assert hits.plain_because is Misread.BRACKET


def test_a_filter_that_was_chosen_counts_before_one_that_was_typed(engine):
    assert found(engine, "lang:ru", language="zh") == ["csam"]
    assert engine.find(Query("lang:ru", language="zh")).items[0].term.language == "zh"


def test_answers_are_sorted_by_their_headings_when_asked(engine):
    assert found(engine, "sexual OR abuser", sort=Sort.ALPHABETICAL) == [
        "csam",
        "grooming",
        "perpetrator",
    ]


def test_answers_in_one_language_are_sorted_by_its_alphabet(termbase):
    published(
        termbase,
        *(
            an_entry(preferred(english), preferred(f"{swedish} övergrepp", "sv"), concept=english)
            for english, swedish in (("a", "ökat"), ("b", "zon"), ("c", "ånger"), ("d", "anmält"))
        ),
    )

    def in_order(**filters):
        return found(termbase.search, "övergrepp", sort=Sort.ALPHABETICAL, **filters)

    assert in_order() == ["a", "b", "c", "d"]
    assert in_order(language="sv") == ["d", "b", "c", "a"]


def test_pages_part_the_answers_without_gap_or_overlap(engine):
    whole = found(engine, "sexual OR abuser")
    parts = [found(engine, "sexual OR abuser", page=page, per_page=1) for page in (1, 2, 3, 4)]

    assert [concept for part in parts for concept in part] == whole


def test_capitals_prefer_the_abbreviation_as_written(engine):
    assert engine.find(Query("CSAM")).items[0].term.label == "CSAM"


def test_concepts_are_listed_and_counted(engine):
    assert engine.count(Filter()) == 3
    assert engine.count(Filter(section="A")) == 1
    listed = engine.concepts(Filter(usage=Usage.DISCOURAGED, language="en"), 0, None)
    assert [each.concept for each in listed] == ["csam", "perpetrator"]
    assert [each.concept for each in engine.concepts(Filter(), 1, 2)] == ["grooming"]
    assert engine.languages() == {"en": 3, "en-GB": 1, "fr": 1, "ru": 1, "zh": 1}


def test_the_top_of_a_hierarchy_has_no_broader_concept_that_is_there(termbase, engine):
    published(
        termbase,
        an_entry(concept="top"),
        an_entry(concept="below", broader=("top",)),
        an_entry(concept="top", scheme="other"),
    )
    engine.catch_up()

    top = {each.concept for each in engine.concepts(Filter(scheme="test", top=True), 0, None)}

    assert "top" in top
    assert "below" not in top
    assert engine.count(Filter(scheme="test", top=True)) == len(top)
    assert engine.count(Filter(scheme="other", top=True)) == 1


def test_labels_and_ties_are_looked_up(engine):
    assert [term.label for term in engine.terms_with_label("CHILD Pornography")] == [
        "child pornography"
    ]
    assert list(engine.related_to(Tie.RELATED, "test", "csam")) == ["grooming"]
    assert engine.concept("test", "nowhere") is None


def test_a_publication_is_found_and_what_it_replaced_is_not(termbase, engine):
    published(termbase, an_entry(preferred("grooming of children"), concept="grooming"))

    assert found(engine, "grooming of children")[0] == "grooming"
    assert found(engine, "sexualised images") == ["csam"]  # by one of its words
    assert engine.count(Filter()) == 3


def test_a_rebuilt_index_answers_as_before(engine):
    before = engine.find(Query("child"))

    assert engine.rebuild() == 3
    assert engine.find(Query("child")).items == before.items


@pytest.mark.parametrize("typed", hostile.LINES, ids=lambda typed: ascii(typed[:12]))
def test_a_hostile_query_is_answered(typed, engine):
    for sort in Sort:
        hits = engine.find(Query(typed, sort=sort))
        assert hits.total >= len(hits.items)
    assert {term.label for term in engine.terms_with_label(typed)} <= {
        "child abuse images",
        "abuser",
    }


@pytest.mark.parametrize("typed", ["🍕", " 🍕 "])
def test_a_label_of_signs_alone_is_found(termbase, engine, typed):
    published(termbase, an_entry(preferred("coded sign"), discouraged("🍕"), concept="coded"))
    published(termbase, an_entry(preferred("!?"), concept="signs"))

    (hit,) = engine.find(Query(typed)).items

    assert (hit.term.label, hit.highlight) == ("🍕", (("🍕", True),))


def test_a_label_of_signs_alone_disturbs_no_other_question(termbase, engine):
    published(termbase, an_entry(preferred("!?"), concept="signs"))

    for typed in ("lang:en ?", "-child", "lang:en"):
        assert engine.find(Query(typed)).total > 0


@pytest.fixture(scope="module")
def whole(luxembourg):
    return luxembourg.search


@settings(
    max_examples=150,
    deadline=timedelta(seconds=2),  # the time budget of any query, however odd, on a busy machine
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(["child", "abuse", "OR", '"', "(", ")", "-", "*", "儿童", "ال"])
    ).map(" ".join)
)
def test_any_query_is_answered_in_time_with_whole_highlights(whole, typed):
    hits = whole.find(Query(typed))

    assert len(hits.items) <= hits.total
    for hit in hits.items:
        shown = "".join(text for text, _ in hit.highlight)
        texts = [hit.term.label, *hit.definitions.values()]
        assert any(shown.strip("…") in text for text in texts)
        for language, text in hit.definitions.items():
            assert "".join(piece for piece, _ in hits.marked(text, language)) == text
