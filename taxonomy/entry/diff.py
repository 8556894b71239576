"""What differs between two entries: by field and language, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

from rapidfuzz.distance import LCSseq

from taxonomy.entry.alignment import pairs
from taxonomy.entry.model import Entry, Term
from taxonomy.entry.schema import write_entry
from taxonomy.text import written

Json = Any

TEXTS = frozenset({"reason", "exceptions", "when"})  # fields that hold texts by language

_SHOWN_APART = frozenset({"language", "kind"})  # not part of a text’s wording
# What is not worth telling of a term that has come or is gone: that it is as most are.
_AS_MOST = {each.name: each.default for each in fields(Term) if isinstance(each.default, StrEnum)}


class DiffKind(StrEnum):
    """What became of a piece of text, or of a whole value."""

    UNCHANGED = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Some words of a text that was kept, added or removed."""

    change: DiffKind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs.

    `field` is its name in the entry document, `of` what it belongs to (a term's
    label, a note's kind), `language` the one that it is in. `pointer` leads to its
    place in the later document, or in the earlier one for a row that is gone.
    `pieces` tells, word by word, the way from one text to the other.
    """

    change: DiffKind
    field: str
    of: str
    language: str | None
    before: str
    after: str
    pointer: str

    @property
    def pieces(self) -> tuple[DiffPiece, ...]:
        """The words that were kept, removed and added, in reading order."""
        return tuple(_pieces(self.before, self.after))


class Where(NamedTuple):
    """A place in an entry document, and what a reader calls it."""

    pointer: str = ""
    field: str = ""
    of: str = ""
    language: str | None = None

    def inside(self, name: str) -> "Where":
        """The place of a field; of a text, where this is one of several languages'."""
        place = self._replace(pointer=f"{self.pointer}/{name}")
        if self.field in TEXTS:
            return place._replace(language=name)
        return place._replace(field=name)

    def row(self, number: int | None, row: Json) -> "Where":
        """The place of a row in the list that this is the place of."""
        place = self._replace(pointer=f"{self.pointer}/{number}")
        if self.field == "terms":
            return place._replace(of=row["label"], language=row["language"])
        if self.field in {"definitions", "notes"}:
            return place._replace(of=row.get("kind", ""), language=row["language"])
        return place


def differences(before: Entry, after: Entry) -> tuple[Difference, ...]:
    """What differs; nothing where the entries are equal."""
    return tuple(_of_fields(Entry, write_entry(before), write_entry(after), Where()))


def text_of(value: Json, field: str) -> str:
    """The value of a field of an entry document as a reader would say it."""
    if isinstance(value, Mapping):
        return _row_text(value, field)
    if isinstance(value, list):
        return ", ".join(text_of(each, field) for each in value)
    if value is True:
        return "yes"
    return str(value or "")


def _row_text(row: Mapping[str, Json], field: str) -> str:
    if field in TEXTS:
        return "; ".join(f"{language}: {text}" for language, text in row.items())
    if field == "terms":
        return f"{row['label']} ({row['usage']})"
    apart = _SHOWN_APART if field in {"definitions", "notes"} else ()
    return "; ".join(text_of(each, name) for name, each in row.items() if name not in apart)


def _of_fields(kind: type, before: Json, after: Json, where: Where) -> Iterator[Difference]:
    for field in fields(kind):
        name = field.name
        yield from _of_field(before.get(name), after.get(name), where.inside(name))


def _of_field(before: Json, after: Json, where: Where) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before or after, list):
        yield from _of_list(before or [], after or [], where)
    elif where.field in TEXTS and isinstance(before or after, Mapping):
        one, other = before or {}, after or {}
        for language in dict.fromkeys((*one, *other)):
            yield from _of_field(one.get(language), other.get(language), where.inside(language))
    else:
        yield _difference(text_of(before, where.field), text_of(after, where.field), where)


def _of_list(before: Sequence[Json], after: Sequence[Json], where: Where) -> Iterator[Difference]:
    met = pairs(where.field, before, after)
    for old, new in met:
        one = None if old is None else before[old]
        other = None if new is None else after[new]
        if one != other:
            place = where.row(old, one) if new is None else where.row(new, other)
            yield from _of_row(one, other, place)
    common = [old for old, new in met if old is not None and new is not None]
    if common != sorted(common):
        yield _moved(before, after, where)


def _of_row(before: Json, after: Json, where: Where) -> Iterator[Difference]:
    if where.field == "terms":
        yield from _of_term(before, after, where)
    else:
        yield _difference(text_of(before, where.field), text_of(after, where.field), where)


def _of_term(before: Json, after: Json, where: Where) -> Iterator[Difference]:
    """What differs inside a term; of one that has come or is gone, all that is said of it."""
    if before is None or after is None:
        whole = where._replace(field="term")
        yield _difference(text_of(before, "terms"), text_of(after, "terms"), whole)
        same = {name: (before or after)[name] for name in ("label", "language", "usage")}
        before, after = before or {**_AS_MOST, **same}, after or {**_AS_MOST, **same}
    yield from _of_fields(Term, before, after, where)


def _moved(before: Sequence[Json], after: Sequence[Json], where: Where) -> Difference:
    field, one, other = where.field, text_of(before, where.field), text_of(after, where.field)
    if field == "terms":
        field, one, other = "order", _labels(before), _labels(after)
    return Difference(
        change=DiffKind.MOVED,
        field=field,
        of=where.of,
        language=where.language,
        before=one,
        after=other,
        pointer=where.pointer,
    )


def _labels(terms: Sequence[Json]) -> str:
    return ", ".join(f"{term['label']} ({term['language']})" for term in terms)


def _difference(before: str, after: str, where: Where) -> Difference:
    change = (
        DiffKind.CHANGED if before and after else DiffKind.REMOVED if before else DiffKind.ADDED
    )
    return Difference(
        change=change,
        field=where.field,
        of=where.of,
        language=where.language,
        before=before,
        after=after,
        pointer=where.pointer,
    )


def _pieces(before: str, after: str) -> Iterator[DiffPiece]:
    """Words that were changed are told as one piece, with the spaces between them."""
    one, other = _cut(before), _cut(after)
    steps = list(LCSseq.opcodes(one, other))
    gone = come = ""
    for number, step in enumerate(steps):
        old = "".join(one[step.src_start : step.src_end])
        new = "".join(other[step.dest_start : step.dest_end])
        if step.tag == "equal" and (old.strip() or number in {0, len(steps) - 1}):
            yield from _changed(gone, come)
            yield DiffPiece(DiffKind.UNCHANGED, old)
            gone = come = ""
        else:
            gone, come = gone + old, come + new
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[DiffPiece]:
    if gone:
        yield DiffPiece(DiffKind.REMOVED, gone)
    if come:
        yield DiffPiece(DiffKind.ADDED, come)


def _cut(text: str) -> list[str]:
    """The words of a text, and one by one what stands between them; together they are the text."""
    cuts: list[str] = []
    end = 0
    for word, stop in written(text):
        start = stop - len(word)
        if start >= end:  # else it is a pair of signs that were cut already
            cuts += [*text[end:start], word]
            end = stop
    return [*cuts, *text[end:]]
