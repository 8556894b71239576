"""The rules of the vocabulary that comes with Luxterm, compiled into one file that reads fast."""

from functools import cache

from taxonomy.checking import rule_file
from taxonomy.checking.rulebook import Rulebook
from taxonomy.exchange.shipped import LUXEMBOURG

FILE = LUXEMBOURG / "rules.json"


@cache
def shipped() -> Rulebook:
    """The rulebook of the vocabulary that comes with Luxterm, with its tables of lemmas."""
    return rule_file.read(FILE.read_bytes(), str(FILE))
