"""Concept notes: definitions, notes, sources, mappings and retirement in SKOS."""

from collections.abc import Callable
from dataclasses import dataclass

from taxonomy.entry.model import (
    ConceptMapping,
    Definition,
    Ending,
    Match,
    Note,
    NoteKind,
    Reference,
    Retirement,
)
from taxonomy.entry.schema_fields import LONGEST_TEXT, is_address
from taxonomy.exchange import normalization
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.literals import LiteralReader
from taxonomy.messages import Message

# What other makers write, and we keep as the nearest of ours; told once a file, by its number.
_NEAREST = {
    namespaces.SKOS + "note": NoteKind.SCOPE,
    namespaces.SKOS + "changeNote": NoteKind.HISTORY,
    namespaces.RDFS + "comment": NoteKind.SCOPE,
    namespaces.DCT + "description": NoteKind.SCOPE,
}


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Reads what describes concepts; `identify` gives the identifier of a concept's URI."""

    texts: LiteralReader
    identify: Callable[[str], str | None]

    def texts_of(self, concept: str) -> tuple[tuple[Definition, ...], tuple[Note, ...]]:
        """The definitions, one a language, and the notes, each once."""
        definitions: dict[str, Definition] = {}
        notes: dict[tuple[str, str], Note] = {}
        for language, text, source in self.texts.sourced(concept, namespaces.SKOS + "definition"):
            first = definitions.setdefault(language, Definition(language, text, source))
            if first.text != text:
                notes.setdefault((language, text), Note(NoteKind.SCOPE, language, text, source))
                what = Message(
                    "A second definition in %(language)s became a scope note.", language=language
                )
                self.texts.report("one-definition-a-language", concept, what)
        for kind, predicate in namespaces.NOTES.items():
            for language, text, source in self.texts.sourced(concept, predicate):
                self._note(concept, notes, Note(kind, language, text, source))
        for predicate, kind in _NEAREST.items():
            for language, text, source in self.texts.sourced(concept, predicate):
                self._note(concept, notes, Note(kind, language, text, source))
                what = Message(
                    "%(predicate)s in %(language)s became a note (%(kind)s).",
                    predicate=namespaces.short(predicate),
                    language=language,
                    kind=kind.value,
                )
                self.texts.report("note-of-another-kind", concept, what)
        return tuple(definitions.values()), tuple(notes.values())

    def references(self, concept: str) -> tuple[Reference, ...]:
        """The legal instruments, each with the article meant and the address of its text."""
        found = []
        for node in self.texts.graph.nodes(concept, namespaces.DCT + "references"):
            title = self.texts.plain(node, namespaces.DCT + "title")
            if title is None and node not in self.texts.graph:
                title = normalization.label(node)
            article = self.texts.plain(node, namespaces.LUX + "article")
            if title is None:
                message = Message("A reference without a title was left out.")
                self.texts.report("reference-untitled", concept, message)
            else:
                found.append(Reference(title, article, self.texts.page(node)))
        return tuple(found)

    def mappings(self, concept: str, own: str | None) -> tuple[ConceptMapping, ...]:
        """The links to concepts of other schemes; `own` is the address a foreign file gave it."""
        found = {
            ConceptMapping(match, uri): None
            for match in Match
            for uri in self.texts.graph.nodes(concept, namespaces.SKOS + match)
            if self._is_address(concept, match, uri)
        }
        for uri in self.texts.graph.nodes(concept, namespaces.OWL + "sameAs"):
            if self._is_address(concept, "sameAs", uri):
                found[ConceptMapping(Match.EXACT, uri)] = None
                message = Message("owl:sameAs <%(uri)s> became an exact match.", uri=uri)
                self.texts.report("same-as", concept, message)
        if own is not None and self._is_address(concept, "URI", own):
            found[ConceptMapping(Match.EXACT, own)] = None
        return tuple(found)

    def retirement(self, concept: str) -> Retirement | None:
        """That the concept is used no longer, and what took its place."""
        deprecated = self.texts.plain(concept, namespaces.OWL + "deprecated") in {"true", "1"}
        heirs = []
        for node in self.texts.graph.nodes(concept, namespaces.DCT + "isReplacedBy"):
            heir = self.identify(node)
            if heir is None:
                message = Message("It is replaced by <%(uri)s>, which isn’t in the file.", uri=node)
                self.texts.report("heir-unknown", concept, message)
            elif heir not in heirs:
                heirs.append(heir)
        ending = self.texts.plain(concept, namespaces.LUX + "ending")
        remark = self.texts.plain(concept, namespaces.LUX + "remark", LONGEST_TEXT)
        if not deprecated and not heirs:
            return None
        if ending in list(Ending):
            return Retirement(Ending(ending), tuple(heirs), remark)
        return Retirement(Ending.RETIRED, tuple(heirs), remark)

    def _note(self, concept: str, notes: dict[tuple[str, str], Note], note: Note) -> None:
        known = notes.setdefault((note.language, note.text), note)
        if known is not note:
            message = Message(
                "The same note was there twice in %(language)s. One was left out.",
                language=note.language,
            )
            self.texts.report("note-twice", concept, message)

    def _is_address(self, concept: str, match: str, uri: str) -> bool:
        if is_address(uri):
            return True
        what = Message(
            "The %(match)s <%(uri)s> isn’t a web address and was left out.", match=match, uri=uri
        )
        self.texts.report("mapping-no-address", concept, what)
        return False
