"""What is said of a concept beside its terms and relations: texts, sources, mappings, its end."""

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
from taxonomy.entry.shape import LONGEST_TEXT, is_address
from taxonomy.exchange import tidying
from taxonomy.exchange.skos import names
from taxonomy.exchange.skos.texts import Reader

# What other makers write, and we keep as the nearest of ours; told once a file, by its number.
_NEAREST = {
    names.SKOS + "note": NoteKind.SCOPE,
    names.SKOS + "changeNote": NoteKind.HISTORY,
    names.RDFS + "comment": NoteKind.SCOPE,
    names.DCT + "description": NoteKind.SCOPE,
}


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Reads what describes concepts; `identify` gives the identifier of a concept's URI."""

    texts: Reader
    identify: Callable[[str], str | None]

    def texts_of(self, concept: str) -> tuple[tuple[Definition, ...], tuple[Note, ...]]:
        """The definitions, one a language, and the notes, each once."""
        definitions: dict[str, Definition] = {}
        notes: dict[tuple[str, str], Note] = {}
        for language, text, source in self.texts.sourced(concept, names.SKOS + "definition"):
            first = definitions.setdefault(language, Definition(language, text, source))
            if first.text != text:
                notes.setdefault((language, text), Note(NoteKind.SCOPE, language, text, source))
                what = f"A second definition in {language} is kept as a scope note."
                self.texts.tell("one-definition-a-language", concept, what)
        for kind, predicate in names.NOTES.items():
            for language, text, source in self.texts.sourced(concept, predicate):
                self._note(concept, notes, Note(kind, language, text, source))
        for predicate, kind in _NEAREST.items():
            for language, text, source in self.texts.sourced(concept, predicate):
                self._note(concept, notes, Note(kind, language, text, source))
                what = f"A {names.short(predicate)} in {language} is kept as a {kind} note."
                self.texts.tell("note-of-another-kind", concept, what)
        return tuple(definitions.values()), tuple(notes.values())

    def references(self, concept: str) -> tuple[Reference, ...]:
        """The legal instruments, each with the article meant and the address of its text."""
        found = []
        for node in self.texts.graph.nodes(concept, names.DCT + "references"):
            title = self.texts.plain(node, names.DCT + "title")
            if title is None and node not in self.texts.graph:
                title = tidying.label(node)
            article = self.texts.plain(node, names.LUX + "article")
            if title is None:
                self.texts.tell(
                    "reference-untitled", concept, "A reference without title is left out."
                )
            else:
                found.append(Reference(title, article, self.texts.page(node)))
        return tuple(found)

    def mappings(self, concept: str, own: str | None) -> tuple[ConceptMapping, ...]:
        """The links to concepts of other schemes; `own` is the address a foreign file gave it."""
        found = {
            ConceptMapping(match, uri): None
            for match in Match
            for uri in self.texts.graph.nodes(concept, names.SKOS + match)
            if self._is_address(concept, match, uri)
        }
        for uri in self.texts.graph.nodes(concept, names.OWL + "sameAs"):
            if self._is_address(concept, "sameAs", uri):
                found[ConceptMapping(Match.EXACT, uri)] = None
                self.texts.tell(
                    "same-as", concept, f"owl:sameAs <{uri}> is kept as an exact match."
                )
        if own is not None and self._is_address(concept, "URI", own):
            found[ConceptMapping(Match.EXACT, own)] = None
        return tuple(found)

    def retirement(self, concept: str) -> Retirement | None:
        """That the concept is used no longer, and what took its place."""
        deprecated = self.texts.plain(concept, names.OWL + "deprecated") in {"true", "1"}
        heirs = []
        for node in self.texts.graph.nodes(concept, names.DCT + "isReplacedBy"):
            heir = self.identify(node)
            if heir is None:
                self.texts.tell(
                    "heir-unknown", concept, f"<{node}>, which replaces it, is not here."
                )
            elif heir not in heirs:
                heirs.append(heir)
        ending = self.texts.plain(concept, names.LUX + "ending")
        remark = self.texts.plain(concept, names.LUX + "remark", LONGEST_TEXT)
        if not deprecated and not heirs:
            return None
        if ending in list(Ending):
            return Retirement(Ending(ending), tuple(heirs), remark)
        return Retirement(Ending.RETIRED, tuple(heirs), remark)

    def _note(self, concept: str, notes: dict[tuple[str, str], Note], note: Note) -> None:
        known = notes.setdefault((note.language, note.text), note)
        if known is not note:
            self.texts.tell(
                "note-twice", concept, f"The same note in {note.language} is kept once."
            )

    def _is_address(self, concept: str, match: str, uri: str) -> bool:
        if is_address(uri):
            return True
        what = f"The {match} <{uri}> is no address of the web and left out."
        self.texts.tell("mapping-no-address", concept, what)
        return False
