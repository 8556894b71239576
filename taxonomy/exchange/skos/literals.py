"""Literals as texts of ours: each in a known language, composed, and holding only what is seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from taxonomy.entry.model import Source, Texts
from taxonomy.entry.schema_fields import LONGEST_LABEL, LONGEST_TEXT, is_address
from taxonomy.exchange import normalization
from taxonomy.exchange.import_report import ImportReport
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.rdf_graph import Graph, RdfText
from taxonomy.messages import Message

_SHOWN = 60  # characters of a text that are told back


@dataclass(frozen=True, slots=True)
class LiteralReader:
    """Reads literals of a graph, and tells what it had to mend.

    `language` is given to texts that say none.
    """

    graph: Graph
    report: ImportReport
    language: str

    def label(self, subject: str, text: RdfText) -> tuple[str, str] | None:
        """The language and the label; None, and told, where it cannot be one."""
        made = normalization.label(text.value)
        if made != text.value:
            message = Message(
                "“%(before)s” became “%(after)s”.", before=_cut(text.value), after=_cut(made)
            )
            self.report("label-tidied", subject, message)
        return self._stated(subject, text, made, LONGEST_LABEL)

    def prose(self, subject: str, text: RdfText) -> tuple[str, str] | None:
        """The language and the text; None, and told, where it cannot be one."""
        made = normalization.prose(text.value)
        if made != text.value:
            message = Message(
                "Spaces or invisible characters in “%(text)s” were fixed.", text=_cut(made)
            )
            self.report("text-tidied", subject, message)
        return self._stated(subject, text, made, LONGEST_TEXT)

    def by_language(self, subject: str, predicate: str) -> Texts:
        """One text a language; a second one is told and left out."""
        found: dict[str, str] = {}
        for text in self.graph.texts(subject, predicate):
            stated = self.prose(subject, text)
            if stated is None:
                continue
            language, prose = stated
            if found.setdefault(language, prose) != prose:
                what = Message(
                    "A second %(predicate)s in %(language)s was left out: “%(text)s”.",
                    predicate=namespaces.short(predicate),
                    language=language,
                    text=_cut(prose),
                )
                self.report("one-text-a-language", subject, what)
        return found

    def sourced(self, subject: str, predicate: str) -> Iterator[tuple[str, str, Source | None]]:
        """Each text with its language and its source: a literal, or a node with `rdf:value`.

        A node that says nothing of itself is left where it is (SKOS Primer 4.2).
        """
        unread = []
        for value in self.graph.take(subject, predicate):
            if isinstance(value, RdfText):
                stated, source = self.prose(subject, value), None
            elif value in self.graph:
                literals = [
                    *self.graph.texts(value, namespaces.VALUE),
                    *self.graph.texts(value, namespaces.RDFS + "label"),
                ]
                stated = self.prose(value, literals[0]) if literals else None
                source = self.source(value)
            else:
                unread.append(value)
                continue
            if stated is not None:
                yield (*stated, source)
        for value in unread:
            self.graph.add(subject, predicate, value)

    def plain(self, subject: str, predicate: str, longest: int = LONGEST_LABEL) -> str | None:
        """The first text of a predicate that is not too long, in any language; others are told."""
        values = [normalization.prose(text.value) for text in self.graph.texts(subject, predicate)]
        fitting = [value for value in values if 0 < len(value) <= longest]
        for value in values:
            if value not in fitting[:1]:
                what = Message(
                    "Another %(predicate)s was left out: “%(text)s”.",
                    predicate=namespaces.short(predicate),
                    text=_cut(value),
                )
                self.report("one-value", subject, what)
        return fitting[0] if fitting else None

    def sources(self, subject: str) -> tuple[Source, ...]:
        """Where something was found: by name, by address, or as a node that has both."""
        found = [
            Source(normalization.label(text.value))
            for text in self.graph.texts(subject, namespaces.DCT + "source")
        ]
        for node in self.graph.nodes(subject, namespaces.DCT + "source"):
            title = self.plain(node, namespaces.DCT + "title") if node in self.graph else None
            url = self.page(node)
            found.append(Source(title or url or node, url))
        fitting = tuple(each for each in found if 0 < len(each.title) <= LONGEST_LABEL)
        if len(fitting) < len(found):
            what = Message(
                "A source was left out because its name is missing or over %(most)s characters.",
                most=LONGEST_LABEL,
            )
            self.report("source-too-long", subject, what)
        return fitting

    def page(self, node: str) -> str | None:
        """The address of what a node stands for: its page; its own if nothing is said of it."""
        pages = self.graph.nodes(node, namespaces.FOAF + "page") if node in self.graph else [node]
        return next(filter(is_address, pages), None)

    def source(self, subject: str) -> Source | None:
        """The first of the sources; others are told."""
        found = self.sources(subject)
        for other in found[1:]:
            message = Message("Another source was left out: “%(title)s”.", title=other.title)
            self.report("one-source", subject, message)
        return found[0] if found else None

    def _stated(
        self, subject: str, text: RdfText, made: str, longest: int
    ) -> tuple[str, str] | None:
        if not made:
            self.report("text-empty", subject, Message("An empty text was left out."))
            return None
        if len(made) > longest:
            what = Message(
                "A text of more than %(most)s characters was left out: “%(text)s”.",
                most=longest,
                text=_cut(made),
            )
            self.report("text-too-long", subject, what)
            return None
        if not text.language:
            what = Message(
                "“%(text)s” has no language. It was read as “%(language)s”.",
                text=_cut(made),
                language=self.language,
            )
            self.report("language-missing", subject, what)
            return self.language, made
        language = normalization.language(text.language)
        if language is None:
            what = Message(
                "“%(tag)s” isn’t a language tag (BCP 47). “%(text)s” was left out.",
                tag=text.language,
                text=_cut(made),
            )
            self.report("language-unknown", subject, what)
            return None
        return language, made


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
