"""Fixes put in place in a plain text."""

from collections.abc import Iterable

from taxonomy.checking.judging import Finding


def mended(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fix of each finding that has one; they stand in the order of the text."""
    parts, done = [], 0
    for each in findings:
        if each.fix is not None:
            parts += [text[done : each.start], each.fix]
            done = each.end
    return "".join([*parts, text[done:]])
