"""The sections of a scheme as an outline, the way a table of contents shows them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from taxonomy.entry.model import Texts
from taxonomy.entry.scheme import Edition, Scheme, Section
from taxonomy.search.catalogue import SectionCount


class Heading(NamedTuple):
    """A section, how many concepts it holds in all its parts, and the sections within it."""

    section: Section
    all_concepts: int
    within: tuple["Heading", ...]


def outline(counts: Sequence[SectionCount], *, within: str = "") -> tuple[Heading, ...]:
    """The sections that stand directly within one (`F.4.i` in `F.4`), or at the top."""
    known = {each.section.id for each in counts}
    inside: dict[str, list[SectionCount]] = {}
    for each in counts:
        inside.setdefault(parent(each.section.id, known), []).append(each)
    return _headings(inside, within)


def _headings(inside: Mapping[str, Sequence[SectionCount]], within: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(each.section, each.concepts, _headings(inside, each.section.id))
        for each in inside.get(within, ())
    )


def parent(section: str, known: Container[str]) -> str:
    """The nearest of the known sections that a section stands in; empty at the top."""
    above = section.rpartition(".")[0]
    while above and above not in known:
        above = above.rpartition(".")[0]
    return above


def trail(section: str, counts: Sequence[SectionCount]) -> tuple[Section, ...]:
    """The sections from the top down to one, itself included."""
    by_id = {each.section.id: each.section for each in counts}
    steps: list[Section] = []
    while section in by_id:
        steps.insert(0, by_id[section])
        section = parent(section, by_id)
    return tuple(steps)


def section_name(schemes: Iterable[Scheme], section: str) -> Texts:
    """The title of a section in the first scheme that has it; the bare identifier for none."""
    titles = (each.title for scheme in schemes for each in scheme.sections if each.id == section)
    return next(titles, {"en": section})


def sections_edition(scheme: Scheme) -> Edition | None:
    """The edition whose table of contents the sections are: the first that the scheme has."""
    return min(scheme.editions, key=lambda each: each.number, default=None)
