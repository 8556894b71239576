"""What an entry must satisfy before readers see it: one function a rule.

A rule takes an entry and its context and yields what needs fixing.
`RULES` lists the rules in the order in which they are reported.
"""

from collections.abc import Iterator, Mapping

from taxonomy import languages
from taxonomy.curation import example_rules, relation_rules, text_rules
from taxonomy.curation.rule_context import Rule, RuleContext
from taxonomy.entry.model import Entry, Texts, Usage
from taxonomy.errors import RulesBroken, Violation
from taxonomy.messages import Message


def require(entry: Entry, around: RuleContext) -> None:
    """Raise `RulesBroken`, with all that must be fixed; warnings do not stop an entry."""
    broken = tuple(each for each in violations(entry, around) if each.is_error)
    if broken:
        raise RulesBroken(broken)


def violations(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """All that needs fixing, or a look, in an entry, rule by rule."""
    for rule in RULES:
        yield from rule(entry, around)


def no_such_language(pointer: str, tag: str) -> Violation:
    """The violation for a tag that names no language."""
    message = Message("“%(tag)s” isn’t a language tag. Use one such as “fr” or “pt-BR”.", tag=tag)
    return Violation("languages-are-known", pointer, message)


def an_entry_has_a_term(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A concept has at least one term (ISO 704)."""
    if not entry.terms:
        yield Violation("an-entry-has-a-term", "/terms", Message("Add at least one term."))


def one_preferred_term_a_language(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A concept has at most one preferred term in a language (SKOS S14)."""
    first: dict[str, str] = {}
    for place, term in enumerate(entry.terms):
        if term.usage is not Usage.PREFERRED:
            continue
        if term.language in first:
            yield Violation(
                "one-preferred-term-a-language",
                f"/terms/{place}/usage",
                Message(
                    "“%(label)s” and “%(other)s” are both the preferred term in %(language)s. "
                    "Keep one, and make the other admitted.",
                    label=term.label,
                    other=first[term.language],
                    language=term.language,
                ),
            )
        first.setdefault(term.language, term.label)


def no_term_twice(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A term is in a concept only once in a language (SKOS S13)."""
    seen: set[tuple[str, str]] = set()
    for place, term in enumerate(entry.terms):
        if (term.language, term.label) in seen:
            yield Violation(
                "no-term-twice",
                f"/terms/{place}/label",
                Message(
                    "“%(label)s” (%(language)s) is in this entry twice. Remove one.",
                    label=term.label,
                    language=term.language,
                ),
            )
        seen.add((term.language, term.label))


def one_definition_a_language(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A concept has one definition in a language (ISO 704)."""
    seen: set[str] = set()
    for place, definition in enumerate(entry.definitions):
        if definition.language in seen:
            yield Violation(
                "one-definition-a-language",
                f"/definitions/{place}/language",
                Message(
                    "There is more than one definition in %(language)s. Keep one.",
                    language=definition.language,
                ),
            )
        seen.add(definition.language)


def warnings_give_a_reason(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A term marked caution or discouraged has a reason (our own rule)."""
    for place, term in enumerate(entry.terms):
        if term.usage.warns and not term.reason:
            message = _WHY[term.usage].with_params(label=term.label)
            yield Violation("warnings-give-a-reason", f"/terms/{place}/reason", message)


def languages_are_known(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """Every language tag is a valid one (BCP 47)."""
    for pointer, tag in _tags(entry):
        if not languages.is_valid(tag):
            yield no_such_language(pointer, tag)


def places_are_known(entry: Entry, around: RuleContext) -> Iterator[Violation]:
    """The section, group and editions exist in the vocabulary (our own rule)."""
    scheme = around.scheme
    if entry.scheme != scheme.id:
        yield _unknown("scheme", "/scheme", entry.scheme)
    if entry.section not in {None, *(section.id for section in scheme.sections)}:
        yield _unknown("section", "/section", entry.section)
    if entry.group not in {None, *(group.id for group in scheme.groups)}:
        yield _unknown("group", "/group", entry.group)
    editions = {edition.id for edition in scheme.editions}
    for place, term in enumerate(entry.terms):
        for number, verdict in enumerate(term.verdicts):
            if verdict.edition not in editions:
                pointer = f"/terms/{place}/verdicts/{number}/edition"
                yield _unknown("edition", pointer, verdict.edition)


RULES: tuple[Rule, ...] = (
    an_entry_has_a_term,
    one_preferred_term_a_language,
    no_term_twice,
    one_definition_a_language,
    warnings_give_a_reason,
    languages_are_known,
    places_are_known,
    *relation_rules.RULES,
    *text_rules.RULES,
    *example_rules.RULES,
)

_WHY: Mapping[Usage, Message] = {
    Usage.CAUTION: Message("Say why readers should take care with “%(label)s”."),
    Usage.DISCOURAGED: Message("Say why readers should avoid “%(label)s”."),
}
_UNKNOWN: Mapping[str, Message] = {
    "scheme": Message("This entry is for another vocabulary: “%(identifier)s”."),
    "section": Message("This vocabulary has no section “%(identifier)s”."),
    "group": Message("This vocabulary has no group “%(identifier)s”."),
    "edition": Message("This vocabulary has no edition “%(identifier)s”."),
}


def _unknown(kind: str, pointer: str, value: object) -> Violation:
    message = _UNKNOWN[kind].with_params(identifier=str(value))
    return Violation("places-are-known", pointer, message)


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    for place, term in enumerate(entry.terms):
        here = f"/terms/{place}"
        yield f"{here}/language", term.language
        yield from _keys(f"{here}/reason", term.reason)
        yield from _keys(f"{here}/exceptions", term.exceptions)
        for number, replacement in enumerate(term.replacements):
            yield f"{here}/replacements/{number}/language", replacement.language
            yield from _keys(f"{here}/replacements/{number}/when", replacement.when)
    for place, definition in enumerate(entry.definitions):
        yield f"/definitions/{place}/language", definition.language
    for place, note in enumerate(entry.notes):
        yield f"/notes/{place}/language", note.language


def _keys(pointer: str, texts: Texts) -> Iterator[tuple[str, str]]:
    for tag in texts:
        yield f"{pointer}/{tag}", tag
