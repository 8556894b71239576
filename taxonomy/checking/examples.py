"""Examples of terms: sentences in which a term must, or must not, be found."""

from collections.abc import Iterator
from dataclasses import dataclass

from taxonomy.checking import dictionaries, rulebook
from taxonomy.checking.checker import Checker
from taxonomy.checking.lemmas import LemmaSource
from taxonomy.entry.model import Entry, Term
from taxonomy.entry.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold; `field` and `place` lead to it inside the term."""

    term: int
    field: str
    place: int
    wanted: bool


def failures(entry: Entry, scheme: Scheme) -> Iterator[Failure]:
    """The examples of an entry that its own terms do not live up to."""
    if not any(term.found_in or term.not_found_in for term in entry.terms):
        return
    source = LemmaSource(dictionaries=dictionaries.for_sentences)
    checker = Checker(rulebook.of_entry(entry, scheme), source)
    for number, term in enumerate(entry.terms):
        for field, wanted in (("found_in", True), ("not_found_in", False)):
            for place, sentence in enumerate(getattr(term, field)):
                if _is_found(checker, term, sentence) != wanted:
                    yield Failure(number, field, place, wanted)


def _is_found(checker: Checker, term: Term, sentence: str) -> bool:
    """Whether a term warns in a sentence, and no name excuses it there."""
    return any(
        term.label in {rule.label for rule in each.readings}
        for each in checker.check(sentence, language=term.language).unexcused
    )
