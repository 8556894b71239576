"""Rules of the text check: published terms, names that excuse a match, and context words.

A `Rulebook` is plain data, so that it can be kept in a file and used without a
database. It holds every language; a matcher is made of one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from taxonomy.checking.lemmas import LemmaTable
from taxonomy.entry.fast_serializer import keep_entry
from taxonomy.entry.model import Confidence, Entry, Usage
from taxonomy.entry.scheme import ProtectedPhrase, Scheme

Document = Mapping[str, Any]
Concept = tuple[str, str]  # the identifiers of its scheme and itself


@dataclass(frozen=True, slots=True)
class RuleReplacement:
    """A term to use instead; `when` says, by language, in which context alone it fits."""

    label: str
    language: str
    when: Mapping[str, str] = field(default_factory=dict)
    concept: str | None = None

    @property
    def conditional(self) -> bool:
        """Whether it fits in some contexts alone."""
        return bool(self.when)


@dataclass(frozen=True, slots=True)
class Rule:
    """A term of a concept, as texts are checked for it: a `taxonomy.entry.verdicts.Sense`."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: Usage
    abbreviation: bool = False
    needs_context: bool = False
    context: tuple[str, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)
    replacements: tuple[RuleReplacement, ...] = ()
    exceptions: Mapping[str, str] = field(default_factory=dict)
    verified: bool = False

    @property
    def of(self) -> Concept:
        """The concept whose term it is."""
        return self.scheme, self.concept

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells it from every other: scheme, concept, language, label."""
        return self.scheme, self.concept, self.language, self.label


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that texts are checked for; `context` tells, by language, what a text is about.

    The terms of the schemes `on_request` give no verdicts: texts are checked for them
    only where one of these schemes is asked for. `lemmas` are tables by language, each for
    the words of the labels that there were when it was made.
    """

    rules: tuple[Rule, ...]
    phrases: tuple[ProtectedPhrase, ...] = ()
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_request: tuple[str, ...] = ()
    lemmas: Mapping[str, LemmaTable] = field(default_factory=dict)


def of_schemes(known: Iterable[Scheme]) -> Rulebook:
    """A rulebook without rules: the names and words of schemes."""
    phrases: list[ProtectedPhrase] = []
    context: dict[str, tuple[str, ...]] = {}
    on_request: list[str] = []
    for scheme in known:
        if scheme.descriptive:
            on_request.append(scheme.id)
        phrases += scheme.protected
        for language, words in scheme.context.items():
            context[language] = tuple(dict.fromkeys((*context.get(language, ()), *words)))
    return Rulebook((), tuple(phrases), context, tuple(on_request))


def of_published(entry: Entry) -> tuple[Rule, ...]:
    """The rules of a published entry; none where it is retired."""
    return () if entry.retirement is not None else tuple(of_document(keep_entry(entry)))


def of_entry(entry: Entry, scheme: Scheme) -> Rulebook:
    """A rulebook of one entry, with the names and words of its scheme."""
    return replace(of_schemes([scheme]), rules=tuple(of_document(keep_entry(entry))))


def trial(book: Rulebook, scheme: Scheme) -> Rulebook:
    """The terms that a book has of a scheme, with the names and words that it has here."""
    rules = tuple(rule for rule in book.rules if rule.scheme == scheme.id)
    return replace(of_schemes([scheme]), rules=rules, lemmas=book.lemmas)


def of_document(document: Document) -> Iterator[Rule]:
    """The rules that an entry document comes to."""
    for term in document.get("terms", ()):
        yield Rule(
            document["scheme"],
            document["concept"],
            term["label"],
            term["language"],
            Usage(term["usage"]),
            abbreviation=term.get("kind") == "abbreviation",
            needs_context=bool(term.get("needs_context")),
            context=tuple(term.get("context", ())),
            reason=term.get("reason", {}),
            replacements=tuple(
                RuleReplacement(
                    each["label"], each["language"], each.get("when", {}), each.get("concept")
                )
                for each in term.get("replacements", ())
            ),
            exceptions=term.get("exceptions", {}),
            verified=Confidence(term.get("confidence", Confidence.RECALLED)).verified,
        )
