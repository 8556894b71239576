"""The picture of a concept among its neighbours: where each box, line and word of it stands.

Pure geometry, in the units of the picture's own `viewBox`. A wide picture has the
concept between two columns; a narrow one has everything under each other, on a line.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from taxonomy.entry.model import Usage
from webapp.presenters.text_width import wrapped

SIZE = 15  # of the type
SMALL = 13
LINE = 20  # from one line of text to the next
MARK = 17  # the verdict's mark, a square
LINES = 3  # of a label; what is longer is cut, and stands whole in its title

WIDE, NARROW = 960, 340
_COLUMN, _CENTRE = 290, 250
_INDENT = 26  # of the boxes of a narrow picture, from its line
_SPINE = 9
_PADDING = 10
_GAP, _GROUP_GAP = 10, 22
_HEADING = 24
_EDGE = 2  # room for the outline of a box


@dataclass(frozen=True, slots=True)
class Node:
    """A concept to draw: its name, its address, its verdict where its vocabulary gives any.

    `note` is a second, smaller text, as how a concept of another vocabulary compares.
    """

    label: str
    language: str
    address: str
    usage: Usage | None = None
    note: str = ""
    right_to_left: bool = False


class GraphGroup(NamedTuple):
    """The neighbours of one kind, under their heading."""

    kind: str
    title: str
    nodes: tuple[Node, ...]


class GraphText(NamedTuple):
    """A line of text: it begins, or ends, at the side where lines of the page begin."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place, with its words wrapped."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    label: tuple[str, ...]
    note: tuple[str, ...]
    from_right: bool = False

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + self.height / 2

    @property
    def mark_x(self) -> float:
        """Where the verdict's mark stands, at the side where lines begin."""
        return self.x + self.width - _PADDING - MARK if self.from_right else self.x + _PADDING

    @property
    def texts(self) -> tuple[GraphText, ...]:
        """The lines of the label."""
        return tuple(self._lines(self.label, self.y + _PADDING + SIZE))

    @property
    def notes(self) -> tuple[GraphText, ...]:
        """The lines of the note."""
        return tuple(self._lines(self.note, self.y + _PADDING + SIZE + LINE * len(self.label)))

    @property
    def ends_at_start(self) -> bool:
        """Whether its words run against the page, so that they end where lines begin."""
        return self.node.right_to_left != self.from_right

    def _lines(self, lines: Sequence[str], first: float) -> Iterator[GraphText]:
        before = _before_text(self.node)
        x = self.x + self.width - before if self.from_right else self.x + before
        return (GraphText(x, first + LINE * number, words) for number, words in enumerate(lines))


class GraphHeading(NamedTuple):
    """What stands above the boxes of a group."""

    x: float
    y: float
    group: GraphGroup


class Edges(NamedTuple):
    """The lines from the concept to its neighbours of a kind, as SVG's `d` draws them."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it."""

    name: str
    width: float
    height: float
    centre: Box
    boxes: tuple[tuple[GraphHeading, tuple[Box, ...]], ...]
    edges: tuple[Edges, ...]


class _Column(NamedTuple):
    """Groups under each other; heights are counted from the top of the column."""

    boxes: tuple[tuple[GraphHeading, tuple[Box, ...]], ...]
    height: float

    def moved(self, down: float) -> tuple[tuple[GraphHeading, tuple[Box, ...]], ...]:
        return tuple(
            (
                heading._replace(y=heading.y + down),
                tuple(replace(box, y=box.y + down) for box in boxes),
            )
            for heading, boxes in self.boxes
        )


def wide(centre: Node, groups: Sequence[GraphGroup], *, from_right: bool = False) -> Picture:
    """The concept in the middle, what is broader before it, what is narrower after it.

    The other groups stand on the side that has more room.
    """
    before, after = _sides(groups)
    between = (WIDE - 2 * _COLUMN - _CENTRE) / 2
    centre_x = _COLUMN + between if before else _EDGE
    first = _column(before, _EDGE, _COLUMN)
    second = _column(after, centre_x + _CENTRE + between, _COLUMN)
    box = _box(centre, centre_x, 0, _CENTRE)
    height = max(first.height, second.height, box.height) + 2 * _EDGE
    box = replace(box, y=(height - box.height) / 2)
    sides = tuple(each.moved((height - each.height) / 2) for each in (first, second))
    edges = (
        *_curves(box, sides[0], lambda each: (box.x, each.x + each.width)),
        *_curves(box, sides[1], lambda each: (box.x + box.width, each.x)),
    )
    picture = Picture(
        name="wide", width=WIDE, height=height, centre=box, boxes=sides[0] + sides[1], edges=edges
    )
    return _mirrored(picture) if from_right else picture


