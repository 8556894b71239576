"""Normalization: foreign texts in the form ours must have; the caller sees each change."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

import langcodes

from taxonomy import languages
from taxonomy.entry.schema_fields import IDENTIFIER
from taxonomy.text import UNSEEN

_IDENTIFIER = re.compile(IDENTIFIER)
_NOT_IN_IDENTIFIERS = re.compile("[^A-Za-z0-9._~-]+")
_LONGEST = 100  # characters of an identifier


def label(text: str) -> str:
    """A label in composed characters, evenly spaced, without what is not seen."""
    return " ".join(UNSEEN.sub(" ", unicodedata.normalize("NFC", text)).split())


def prose(text: str) -> str:
    """A text in composed characters without what is not seen; its lines stay."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub("", lines).strip()


@lru_cache(maxsize=1_024)
def language(tag: str) -> str | None:
    """A language tag in its usual letters (BCP 47, 2.1.1); None where there is no such language."""
    if not languages.is_valid(tag):
        return None
    return langcodes.standardize_tag(tag, macro=False)


def identifier(name: str) -> str:
    """A name with what an identifier may hold; empty where nothing of it may stand there."""
    if _IDENTIFIER.fullmatch(name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = _NOT_IN_IDENTIFIERS.sub("-", plain).strip("-._~")
    return made[:_LONGEST].rstrip("-._~")


def free(identifier: str, taken: Container[str]) -> str:
    """The identifier, with a number at its end where it is taken."""
    number, found = 1, identifier
    while found in taken:
        number += 1
        found = f"{identifier[:90]}-{number}"
    return found
