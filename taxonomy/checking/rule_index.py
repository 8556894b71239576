"""The rule index: rules by concept, so that those of one concept can be replaced."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from taxonomy import languages
from taxonomy.checking.rulebook import Concept, Rule, Rulebook


def base(tag: str) -> str:
    """The language whose texts the terms of a tag are looked for in."""
    found = languages.base(tag)
    return languages.get(found).written_as or found


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """A rulebook by concept; never changed, `changed` makes another.

    `frame` is what holds for all: names and telling words. A concept keeps its place
    among the others, also while it has no rules. `tags` counts the terms of a language.
    """

    frame: Rulebook
    rules: Mapping[Concept, tuple[Rule, ...]]
    places: Mapping[Concept, int]
    tags: Counter[str]

    @property
    def book(self) -> Rulebook:
        """All of it in one."""
        return replace(self.frame, rules=tuple(self.every))

    def meant(self, rules: Iterable[Rule], wanted: str, scheme: str | None) -> Iterator[Rule]:
        """Those of one language, of one scheme or of every scheme that gives verdicts."""
        for rule in rules:
            if base(rule.language) == wanted and self._is_meant(rule, scheme):
                yield rule

    def _is_meant(self, rule: Rule, scheme: str | None) -> bool:
        if scheme is None:
            return rule.scheme not in self.frame.on_request
        return rule.scheme == scheme

    @property
    def every(self) -> Iterator[Rule]:
        """Every rule."""
        return chain.from_iterable(self.rules.values())

    def place(self, rule: Rule) -> int:
        """Where a rule's concept stands among the others."""
        return self.places[rule.of]

    def changed(self, new: Mapping[Concept, tuple[Rule, ...]]) -> "RuleIndex":
        """Another, with these rules of some concepts."""
        places = dict(self.places)
        for concept in new:
            places.setdefault(concept, len(places))
        tags = self.tags.copy()
        tags.update(rule.language for rules in new.values() for rule in rules)
        tags.subtract(rule.language for concept in new for rule in self.rules.get(concept, ()))
        return RuleIndex(self.frame, {**self.rules, **new}, places, +tags)


def of_book(book: Rulebook) -> RuleIndex:
    """The rules of a rulebook by concept."""
    found: dict[Concept, list[Rule]] = {}
    for rule in book.rules:
        found.setdefault(rule.of, []).append(rule)
    return RuleIndex(
        replace(book, rules=()),
        {concept: tuple(some) for concept, some in found.items()},
        {concept: place for place, concept in enumerate(found)},
        Counter(rule.language for rule in book.rules),
    )
