"""Schemes as TBX-Basic (ISO 30042:2019, style DCA); reasons stand in notes of their terms."""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from taxonomy.entry.model import Definition, Entry, Source, Term
from taxonomy.exchange.pieces import Pieces
from taxonomy.exchange.tbx import categories
from taxonomy.exchange.vocabulary import Holding, Item

NAMESPACE = "urn:iso:std:iso:30042:ed-2"


def write(holding: Holding) -> Iterator[bytes]:
    """The file, concept by concept."""
    out = _Out()
    root = {"type": "TBX-Basic", "style": "dca", "xml:lang": holding.scheme.source_language}
    out.start("tbx", {**root, "xmlns": NAMESPACE})
    _header(out, holding)
    out.start("text")
    out.start("body")
    for item in holding.items:
        if item.entry.terms:
            _concept(out, holding, item)
            yield out.taken()
    for name in ("body", "text", "tbx"):
        out.end(name)
    yield out.taken()


class _Out:
    """XML as it is written."""

    def __init__(self) -> None:
        self._text = Pieces()
        self._xml = XMLGenerator(self._text, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def start(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Begin an element."""
        self._xml.startElement(name, AttributesImpl(attributes or {}))

    def end(self, name: str) -> None:
        """End it."""
        self._xml.endElement(name)

    def element(self, name: str, text: str, **attributes: str) -> None:
        """A whole element; `lang` is `xml:lang`."""
        named = {{"lang": "xml:lang"}.get(key, key): value for key, value in attributes.items()}
        self.start(name, named)
        self._xml.characters(text)
        self.end(name)

    def taken(self) -> bytes:
        """What was written since the last time."""
        return self._text.taken()


def _header(out: _Out, holding: Holding) -> None:
    scheme = holding.scheme
    title = scheme.title.get(scheme.source_language) or next(iter(scheme.title.values()), scheme.id)
    release = f", release {holding.release}" if holding.release else ""
    for name in ("tbxHeader", "fileDesc", "titleStmt"):
        out.start(name)
    out.element("title", title)
    out.end("titleStmt")
    out.start("sourceDesc")
    out.element("p", f"{holding.base}/{scheme.id}{release}, {holding.made.isoformat()}")
    out.end("sourceDesc")
    out.end("fileDesc")
    out.end("tbxHeader")


def _concept(out: _Out, holding: Holding, item: Item) -> None:
    entry = item.entry
    out.start("conceptEntry", {"id": categories.identity(entry.concept)})
    if entry.section is not None:
        titles = {each.id: each.title for each in holding.scheme.sections}.get(entry.section, {})
        subject = " ".join(filter(None, (entry.section, titles.get("en"))))
        out.element("descrip", subject, type="subjectField")
    uri = holding.uri(entry.concept)
    out.element("xref", uri, type="externalCrossReference", target=uri)
    for mapping in entry.mappings:
        out.element("xref", mapping.match, type="externalCrossReference", target=mapping.uri)
    _sources(out, entry.sources)
    spoken = dict.fromkeys(term.language for term in entry.terms)
    for definition in entry.definitions:
        if definition.language not in spoken:
            _definition(out, definition, lang=definition.language)
    for note in entry.notes:
        if note.language not in spoken:
            out.element("note", note.text, lang=note.language)
    for language in spoken:
        _language(out, entry, language)
    out.end("conceptEntry")


def _language(out: _Out, entry: Entry, language: str) -> None:
    out.start("langSec", {"xml:lang": language})
    for definition in entry.definitions:
        if definition.language == language:
            _definition(out, definition)
    for note in entry.notes:
        if note.language == language:
            out.element("note", note.text)
    for term in entry.terms:
        if term.language == language:
            _term(out, term)
    out.end("langSec")


def _term(out: _Out, term: Term) -> None:
    out.start("termSec")
    out.element("term", term.label)
    out.element("termNote", categories.STATUS[term.usage], type="administrativeStatus")
    if term.part_of_speech is not None:
        known = term.part_of_speech in categories.PARTS_OF_SPEECH
        told = term.part_of_speech if known else categories.OTHER
        out.element("termNote", told, type="partOfSpeech")
    out.element("termNote", categories.TYPES[term.kind], type="termType")
    for tag, text in term.reason.items():
        out.element("note", text, lang=tag)
    for each in term.replacements:
        out.element("note", f"{categories.INSTEAD}{each.label}", lang=each.language)
    out.end("termSec")


def _definition(out: _Out, definition: Definition, **language: str) -> None:
    out.start("descripGrp")
    out.element("descrip", definition.text, type="definition", **language)
    _sources(out, [definition.source] if definition.source else [])
    out.end("descripGrp")


def _sources(out: _Out, sources: Iterable[Source]) -> None:
    for source in sources:
        told = f"{source.title} <{source.url}>" if source.url else source.title
        out.element("admin", told, type="source")
