"""Several labels in one cell, parted by bars: written so that every label comes back."""

import re
from collections.abc import Iterable

from taxonomy.exchange import normalization

_PART = re.compile(r"(?:\\[\\|]|[^|\n\r])+")
_ESCAPED = re.compile(r"\\([\\|])")


def joined(labels: Iterable[str]) -> str:
    """Labels as one cell; a bar or backslash that belongs to a label has a backslash before it."""
    return " | ".join(re.sub(r"[\\|]", r"\\\g<0>", label) for label in labels)


def parted(cell: str) -> list[str]:
    """The labels of a cell; line breaks part them as bars do."""
    labels = (normalization.label(_ESCAPED.sub(r"\1", part)) for part in _PART.findall(cell))
    return [label for label in labels if label]
