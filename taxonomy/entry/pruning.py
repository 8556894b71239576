"""Documents without what says nothing: nulls, false marks, empty lists and mappings."""

from typing import Any

Document = dict[str, Any]


def pruned(document: Document) -> Document:
    """The document without nulls, false marks and empty lists or mappings, at any depth.

    Reading what is left gives the same value, because these are the defaults.
    """
    written = {name: _pruned(value) for name, value in document.items()}
    return {name: value for name, value in written.items() if value not in (None, False, [], {})}


def _pruned(value: object) -> object:
    if isinstance(value, dict):
        return pruned(value)
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    return value