def narrow(centre: Node, groups: Sequence[GraphGroup], *, from_right: bool = False) -> Picture:
    """What is broader above the concept, all else below it, tied by one line at the side."""
    above = _column([each for each in groups if each.kind == "broader"], _INDENT, NARROW - _INDENT)
    below = _column([each for each in groups if each.kind != "broader"], _INDENT, NARROW - _INDENT)
    top = above.height + _GROUP_GAP if above.boxes else _EDGE
    box = _box(centre, _EDGE, top, NARROW - _EDGE)
    start = box.y + box.height + _GROUP_GAP
    boxes = above.moved(_EDGE) + below.moved(start)
    height = start + below.height + _EDGE
    picture = Picture(
        name="narrow",
        width=NARROW,
        height=height,
        centre=box,
        boxes=boxes,
        edges=tuple(_elbows(box, boxes)),
    )
    return _mirrored(picture) if from_right else picture


def _sides(groups: Sequence[GraphGroup]) -> tuple[list[GraphGroup], list[GraphGroup]]:
    before = [each for each in groups if each.kind == "broader"]
    after = [each for each in groups if each.kind == "narrower"]
    for group in groups:
        if group.kind not in {"broader", "narrower"}:
            room_before = sum(len(each.nodes) for each in before)
            room_after = sum(len(each.nodes) for each in after)
            (before if room_before < room_after else after).append(group)
    return before, after


def _column(groups: Sequence[GraphGroup], x: float, wide: float) -> _Column:
    down = 0.0
    placed: list[tuple[GraphHeading, tuple[Box, ...]]] = []
    for group in groups:
        down += _GROUP_GAP if placed else 0
        heading = GraphHeading(x, down + SMALL, group)
        down += _HEADING
        boxes = []
        for node in group.nodes:
            boxes.append(_box(node, x, down, wide - _EDGE))
            down += boxes[-1].height + _GAP
        down -= _GAP
        placed.append((heading, tuple(boxes)))
    return _Column(tuple(placed), down)


def _box(node: Node, x: float, y: float, wide: float) -> Box:
    room = wide - _before_text(node) - _PADDING
    label = wrapped(node.label, size=SIZE, most=room, lines=LINES)
    note = wrapped(node.note, size=SMALL, most=room, lines=2)
    height = 2 * _PADDING + LINE * (len(label) + len(note))
    return Box(node=node, x=x, y=y, width=wide, height=height, label=label, note=note)


def _before_text(node: Node) -> float:
    return _PADDING + (MARK + 8 if node.usage else 0)


def _curves(
    centre: Box,
    column: Sequence[tuple[GraphHeading, Sequence[Box]]],
    ends: Callable[[Box], tuple[float, float]],
) -> Iterator[Edges]:
    def curve(box: Box) -> str:
        start, end = ends(box)
        turn = (start + end) / 2
        return (
            f"M{start:g} {centre.middle:g}C{turn:g} {centre.middle:g} {turn:g} {box.middle:g}"
            f" {end:g} {box.middle:g}"
        )

    for heading, boxes in column:
        yield Edges(heading.group.kind, "".join(map(curve, boxes)))


def _elbows(centre: Box, column: Sequence[tuple[GraphHeading, Sequence[Box]]]) -> Iterator[Edges]:
    def elbow(box: Box) -> str:
        end = centre.y if box.y < centre.y else centre.y + centre.height
        return f"M{_SPINE:g} {end:g}V{box.middle:g}H{box.x:g}"

    for heading, boxes in column:
        yield Edges(heading.group.kind, "".join(map(elbow, boxes)))


def _mirrored(picture: Picture) -> Picture:
    """The picture for a page that is read from right to left; lines are turned by the template."""

    def turned(box: Box) -> Box:
        return replace(box, x=picture.width - box.x - box.width, from_right=True)

    boxes = tuple(
        (heading._replace(x=picture.width - heading.x), tuple(map(turned, boxes)))
        for heading, boxes in picture.boxes
    )
    return replace(picture, centre=turned(picture.centre), boxes=boxes)
