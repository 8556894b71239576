"""A whole vocabulary as branches that fold: by theme, by section, by broader and narrower.

What a page holds is bounded: of a big vocabulary, branches lead to pages of their own.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from flask import url_for

from taxonomy.alphabet import sort_key
from taxonomy.entry.model import Texts
from taxonomy.entry.scheme import Scheme
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import Filter, ListedConcept, TermHit
from webapp.i18n import page_language, reader_languages
from webapp.presenters.designations import headline
from webapp.presenters.outline import Heading, outline

MOST_CONCEPTS = 150  # on a page
MOST_SORTED = 600  # siblings that are put in order of the alphabet


class View(StrEnum):
    """How a vocabulary is divided."""

    THEME = "theme"
    SECTION = "section"
    HIERARCHY = "hierarchy"


@dataclass(slots=True)
class Leaf:
    """A concept, with those narrower than it: on this page, or `elsewhere` so many of them."""

    concept: ListedConcept
    name: TermHit
    narrower: list["Leaf"] = field(default_factory=list)
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme or a section: its title, its page, its concepts and the sections within it.

    `concepts` is None where there are too many for one page.
    """

    title: Texts
    address: str
    total: int
    concepts: tuple[Leaf, ...] | None
    within: tuple["Branch", ...] = ()
    place: str = ""


def views(scheme: Scheme) -> tuple[View, ...]:
    """The ways in which a vocabulary is divided; by hierarchy always, which may be flat."""
    divided = {View.THEME: scheme.groups, View.SECTION: scheme.sections}
    return (*(view for view, parts in divided.items() if parts), View.HIERARCHY)


def by_theme(catalogue: Catalogue, scheme: str) -> tuple[Branch, ...]:
    """The themes of a vocabulary, each with its concepts."""
    leaves = _leaves_by(catalogue, scheme, lambda concept: concept.group)
    return tuple(
        Branch(
            each.group.title,
            url_for("pages.groups.show", scheme=scheme, group=each.group.id),
            each.concepts,
            leaves(each.group.id),
        )
        for each in catalogue.groups(scheme)
    )


def by_section(catalogue: Catalogue, scheme: str) -> tuple[Branch, ...]:
    """The sections of a vocabulary, each with its own concepts and the sections within it."""
    leaves = _leaves_by(catalogue, scheme, lambda concept: concept.section)

    def branch(heading: Heading) -> Branch:
        section = heading.section
        return Branch(
            title=section.title,
            address=url_for("pages.sections.show", scheme=scheme, section=section.id),
            total=heading.all_concepts,
            concepts=leaves(section.id),
            within=tuple(map(branch, heading.within)),
            place=section.id,
        )

    return tuple(map(branch, outline(catalogue.sections(scheme))))


def top(catalogue: Catalogue, scheme: str, first: int, last: int) -> tuple[ListedConcept, ...]:
    """The concepts without a broader one, from one place to another, in alphabetical order."""
    wanted = Filter(scheme=scheme, top=True)
    if catalogue.count(wanted) > MOST_SORTED:
        return catalogue.concepts(wanted, first=first, last=last)
    return in_order(catalogue.concepts(wanted))[first:last]


def narrower(catalogue: Catalogue, scheme: str, concept: str) -> tuple[ListedConcept, ...]:
    """The concepts that are narrower than one, in alphabetical order."""
    found = (catalogue.concept(scheme, each) for each in catalogue.narrower(scheme, concept))
    return in_order(each for each in found if each is not None)


def grown(catalogue: Catalogue, concepts: Sequence[ListedConcept]) -> tuple[Leaf, ...]:
    """Concepts with those below them, level by level, for as long as the page has room."""
    roots = tuple(map(_leaf, concepts))
    room = MOST_CONCEPTS - len(roots)
    waiting = deque(roots)
    while waiting:
        leaf = waiting.popleft()
        below = narrower(catalogue, leaf.concept.scheme, leaf.concept.concept)
        if len(below) > room:
            leaf.elsewhere = len(below)
            continue
        room -= len(below)
        leaf.narrower = list(map(_leaf, below))
        waiting.extend(leaf.narrower)
    return roots


def in_order(concepts: Iterable[ListedConcept]) -> tuple[ListedConcept, ...]:
    """Concepts by their names, as the alphabet of the page's language has it."""
    language = page_language()
    return tuple(sorted(concepts, key=lambda each: sort_key(_name(each).label, language)))


def _leaves_by(
    catalogue: Catalogue, scheme: str, part: Callable[[ListedConcept], str | None]
) -> Callable[[str], tuple[Leaf, ...] | None]:
    """A function that gives the concepts of a part; None for each where they are too many."""
    every = Filter(scheme=scheme)
    if catalogue.count(every) > MOST_CONCEPTS:
        return lambda _: None
    concepts = in_order(catalogue.concepts(every))
    return lambda wanted: tuple(_of_part(concepts, part, wanted))


def _of_part(
    concepts: Iterable[ListedConcept],
    part: Callable[[ListedConcept], str | None],
    wanted: str,
) -> Iterator[Leaf]:
    return (_leaf(each) for each in concepts if part(each) == wanted)


def _leaf(concept: ListedConcept) -> Leaf:
    return Leaf(concept, _name(concept))


def _name(concept: ListedConcept) -> TermHit:
    return headline(concept.terms, reader_languages())
