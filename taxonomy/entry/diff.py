"""What differs between two entries: by field and language, word by word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any

from taxonomy.entry.model import Entry, Term
from taxonomy.entry.schema import write_entry
from taxonomy.text import fold, written

Row = Mapping[str, Any]

_ALIKE = 0.6  # of the letters of a label that was changed rather than replaced


class Change(StrEnum):
    """What became of a piece of text, or of a whole value."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text that was kept, added or removed."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs.

    `field` is its name in the entry document, `of` what it belongs to (a term's
    label, say), `language` the one that it is in. `pieces` tells, word by word,
    the way from one text to the other.
    """

    change: Change
    field: str
    of: str
    language: str | None
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words that were kept, removed and added, in reading order."""
        return tuple(_pieces(self.before, self.after))


def differences(before: Entry, after: Entry) -> tuple[Difference, ...]:
    """What differs; nothing where the entries are equal."""
    one, other = write_entry(before), write_entry(after)
    return tuple(
        difference
        for field in fields(Entry)
        for difference in _of_field(field.name, one.get(field.name), other.get(field.name))
    )


def _of_field(name: str, before: Any, after: Any) -> Iterator[Difference]:  # noqa: ANN401 - JSON
    if before == after:
        return
    if name == "terms":
        yield from _of_terms(before or (), after or ())
    elif name in {"definitions", "notes"}:
        yield from _of_rows(name, before or (), after or (), _key_of_text)
    elif name in {"references", "mappings", "sources"}:
        yield from _of_rows(name, before or (), after or (), _key_of_row)
    elif isinstance(before or after, list):
        yield from _of_set(name, before or (), after or ())
    else:
        yield _difference(name, "", None, _told(before), _told(after))


def _of_terms(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    """Terms by label and language; then those whose label was changed, by likeness."""
    pairs, gone, come = _paired(before, after, lambda row: (row["language"], row["label"]))
    for old in list(gone):
        new = max(come, key=lambda row: _likeness(old, row), default=None)
        if new is not None and _likeness(old, new) >= _ALIKE:
            pairs.append((old, new))
            gone.remove(old)
            come.remove(new)
    for old, new in pairs:
        yield from _inside(old, new)
    for row in gone:
        yield _difference("term", row["label"], row["language"], _term(row), "")
    for row in come:
        yield _difference("term", row["label"], row["language"], "", _term(row))
    order = [row["label"] for row in before], [row["label"] for row in after]
    if sorted(order[0]) == sorted(order[1]) and order[0] != order[1]:
        yield _difference("order", "", None, ", ".join(order[0]), ", ".join(order[1]))


def _inside(old: Row, new: Row) -> Iterator[Difference]:
    """The fields of one term."""
    for field in fields(Term):
        one, other = old.get(field.name), new.get(field.name)
        if one == other:
            continue
        if field.name in {"reason", "exceptions"}:
            for tag in dict.fromkeys((*(one or {}), *(other or {}))):
                texts = (one or {}).get(tag, ""), (other or {}).get(tag, "")
                if texts[0] != texts[1]:
                    yield _difference(field.name, new["label"], tag, *texts)
        else:
            yield _difference(field.name, new["label"], new["language"], _told(one), _told(other))


def _of_rows(
    name: str,
    before: Sequence[Row],
    after: Sequence[Row],
    key: Any,  # noqa: ANN401 - a function
) -> Iterator[Difference]:
    pairs, gone, come = _paired(before, after, key)
    for old, new in pairs:
        if old != new:
            yield _difference(name, "", new.get("language"), _told(old), _told(new))
    for row in gone:
        yield _difference(name, "", row.get("language"), _told(row), "")
    for row in come:
        yield _difference(name, "", row.get("language"), "", _told(row))
    if not gone and not come and all(old == new for old, new in pairs):
        yield _difference(name, "", None, _joined(before), _joined(after))


def _of_set(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    for each in gone:
        yield _difference(name, "", None, _told(each), "")
    for each in come:
        yield _difference(name, "", None, "", _told(each))
    if not gone and not come:
        yield _difference(name, "", None, _joined(before), _joined(after))


def _paired(
    before: Sequence[Row],
    after: Sequence[Row],
    key: Any,  # noqa: ANN401 - a function
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Rows that stand for each other, rows that are gone, rows that have come."""
    waiting: dict[Any, list[Row]] = {}
    for row in before:
        waiting.setdefault(key(row), []).append(row)
    pairs, come = [], []
    for row in after:
        known = waiting.get(key(row))
        if known:
            pairs.append((known.pop(0), row))
        else:
            come.append(row)
    return pairs, [row for rows in waiting.values() for row in rows], come


def _difference(field: str, of: str, language: str | None, before: str, after: str) -> Difference:
    change = Change.CHANGED if before and after else Change.REMOVED if before else Change.ADDED
    return Difference(change, field, of, language, before, after)


def _key_of_text(row: Row) -> tuple[str, str]:
    return row.get("kind", ""), row["language"]


def _key_of_row(row: Row) -> str:
    return str(row.get("instrument") or row.get("uri") or row.get("title"))


def _likeness(old: Row, new: Row) -> float:
    if old["language"] != new["language"]:
        return 0
    return SequenceMatcher(None, fold(old["label"]), fold(new["label"])).ratio()


def _term(row: Row) -> str:
    reason = next(iter(row.get("reason", {}).values()), "")
    return f"{row['label']} ({row['usage']})" + (f": {reason}" if reason else "")


def _told(value: Any) -> str:  # noqa: ANN401 - JSON
    """A value as a reader would say it."""
    if value is None or value is False:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(filter(None, (_told(each) for each in value.values())))
    if isinstance(value, list | tuple):
        return _joined(value)
    return "yes" if value is True else str(value)


def _joined(values: Iterable[Any]) -> str:
    return ", ".join(_told(each) for each in values)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    one, other = _cut(before), _cut(after)
    for kind, start, end, first, last in SequenceMatcher(None, one, other, False).get_opcodes():  # noqa: FBT003
        if kind == "equal":
            yield Piece(Change.KEPT, "".join(one[start:end]))
            continue
        if end > start:
            yield Piece(Change.REMOVED, "".join(one[start:end]))
        if last > first:
            yield Piece(Change.ADDED, "".join(other[first:last]))


def _cut(text: str) -> list[str]:
    """A text cut before and after each word; together the cuts are the text."""
    places = sorted({0, len(text), *_ends(text)})
    return [text[start:end] for start, end in pairwise(places)]


def _ends(text: str) -> Iterator[int]:
    for word, end in written(text):
        yield end - len(word)
        yield end
