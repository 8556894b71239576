"""Reading TBX in tests: what a file gives must keep the shape of entries."""

import io

from making import a_scheme

from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.exchange.tbx import tbx_reader


def read(content):
    given_bytes = content.encode() if isinstance(content, str) else content
    vocabulary = tbx_reader.read(io.BytesIO(given_bytes), "theirs.tbx", a_scheme())
    for found in vocabulary.entries:
        assert read_entry(write_entry(found.entry)) == found.entry
    return vocabulary


def entries(content):
    return [found.entry for found in read(content).entries]
