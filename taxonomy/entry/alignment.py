"""Alignment: which rows of two documents stand for each other, so that changes read as changes."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz

Row = Any  # of a document: a mapping, or a bare name or number
Pair = tuple[int | None, int | None]  # the places of a row before and after

_ALIKE = 60  # per cent of the letters of a text that was changed rather than replaced


class _Tie(NamedTuple):
    """What rows of a list are known by.

    No two rows should have the same `key`. Of one whose key was changed, `text`
    is still alike, and `same` is the same.
    """

    key: tuple[str, ...]
    text: str = ""
    same: tuple[str, ...] = ()


_TIES: Mapping[str, _Tie] = {
    "terms": _Tie(("language", "label"), "label", ("language",)),
    "replacements": _Tie(("language", "label", "concept"), "label", ("language",)),
    "verdicts": _Tie(("edition",)),
    "definitions": _Tie(("language",)),
    "notes": _Tie(("kind", "language", "text"), "text", ("kind", "language")),
    "references": _Tie(("instrument", "article"), "instrument"),
    "mappings": _Tie(("uri",)),
    "sources": _Tie(("title", "url"), "title"),
}


def pairs(
    name: str, before: Sequence[Row], after: Sequence[Row], *, alike: bool = True
) -> list[Pair]:
    """The places of rows that stand for each other in two lists of that name.

    They come in the order of `after`; a row that has come has None before, one
    that is gone has None after and is told last. Rows are known by their keys,
    equal ones first, and then, where `alike` says so, by their likeness.
    """
    met = _by_key(name, before, after)
    if alike:
        met |= _by_likeness(name, before, after, met)
    known = set(met.values())
    gone = (old for old in range(len(before)) if old not in known)
    return [*((met.get(new), new) for new in range(len(after))), *((old, None) for old in gone)]


def _by_key(name: str, before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for old, row in enumerate(before):
        waiting[_key(name, row)].append(old)
    met: dict[int, int] = {}
    for equal in (True, False):
        for new, row in enumerate(after):
            known = () if new in met else waiting[_key(name, row)]
            for old in known:
                if before[old] == row or not equal:
                    met[new] = old
                    waiting[_key(name, row)].remove(old)
                    break
    return met


def _by_likeness(
    name: str, before: Sequence[Row], after: Sequence[Row], met: Mapping[int, int]
) -> dict[int, int]:
    """Of the rows that are left, those that are most alike, the surest first."""
    tie = _TIES.get(name)
    if tie is None or not tie.text:
        return {}
    known = set(met.values())
    likenesses = {
        (old, new): _likeness(tie, one, other)
        for old, one in enumerate(before)
        if old not in known
        for new, other in enumerate(after)
        if new not in met
    }
    found: dict[int, int] = {}
    for (old, new), likeness in sorted(likenesses.items(), key=lambda each: -each[1]):
        if likeness >= _ALIKE and new not in found and old not in found.values():
            found[new] = old
    return found


def _key(name: str, row: Row) -> Hashable:
    tie = _TIES.get(name)
    return tuple(row.get(field) for field in tie.key) if tie else row


def _likeness(tie: _Tie, one: Row, other: Row) -> float:
    if any(one.get(field) != other.get(field) for field in tie.same):
        return 0
    return fuzz.ratio(one[tie.text], other[tie.text], score_cutoff=_ALIKE)
