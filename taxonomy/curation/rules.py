"""What an entry must satisfy before readers see it: one function a rule.

A rule takes an entry and its surroundings and yields what is to be mended.
`EVERY` lists the rules in the order in which they are told.
"""

from collections.abc import Iterator

from taxonomy import languages
from taxonomy.curation import example_rules, text_rules
from taxonomy.curation.surroundings import Rule, Surroundings
from taxonomy.entry.model import Ending, Entry, Texts, Usage
from taxonomy.errors import RulesBroken, Severity, Violation


def require(entry: Entry, around: Surroundings) -> None:
    """Raise `RulesBroken`, with all that must be mended; warnings keep nothing back."""
    broken = tuple(each for each in violations(entry, around) if each.is_error)
    if broken:
        raise RulesBroken(broken)


def violations(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """All that is to be mended or looked at in an entry, rule by rule."""
    for rule in EVERY:
        yield from rule(entry, around)


def no_such_language(pointer: str, tag: str) -> Violation:
    """What is told of a tag that names no language."""
    message = f"“{tag}” is not a language tag; write one such as “fr” or “pt-BR”."
    return Violation("languages-are-known", pointer, message)


def an_entry_has_a_term(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A concept is designated by at least one term (ISO 704)."""
    if not entry.terms:
        yield Violation("an-entry-has-a-term", "/terms", "Give at least one term.")


def one_preferred_term_a_language(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A concept has at most one preferred term in a language (SKOS S14)."""
    first: dict[str, str] = {}
    for place, term in enumerate(entry.terms):
        if term.usage is not Usage.PREFERRED:
            continue
        if term.language in first:
            yield Violation(
                "one-preferred-term-a-language",
                f"/terms/{place}/usage",
                f"“{term.label}” is preferred in {term.language}, and so is "
                f"“{first[term.language]}”: keep one, make the other admitted.",
            )
        first.setdefault(term.language, term.label)


def no_term_twice(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A label stands once a language inside a concept (SKOS S13)."""
    seen: set[tuple[str, str]] = set()
    for place, term in enumerate(entry.terms):
        if (term.language, term.label) in seen:
            yield Violation(
                "no-term-twice",
                f"/terms/{place}/label",
                f"“{term.label}” ({term.language}) stands twice in this entry: keep one.",
            )
        seen.add((term.language, term.label))


def one_definition_a_language(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A concept has one definition in a language (ISO 704)."""
    seen: set[str] = set()
    for place, definition in enumerate(entry.definitions):
        if definition.language in seen:
            yield Violation(
                "one-definition-a-language",
                f"/definitions/{place}/language",
                f"There are two definitions in {definition.language}: keep one.",
            )
        seen.add(definition.language)


def warnings_give_a_reason(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A term marked caution or discouraged says why (our own rule)."""
    for place, term in enumerate(entry.terms):
        if term.usage.warns and not term.reason:
            yield Violation(
                "warnings-give-a-reason",
                f"/terms/{place}/reason",
                f"“{term.label}” is marked {term.usage}; say why.",
            )


def languages_are_known(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """Every language tag is a valid one (BCP 47)."""
    for pointer, tag in _tags(entry):
        if not languages.is_valid(tag):
            yield no_such_language(pointer, tag)


def places_are_known(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """Section, group and editions are those that the scheme has (our own rule)."""
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


def relations_resolve(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """A relation leads to another concept of the scheme (ISO 25964-1, 10)."""
    for kind, targets in (("broader", entry.broader), ("related", entry.related)):
        for place, target in enumerate(targets):
            if target == entry.concept:
                message = f"“{target}” cannot be {kind} to itself."
            elif around.entry(target) is None:
                message = f"There is no concept “{target}” in this scheme."
            else:
                continue
            yield Violation("relations-resolve", f"/{kind}/{place}", message)


def broader_has_no_cycle(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """No concept is broader than itself (ISO 25964-1, 10.2)."""
    if entry.concept in around.above(entry) and entry.concept not in entry.broader:
        yield Violation(
            "broader-has-no-cycle",
            "/broader",
            f"Going up from “{entry.concept}” leads back to it: take out one broader.",
        )


def related_is_not_broader(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """A concept is not related to one that is broader, at any distance (SKOS S27)."""
    above = set(around.above(entry))
    for place, target in enumerate(entry.related):
        other = around.entry(target)
        if target in above or (other is not None and entry.concept in around.above(other)):
            yield Violation(
                "related-is-not-broader",
                f"/related/{place}",
                f"“{target}” is already broader or narrower: take out “related”.",
            )


def replacements_resolve(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """What to say instead is a term of the scheme that is not itself discouraged (our own rule)."""
    for place, term in enumerate(entry.terms):
        for number, replacement in enumerate(term.replacements):
            home = around.entry(replacement.concept) if replacement.concept else entry
            usages = [
                other.usage
                for other in (home.terms if home else ())
                if (other.label, other.language) == (replacement.label, replacement.language)
            ]
            if not usages:
                where = f"concept “{replacement.concept}”" if replacement.concept else "this entry"
                message = f"is not a term ({replacement.language}) of {where}"
            elif Usage.DISCOURAGED in usages:
                message = "is itself discouraged"
            else:
                continue
            yield Violation(
                "replacements-resolve",
                f"/terms/{place}/replacements/{number}",
                f"“{replacement.label}”, to be said instead of “{term.label}”, {message}.",
            )


def the_retired_are_replaced(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """What took the place of a retired concept is used itself (`dct:isReplacedBy`)."""
    retirement = entry.retirement
    if retirement is None:
        return
    heirs = len(set(retirement.replaced_by))
    message = ""
    if retirement.ending is Ending.MERGED and heirs != 1:
        message = "A concept that was merged names the one concept that it went into."
    if retirement.ending is Ending.SPLIT and heirs < 2:  # noqa: PLR2004 - what a split makes
        message = "A concept that was split names the concepts that it became, two at least."
    if message:
        yield Violation("the-retired-are-replaced", "/retirement/replaced_by", message)
    for place, concept in enumerate(retirement.replaced_by):
        other = around.entry(concept)
        if concept == entry.concept or other is None or other.retirement is not None:
            yield Violation(
                "the-retired-are-replaced",
                f"/retirement/replaced_by/{place}",
                f"“{concept}” cannot take the place of “{entry.concept}”: name a concept in use.",
            )


def nothing_leads_to_the_retired(entry: Entry, around: Surroundings) -> Iterator[Violation]:
    """Relations and replacements lead to concepts that are in use (our own rule; a warning)."""
    for pointer, target in _led_to(entry):
        other = around.entry(target)
        if other is not None and other.retirement is not None:
            yield Violation(
                "nothing-leads-to-the-retired",
                pointer,
                f"“{target}” is used no longer; name what took its place.",
                severity=Severity.WARNING,
            )


EVERY: tuple[Rule, ...] = (
    an_entry_has_a_term,
    one_preferred_term_a_language,
    no_term_twice,
    one_definition_a_language,
    warnings_give_a_reason,
    languages_are_known,
    places_are_known,
    relations_resolve,
    broader_has_no_cycle,
    related_is_not_broader,
    replacements_resolve,
    the_retired_are_replaced,
    nothing_leads_to_the_retired,
    *text_rules.EVERY,
    *example_rules.EVERY,
)


def _unknown(kind: str, pointer: str, value: object) -> Violation:
    return Violation("places-are-known", pointer, f"The scheme has no {kind} “{value}”.")


def _led_to(entry: Entry) -> Iterator[tuple[str, str]]:
    """The concepts that an entry leads to, and where it does so."""
    for kind, targets in (("broader", entry.broader), ("related", entry.related)):
        for place, target in enumerate(targets):
            yield f"/{kind}/{place}", target
    for place, term in enumerate(entry.terms):
        for number, replacement in enumerate(term.replacements):
            if replacement.concept is not None:
                yield f"/terms/{place}/replacements/{number}", replacement.concept


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
