"""What the examples of terms must show before readers see an entry."""

from collections.abc import Iterator

from taxonomy.checking.examples import failures
from taxonomy.curation.surroundings import Rule, Surroundings
from taxonomy.entry.model import Entry
from taxonomy.errors import Violation


def examples_hold(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """A term is found in its own examples, and not found where it must not be (our own rule)."""
    for each in failures(entry, around.scheme):
        term = entry.terms[each.term]
        if not term.usage.warns and each.wanted:
            message = f"“{term.label}” may be used, and is told of in no text: take this out."
        elif each.wanted:
            message = (
                f"“{term.label}” is not found in this sentence: write it with the term in it and, "
                "where the term depends on context, with one of its words beside it."
            )
        else:
            message = f"“{term.label}” is found in this sentence, where it must not be."
        yield Violation("examples-hold", f"/terms/{each.term}/{each.field}/{each.place}", message)


EVERY: tuple[Rule, ...] = (examples_hold,)
