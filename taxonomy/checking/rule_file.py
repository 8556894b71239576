"""Rule files: a rulebook as JSON, to check texts without a database or a server."""

import msgspec

from taxonomy.checking.rulebook import Rulebook
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message, Untranslated

FORMAT = 3


class _File(msgspec.Struct):
    luxterm_rules: int
    book: Rulebook


def write(book: Rulebook) -> bytes:
    """The file of a rulebook (JSON)."""
    return msgspec.json.encode(_File(FORMAT, book)) + b"\n"


def read(content: bytes, name: str) -> Rulebook:
    """The rulebook in a file. Raises `Malformed` for what is none, or of another version."""
    try:
        file = msgspec.json.decode(content, type=_File)
    except msgspec.DecodeError as error:
        message = Message(
            "This isn’t a file of rules: %(error)s. Make one with “luxterm check --export-rules”.",
            error=Untranslated(error),
        )
        raise Malformed([Violation("rule-file", "", message, name)]) from error
    if file.luxterm_rules != FORMAT:
        message = Message(
            "This file of rules has version %(found)s, but this Luxterm reads version %(wanted)s.",
            found=str(file.luxterm_rules),
            wanted=str(FORMAT),
        )
        raise Malformed([Violation("rule-file", "", message, name)])
    return file.book
