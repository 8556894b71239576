"""What entries, lists and rules of the check have in common in how they tell a term."""

from typing import Protocol

from taxonomy.entry.model import Usage


class Wording(Protocol):
    """Words in a language."""

    @property
    def label(self) -> str:
        """The words."""

    @property
    def language(self) -> str:
        """The language of the words."""


class Designation(Wording, Protocol):
    """A term, whole or as lists show it."""

    @property
    def usage(self) -> Usage:
        """The verdict on it."""
