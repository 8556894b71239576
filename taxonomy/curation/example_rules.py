"""What the examples of terms must show before readers see an entry."""

from collections.abc import Iterator

from taxonomy.checking.examples import failures
from taxonomy.curation.rule_context import Rule, RuleContext
from taxonomy.entry.model import Entry
from taxonomy.errors import Violation
from taxonomy.messages import Message

_NOT_REPORTED = Message(
    "Readers may use “%(label)s”, so no text check reports it. Remove this example."
)
_NOT_FOUND = Message(
    "The text check doesn’t find “%(label)s” in this sentence. Put the term in it. If the term "
    "depends on context, add one of its context words."
)
_FOUND = Message("The text check finds “%(label)s” in this sentence, but shouldn’t.")


def examples_hold(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """The text check finds a term in its own examples and nowhere it shouldn’t (our own rule)."""
    for each in failures(entry, around.scheme):
        term = entry.terms[each.term]
        if not term.usage.warns and each.wanted:
            message = _NOT_REPORTED.with_params(label=term.label)
        elif each.wanted:
            message = _NOT_FOUND.with_params(label=term.label)
        else:
            message = _FOUND.with_params(label=term.label)
        yield Violation("examples-hold", f"/terms/{each.term}/{each.field}/{each.place}", message)


RULES: tuple[Rule, ...] = (examples_hold,)
