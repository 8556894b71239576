"""Rulebooks as files: what texts are checked for, without a database or a server."""

import msgspec

from taxonomy.checking.rules import Rulebook
from taxonomy.errors import Malformed, Violation

FORMAT = 2


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
        message = (
            f"This isn’t a rules file (make one with “luxterm check --export-rules”): {error}."
        )
        raise Malformed([Violation("rule-file", "", message, name)]) from error
    if file.luxterm_rules != FORMAT:
        message = (
            f"The rules file has version {file.luxterm_rules}; this Luxterm reads version {FORMAT}."
        )
        raise Malformed([Violation("rule-file", "", message, name)])
    return file.book
