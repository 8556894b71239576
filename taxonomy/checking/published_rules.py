"""The rules of what is published, read from the store."""

from dataclasses import replace

from taxonomy.checking import rulebook
from taxonomy.checking.rulebook import Rulebook
from taxonomy.checking.shipped_rules import shipped
from taxonomy.store import published, schemes
from taxonomy.store.database import Session


def book(session: Session) -> Rulebook:
    """The rulebook of everything that is published."""
    found = (
        rule
        for document in published.documents(session)
        if not document.get("retirement")
        for rule in rulebook.of_document(document)
    )
    return replace(frame(session), rules=tuple(found))


def frame(session: Session) -> Rulebook:
    """A rulebook without rules: the names and words of all schemes, and the shipped tables."""
    return replace(rulebook.of_schemes(schemes.every(session)), lemmas=shipped().lemmas)
