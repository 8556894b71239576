"""The terms of a concept: from SKOS-XL labels, which carry verdicts, and from plain ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from taxonomy.entry.model import (
    Confidence,
    Kind,
    Replacement,
    Ruling,
    Source,
    Term,
    Usage,
    Verdict,
)
from taxonomy.entry.schema_fields import LONGEST_TEXT
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.literals import LiteralReader
from taxonomy.messages import Message

_Choice = TypeVar("_Choice", bound=StrEnum)

# What plain SKOS says by each kind of label. A hidden label is there for search (a misspelling,
# most often); that a word is to be avoided, SKOS by itself cannot say.
_PLAIN: Mapping[str, tuple[Usage, Kind]] = {
    "prefLabel": (Usage.PREFERRED, Kind.FULL_FORM),
    "altLabel": (Usage.ADMITTED, Kind.FULL_FORM),
    "hiddenLabel": (Usage.ADMITTED, Kind.SPELLING_VARIANT),
}
_LAST = 1_000_000  # the place of a term that has none


@dataclass(frozen=True, slots=True)
class Terms:
    """Reads the terms of concepts; `identify` gives the identifier of a concept's URI."""

    texts: LiteralReader
    identify: Callable[[str], str | None]

    def of(self, concept: str) -> tuple[Term, ...]:
        """The terms in their order, each label once a language, one preferred a language."""
        found: dict[tuple[str, str], tuple[int, Term]] = {}
        extended: set[tuple[str, str, str]] = set()
        for name in _PLAIN:
            for node in self.texts.graph.nodes(concept, namespaces.SKOSXL + name):
                place, term = self._extended(node, name)
                if term is not None:
                    extended.add((name, term.language, term.label))
                    self._keep(concept, found, place, term)
        for name in _PLAIN:
            for text in self.texts.graph.texts(concept, namespaces.SKOS + name):
                stated = self.texts.label(concept, text)
                if stated is not None and (name, *stated) not in extended:
                    self._keep(concept, found, _LAST, self._plain(concept, name, *stated))
        in_order = sorted(found.values(), key=lambda each: each[0])
        return tuple(self._one_preferred(concept, [term for _, term in in_order]))

    def _keep(
        self, concept: str, found: dict[tuple[str, str], tuple[int, Term]], place: int, term: Term
    ) -> None:
        first = found.setdefault((term.language, term.label), (place, term))[1]
        if first is not term:
            what = Message(
                "“%(label)s” (%(language)s) was there twice. The one marked “%(usage)s” was kept.",
                label=term.label,
                language=term.language,
                usage=first.usage.value,
            )
            self.texts.report("label-twice", concept, what)

    def _plain(self, concept: str, name: str, language: str, label: str) -> Term:
        usage, kind = _PLAIN[name]
        if name == "hiddenLabel":
            what = Message(
                "The hidden label “%(label)s” (%(language)s) became an admitted spelling.",
                label=label,
                language=language,
            )
            self.texts.report("hidden-label", concept, what)
        return Term(label, language, usage, kind=kind)

    def _one_preferred(self, concept: str, terms: list[Term]) -> list[Term]:
        first: dict[str, str] = {}
        for place, term in enumerate(terms):
            if term.usage is not Usage.PREFERRED:
                continue
            if first.setdefault(term.language, term.label) != term.label:
                terms[place] = replace(term, usage=Usage.ADMITTED)
                what = Message(
                    "“%(label)s” is a second preferred label in %(language)s, beside “%(other)s”. "
                    "It was made admitted (SKOS S14).",
                    label=term.label,
                    language=term.language,
                    other=first[term.language],
                )
                self.texts.report("second-preferred-label", concept, what)
        return terms

    def _extended(self, node: str, name: str) -> tuple[int, Term | None]:
        graph, texts = self.texts.graph, self.texts
        graph.take(node, namespaces.TYPE)
        forms = graph.texts(node, namespaces.SKOSXL + "literalForm")
        stated = texts.label(node, forms[0]) if forms else None
        if stated is None:
            message = Message("A label without a literal form was left out.")
            self.texts.report("label-without-form", node, message)
            return _LAST, None
        language, label = stated
        usage, kind = _PLAIN[name]
        place = texts.plain(node, namespaces.LUX + "position") or ""
        term = Term(
            label,
            language,
            self._choice(node, "usage", usage),
            reason=texts.by_language(node, namespaces.LUX + "reason"),
            replacements=self._replacements(node),
            exceptions=texts.by_language(node, namespaces.LUX + "exception"),
            needs_context=texts.plain(node, namespaces.LUX + "needsContext") in {"true", "1"},
            part_of_speech=texts.plain(node, namespaces.LUX + "partOfSpeech"),
            kind=self._choice(node, "kind", kind),
            confidence=self._choice(node, "confidence", Confidence.RECALLED),
            verdicts=self._verdicts(node),
            **self._lines(node),
        )
        return int(place) if place.isdecimal() and len(place) < len(str(_LAST)) else _LAST, term

    def _lines(self, node: str) -> dict[str, tuple[str, ...]]:
        stated = {
            name: self.texts.plain(node, predicate, LONGEST_TEXT)
            for name, predicate in namespaces.LINES.items()
        }
        return {name: tuple(text.split("\n")) for name, text in stated.items() if text}

    def _replacements(self, label: str) -> tuple[Replacement, ...]:
        found = []
        for node in self._listed(label, "replacements"):
            forms = self.texts.graph.texts(node, namespaces.SKOSXL + "literalForm")
            stated = self.texts.label(node, forms[0]) if forms else None
            concepts = self.texts.graph.nodes(node, namespaces.LUX + "concept")
            when = self.texts.by_language(node, namespaces.LUX + "when")
            if stated is not None:
                concept = self.identify(concepts[0]) if concepts else None
                found.append(Replacement(stated[1], stated[0], concept, when))
        return tuple(found)

    def _verdicts(self, label: str) -> tuple[Verdict, ...]:
        found = []
        for node in self._listed(label, "verdicts"):
            edition = self.texts.plain(node, namespaces.LUX + "edition")
            ruling = self._choice(node, "ruling", Ruling.ACCEPTED)
            confidence = self._choice(node, "confidence", Confidence.RECALLED)
            source = self.texts.source(node)
            remark = self.texts.plain(node, namespaces.LUX + "remark", LONGEST_TEXT)
            if edition is not None:
                source = source or Source("not told")
                found.append(Verdict(edition, ruling, confidence, source, remark))
        return tuple(found)

    def _listed(self, label: str, name: str) -> list[str]:
        heads = self.texts.graph.nodes(label, namespaces.LUX + name)
        return [node for head in heads for node in self.texts.graph.members(head)]

    def _choice(self, node: str, name: str, otherwise: _Choice) -> _Choice:
        stated = self.texts.plain(node, namespaces.LUX + name)
        if stated is None:
            return otherwise
        try:
            return type(otherwise)(stated)
        except ValueError:
            message = Message(
                "The value “%(value)s” of lux:%(name)s isn’t known and was left out.",
                value=stated,
                name=name,
            )
            self.texts.report("value-unknown", node, message)
            return otherwise
