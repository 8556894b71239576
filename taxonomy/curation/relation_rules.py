"""What the links between concepts must satisfy: relations, replacements, successors."""

from collections.abc import Iterator

from taxonomy.curation.rule_context import Rule, RuleContext
from taxonomy.entry.model import Ending, Entry, Usage
from taxonomy.errors import Severity, Violation
from taxonomy.messages import Message

_NO_TERM_HERE = Message(
    "“%(replacement)s” replaces “%(label)s”, but this entry has no such term in %(language)s."
)
_NO_TERM_THERE = Message(
    "“%(replacement)s” replaces “%(label)s”, but the concept “%(concept)s” has no such term in "
    "%(language)s."
)
_AVOIDED = Message(
    "“%(replacement)s” replaces “%(label)s”, but readers are asked to avoid it too. Choose another."
)


def relations_resolve(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """A relation leads to another concept of the vocabulary (ISO 25964-1, 10)."""
    for kind, targets in (("broader", entry.broader), ("related", entry.related)):
        for place, target in enumerate(targets):
            if target == entry.concept:
                message = Message("“%(concept)s” can’t be related to itself.", concept=target)
            elif around.entry(target) is None:
                message = Message(
                    "There is no concept “%(concept)s” in this vocabulary.", concept=target
                )
            else:
                continue
            yield Violation("relations-resolve", f"/{kind}/{place}", message)


def broader_has_no_cycle(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """No concept is broader than itself (ISO 25964-1, 10.2)."""
    if entry.concept in around.above(entry) and entry.concept not in entry.broader:
        yield Violation(
            "broader-has-no-cycle",
            "/broader",
            Message(
                "“%(concept)s” is a broader concept of itself, directly or through others. "
                "Remove one of the broader concepts.",
                concept=entry.concept,
            ),
        )


def related_is_not_broader(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """A concept is not related to one that is broader, at any distance (SKOS S27)."""
    above = set(around.above(entry))
    for place, target in enumerate(entry.related):
        other = around.entry(target)
        if target in above or (other is not None and entry.concept in around.above(other)):
            yield Violation(
                "related-is-not-broader",
                f"/related/{place}",
                Message(
                    "“%(concept)s” is already broader or narrower, so it can’t be related as "
                    "well. Remove one.",
                    concept=target,
                ),
            )


def replacements_resolve(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """A replacement is a term of the vocabulary that is not itself discouraged (our own rule)."""
    for place, term in enumerate(entry.terms):
        for number, replacement in enumerate(term.replacements):
            home = around.entry(replacement.concept) if replacement.concept else entry
            usages = [
                other.usage
                for other in (home.terms if home else ())
                if (other.label, other.language) == (replacement.label, replacement.language)
            ]
            if not usages:
                message = _NO_TERM_THERE if replacement.concept else _NO_TERM_HERE
            elif Usage.DISCOURAGED in usages:
                message = _AVOIDED
            else:
                continue
            yield Violation(
                "replacements-resolve",
                f"/terms/{place}/replacements/{number}",
                message.with_params(
                    replacement=replacement.label,
                    label=term.label,
                    language=replacement.language,
                    concept=replacement.concept or "",
                ),
            )


def the_retired_are_replaced(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """The concept that replaces a retired one is in use (`dct:isReplacedBy`)."""
    retirement = entry.retirement
    if retirement is None:
        return
    heirs = len(set(retirement.replaced_by))
    message = None
    if retirement.ending is Ending.MERGED and heirs != 1:
        message = Message("This concept was merged. Name the one concept it was merged into.")
    if retirement.ending is Ending.SPLIT and heirs < 2:  # noqa: PLR2004 - what a split makes
        message = Message("This concept was split. Name at least two concepts it became.")
    if message is not None:
        yield Violation("the-retired-are-replaced", "/retirement/replaced_by", message)
    for place, concept in enumerate(retirement.replaced_by):
        other = around.entry(concept)
        if concept == entry.concept or other is None or other.retirement is not None:
            yield Violation(
                "the-retired-are-replaced",
                f"/retirement/replaced_by/{place}",
                Message(
                    "“%(successor)s” can’t replace “%(concept)s”. Name another concept that is "
                    "in use.",
                    successor=concept,
                    concept=entry.concept,
                ),
            )


def nothing_leads_to_the_retired(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """Relations and replacements lead to concepts in use (our own rule; a warning)."""
    for pointer, target in _led_to(entry):
        other = around.entry(target)
        if other is not None and other.retirement is not None:
            yield Violation(
                "nothing-leads-to-the-retired",
                pointer,
                Message(
                    "“%(concept)s” is retired. Name the concept that replaced it.",
                    concept=target,
                ),
                severity=Severity.WARNING,
            )


RULES: tuple[Rule, ...] = (
    relations_resolve,
    broader_has_no_cycle,
    related_is_not_broader,
    replacements_resolve,
    the_retired_are_replaced,
    nothing_leads_to_the_retired,
)


def _led_to(entry: Entry) -> Iterator[tuple[str, str]]:
    """The concepts that an entry leads to, and where it does so."""
    for kind, targets in (("broader", entry.broader), ("related", entry.related)):
        for place, target in enumerate(targets):
            yield f"/{kind}/{place}", target
    for place, term in enumerate(entry.terms):
        for number, replacement in enumerate(term.replacements):
            if replacement.concept is not None:
                yield f"/terms/{place}/replacements/{number}", replacement.concept
