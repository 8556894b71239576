"""Titles that hold a word to avoid, which readers are told, since a title reads as approval."""

from collections.abc import Iterator

from taxonomy.entry.model import Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.search.contract import TermHit
from taxonomy.text import words
from webapp.context import termbase
from webapp.i18n import ChosenLanguages

_LONGEST_TERM = 6  # words


def terms_to_avoid(scheme: Scheme, title: ChosenLanguages) -> tuple[TermHit, ...]:
    """The terms in a title that its own vocabulary only ever says to avoid; the longest first."""
    if not scheme.prescriptive:
        return ()
    found: list[TermHit] = []
    for phrase in _phrases(title.text):
        inside = any(phrase.casefold() in each.label.casefold() for each in found)
        term = None if inside else _discouraged(scheme.id, phrase, title.language)
        if term is not None:
            found.append(term)
    return tuple(found)


def _discouraged(scheme: str, label: str, language: str) -> TermHit | None:
    """The term with that label, unless it may be used for anything in the vocabulary."""
    found = termbase().catalogue.lookup(label, language=language)
    terms = [each for each in found if each.scheme == scheme]
    usages = {each.usage for each in terms if not each.needs_context}
    return terms[0] if usages == {Usage.DISCOURAGED} else None


def _phrases(title: str) -> Iterator[str]:
    """Every run of words of a title, the longest first."""
    every = words(title)
    for length in range(min(_LONGEST_TERM, len(every)), 0, -1):
        for first in range(len(every) - length + 1):
            yield title[every[first].start : every[first + length - 1].end]
