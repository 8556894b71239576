"""A fast serializer for entries that were validated before: ten times as fast as `schema`."""

from collections.abc import Mapping

import msgspec

from taxonomy.entry.model import Entry
from taxonomy.entry.pruning import Document, pruned


def keep_entry(entry: Entry) -> Document:
    """The document of an entry, equal to what `write_entry` makes."""
    return pruned(msgspec.json.decode(msgspec.json.encode(entry)))


def revive_entry(document: Mapping[str, object]) -> Entry:
    """The entry whose document `write_entry` made.

    Rules of shape that are more than types (lengths, patterns) are not looked
    at again. Raises `msgspec.ValidationError` for a document of another shape,
    which only a damaged database can hold.
    """
    return msgspec.convert(document, Entry)
