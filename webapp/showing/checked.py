"""A checked text as it is shown: piece by piece, with what was found in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taxonomy.checking.judging import Finding


class Piece(NamedTuple):
    """Some of a text; `finding` is what it is marked for, `number` counts those from 1."""

    text: str
    finding: Finding | None = None
    number: int = 0


def pieces(text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """The whole text, in its order."""
    done = 0
    for number, each in enumerate(findings, 1):
        if each.start > done:
            yield Piece(text[done : each.start])
        yield Piece(text[each.start : each.end], each, number)
        done = each.end
    yield Piece(text[done:])


def applied(text: str, findings: Sequence[Finding], wanted: str) -> str:
    """The text with one fix in place, by its number, or `all` of those that nothing excuses."""
    for number, each in reversed(list(enumerate(findings, 1))):
        chosen = wanted == str(number) or (wanted == "all" and each.justified is None)
        if chosen and each.fix is not None:
            text = f"{text[: each.start]}{each.fix}{text[each.end :]}"
    return text
