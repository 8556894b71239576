"""Drafts carried over newer publications, concepts merged, split and retired."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from taxonomy.entry.model import Ending, Entry, Retirement, Term, Usage
from taxonomy.entry.schema import read_entry, write_entry

Json = Any
Row = Mapping[str, Json]

# By what the rows of each list are told apart; all other lists hold values that are there or not.
_KEYS: Mapping[str, Callable[[Row], object]] = {
    "terms": lambda row: (row["language"], row["label"]),
    "definitions": lambda row: row["language"],
    "notes": lambda row: (row["kind"], row["language"]),
    "references": lambda row: (row["instrument"], row.get("article")),
    "mappings": lambda row: row["uri"],
    "sources": lambda row: row["title"],
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed in different ways; the draft's words were kept."""

    place: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft over what was published meanwhile, and where both say different things."""

    entry: Entry
    conflicts: tuple[Conflict, ...]


def carry(base: Entry, mine: Entry, theirs: Entry) -> Carried:
    """A draft (`mine`) of `base` over `theirs`, which was published since.

    What only one side changed is taken from it; where both did, the draft's is
    kept and told.
    """
    conflicts: list[Conflict] = []
    merged = _mapping(write_entry(base), write_entry(mine), write_entry(theirs), "", conflicts)
    return Carried(read_entry(merged), tuple(conflicts))


def merged(into: Entry, other: Entry) -> Entry:
    """One concept with all that is known of two: nothing of either is lost.

    Where both have a preferred term or a definition in a language, the other's
    becomes an admitted term, or a note.
    """
    labels = {(term.language, term.label) for term in into.terms}
    taken = set(into.preferred)
    terms = tuple(
        replace(term, usage=Usage.ADMITTED)
        if term.usage is Usage.PREFERRED and term.language in taken
        else term
        for term in other.terms
        if (term.language, term.label) not in labels
    )
    defined = {each.language for each in into.definitions}
    return replace(
        into,
        terms=(*into.terms, *terms),
        definitions=(
            *into.definitions,
            *(each for each in other.definitions if each.language not in defined),
        ),
        notes=_joined(into.notes, other.notes),
        broader=_without(_joined(into.broader, other.broader), into, other),
        related=_without(_joined(into.related, other.related), into, other),
        mappings=_joined(into.mappings, other.mappings),
        references=_joined(into.references, other.references),
        sources=_joined(into.sources, other.sources),
        editions=tuple(sorted({*into.editions, *other.editions})),
    )


def retired(
    entry: Entry, ending: Ending, replaced_by: Iterable[str], remark: str | None = None
) -> Entry:
    """The entry of a concept that is used no longer."""
    return replace(entry, retirement=Retirement(ending, tuple(replaced_by), remark))


def split(entry: Entry, homes: Sequence[str]) -> tuple[Entry, ...]:
    """The entries that a concept becomes: `homes` names the concept of each of its terms.

    The concept itself may be among them, and then keeps all but the other
    terms; else the first takes over what is said of it.
    """
    names = tuple(dict.fromkeys(homes))
    heir = entry.concept if entry.concept in names else names[0]
    parts = []
    for name in names:
        terms = tuple(
            _apart(term, homes, name, entry)
            for term, home in zip(entry.terms, homes, strict=True)
            if home == name
        )
        base = entry if name == heir else Entry(entry.scheme, name, related=(heir,))
        parts.append(
            replace(
                base,
                concept=name,
                terms=terms,
                section=entry.section,
                section_confidence=entry.section_confidence,
                group=entry.group,
                editions=entry.editions,
            )
        )
    return tuple(parts)


def _apart(term: Term, homes: Sequence[str], name: str, entry: Entry) -> Term:
    """A term whose replacements still lead to where they are now."""
    home_of = {
        (each.language, each.label): home for each, home in zip(entry.terms, homes, strict=True)
    }
    replacements = tuple(
        replace(each, concept=home)
        if each.concept is None
        and (home := home_of.get((each.language, each.label))) not in {None, name}
        else each
        for each in term.replacements
    )
    return replace(term, replacements=replacements)


def _without(concepts: tuple[str, ...], *entries: Entry) -> tuple[str, ...]:
    own = {entry.concept for entry in entries}
    return tuple(each for each in concepts if each not in own)


def _joined(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(each for each in other if each not in one))


def _mapping(
    base: Row, mine: Row, theirs: Row, place: str, conflicts: list[Conflict]
) -> dict[str, Any]:
    made = {}
    for name in dict.fromkeys((*mine, *theirs, *base)):
        values = base.get(name), mine.get(name), theirs.get(name)
        value = _value(name, *values, f"{place}/{name}", conflicts)
        if value is not None:
            made[name] = value
    return made


def _value(  # noqa: PLR0913, PLR0917 - three sides, and where
    name: str,
    base: Json,
    mine: Json,
    theirs: Json,
    place: str,
    conflicts: list[Conflict],
) -> Json:
    if mine in (base, theirs):
        return theirs if mine == base else mine
    if theirs == base:
        return mine
    if name in _KEYS and place == f"/{name}":
        return _rows(name, base or [], mine or [], theirs or [], conflicts)
    if isinstance(mine, list) and isinstance(theirs or [], list):
        return _values(base or [], mine, theirs or [])
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _mapping(base or {}, mine, theirs, place, conflicts)
    conflicts.append(Conflict(place, _told(mine), _told(theirs)))
    return mine


def _rows(
    name: str,
    base: Sequence[Row],
    mine: Sequence[Row],
    theirs: Sequence[Row],
    conflicts: list[Conflict],
) -> list[Any]:
    sides = [{_KEYS[name](row): row for row in rows} for rows in (base, mine, theirs)]
    made = []
    for key in dict.fromkeys((*sides[1], *sides[2])):
        before, own, other = (side.get(key) for side in sides)
        told = " ".join(filter(None, key)) if isinstance(key, tuple) else str(key)
        if (row := _value("", before, own, other, f"/{name}: {told}", conflicts)) is not None:
            made.append(row)
    return made


def _values(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    gone = [each for each in base if each not in theirs]
    come = [each for each in theirs if each not in base and each not in mine]
    return [*(each for each in mine if each not in gone), *come]


def _told(value: Json) -> str:
    if isinstance(value, Mapping):
        return "; ".join(_told(each) for each in value.values())
    if isinstance(value, list):
        return ", ".join(_told(each) for each in value)
    return "" if value is None else str(value)
