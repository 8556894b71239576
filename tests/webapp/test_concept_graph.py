"""The picture of a concept among its neighbours: nothing overlaps, nothing runs over."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taxonomy.entry.model import Usage
from webapp.presenters import concept_graph
from webapp.presenters.concept_graph import SIZE, SMALL, GraphGroup, Node
from webapp.presenters.text_width import width, wrapped

LATIN = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéßřœ -/’,", min_size=1)
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ًَ", min_size=1)
JAPANESE = st.text("児童の性的搾取等に関する条約カタカナー、。", min_size=1)
FEW = settings(max_examples=40, deadline=None)
SCRIPTS = {"en": LATIN, "ar": ARABIC, "ja": JAPANESE}


@st.composite
def nodes(draw):
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    label = draw(SCRIPTS[language].filter(str.strip))
    stretched = (label * 200)[: draw(st.integers(1, 200))]
    return Node(
        stretched if stretched.strip() else label[:200],
        language,
        "/test/other",
        draw(st.none() | st.sampled_from(Usage)),
        draw(st.sampled_from(["", "nearly the same concept", "https://vocabulary.example/" * 4])),
        right_to_left=language == "ar",
    )


@st.composite
def groups(draw):
    sizes = {
        kind: draw(st.integers(0, 10)) for kind in ("broader", "narrower", "related", "elsewhere")
    }
    return [
        GraphGroup(kind, kind, tuple(draw(st.lists(nodes(), min_size=size, max_size=size))))
        for kind, size in sizes.items()
        if size
    ]


def boxes_of(picture):
    return [picture.centre, *(box for _, boxes in picture.boxes for box in boxes)]


def overlap(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("from_right", [False, True])
@pytest.mark.parametrize("draw", [concept_graph.wide, concept_graph.narrow])
@FEW
@given(centre=nodes(), around=groups())
def test_boxes_never_overlap_and_stay_inside_the_picture(draw, from_right, centre, around):
    picture = draw(centre, around, from_right=from_right)
    boxes = boxes_of(picture)

    assert len(boxes) == 1 + sum(len(group.nodes) for group in around)
    assert not any(overlap(*pair) for pair in itertools.combinations(boxes, 2))
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height


@pytest.mark.parametrize("from_right", [False, True])
@pytest.mark.parametrize("draw", [concept_graph.wide, concept_graph.narrow])
@FEW
@given(centre=nodes(), around=groups())
def test_every_line_of_text_stays_inside_its_box(draw, from_right, centre, around):
    for box in boxes_of(draw(centre, around, from_right=from_right)):
        assert box.texts
        for line, size in [(each, SIZE) for each in box.texts] + [
            (each, SMALL) for each in box.notes
        ]:
            start = line.x - width(line.words, size) if from_right else line.x
            assert box.x <= start
            assert start + width(line.words, size) <= box.x + box.width
            assert box.y < line.y - size
            assert line.y <= box.y + box.height
            if box.node.usage:
                assert not box.mark_x - 1 < line.x < box.mark_x + concept_graph.MARK


@FEW
@given(around=groups(), centre=nodes())
def test_a_heading_stands_above_its_boxes_and_in_no_other(around, centre):
    for picture in (concept_graph.wide(centre, around), concept_graph.narrow(centre, around)):
        for heading, boxes in picture.boxes:
            assert heading.y < boxes[0].y
            assert all(
                heading.y <= box.y or box.y + box.height <= heading.y - SMALL
                for box in boxes_of(picture)
                if box.x <= heading.x < box.x + box.width
            )


@FEW
@given(around=groups(), centre=nodes())
def test_every_neighbour_is_tied_to_the_concept(around, centre):
    for picture in (concept_graph.wide(centre, around), concept_graph.narrow(centre, around)):
        related_to = {edges.kind: edges.path.count("M") for edges in picture.edges}
        assert related_to == {group.kind: len(group.nodes) for group in around}


def test_broader_stands_before_and_narrower_after_and_the_other_way_round_from_the_right():
    around = [
        GraphGroup("broader", "Broader", (Node("harm", "en", "/a"),)),
        GraphGroup("narrower", "Narrower", (Node("hitting", "en", "/b"),)),
    ]
    for from_right in (False, True):
        picture = concept_graph.wide(Node("violence", "en", ""), around, from_right=from_right)
        (_, (broader,)), (_, (narrower,)) = picture.boxes

        assert (broader.x < picture.centre.x < narrower.x) is not from_right
        assert (broader.x > picture.centre.x > narrower.x) is from_right


def test_a_narrow_picture_has_the_broader_above_and_the_rest_below():
    around = [
        GraphGroup("broader", "Broader", (Node("harm", "en", "/a"),)),
        GraphGroup("related", "Related", (Node("neglect", "en", "/b"),)),
    ]
    picture = concept_graph.narrow(Node("violence", "en", ""), around)
    (_, (broader,)), (_, (related,)) = picture.boxes

    assert broader.y < picture.centre.y < related.y


@FEW
@given(text=st.text(max_size=200), most=st.integers(40, 300), lines=st.integers(1, 4))
def test_no_line_is_wider_than_it_may_be_and_what_is_cut_says_so(text, most, lines):
    found = wrapped(text, size=15, most=most, lines=lines)
    whole = wrapped(text, size=15, most=most, lines=10_000)

    assert len(found) <= lines
    assert all(width(line, 15) <= most for line in found)
    assert "".join(whole).replace(" ", "") == "".join(text.split())
    assert found == whole or found[-1].endswith("…")


def test_a_text_is_wrapped_between_words_and_japanese_between_letters():
    assert wrapped("child sexual abuse", size=15, most=110, lines=3) == ("child sexual", "abuse")
    assert wrapped("児童の性的搾取", size=15, most=65, lines=3) == ("児童の性", "的搾取")
