"""What an RDF/XML file may declare before it begins: short names for addresses, and no more.

The parser replaces entities as often as they stand, also within each other, so
that a few lines could fill any memory.
"""

import re
from collections.abc import Iterator

from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message

LONGEST = 1024 * 1024  # bytes before the first element
_LONGEST_ENTITY = 200  # characters, more than the address of any namespace has

_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENTITY = re.compile(rb"""<!ENTITY\s+([^\s%"'<>]+)\s+(?:"([^"]*)"|'([^']*)')\s*>""")


def require_harmless(start: bytes, name: str) -> None:
    """Raise `Malformed` for declarations that name other files or grow when they are read.

    `start` is the file's first `LONGEST` bytes.
    """
    bare = _ASIDE.sub(b" ", start)
    root = _ROOT.search(bare)
    if root is None:
        message = Message("No element begins in the first %(most)s bytes.", most=LONGEST)
        raise Malformed([Violation("rdf", "", message, name)])
    for message in _harmful(bare[: root.start()]):
        raise Malformed([Violation("xml-entities", "", message, name)])


def _harmful(prolog: bytes) -> Iterator[Message]:
    for found in _ENTITY.finditer(prolog):
        value = found[2] or found[3] or b""
        if b"&" in value or b"%" in value or len(value) > _LONGEST_ENTITY:
            entity = found[1].decode("utf-8", "replace")
            yield Message(
                "The entity “%(name)s” contains other entities or more than an address. Write it "
                "out.",
                name=entity,
            )
    rest = _ENTITY.sub(b"", prolog)
    if b"<!ENTITY" in rest or b"SYSTEM" in rest or b"PUBLIC" in rest:
        yield Message("The file refers to other files. Remove the DOCTYPE.")
