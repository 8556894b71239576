"""Schemes as TBX-Basic, in one of its styles; reasons stand in notes of their terms."""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from taxonomy.entry.model import Definition, Entry, Source, Term
from taxonomy.exchange.streaming import Pieces
from taxonomy.exchange.tbx import data_categories
from taxonomy.exchange.tbx.data_categories import Category
from taxonomy.exchange.tbx.styles import Style
from taxonomy.exchange.vocabulary import Holding, Item


def write(holding: Holding, style: Style) -> Iterator[bytes]:
    """The file, concept by concept."""
    out = _Out(style)
    out.start(style.root, {**style.attributes, "xml:lang": holding.scheme.source_language})
    _header(out, holding)
    out.start("text")
    out.start("body")
    for item in holding.items:
        if item.entry.terms:
            _concept(out, holding, item)
            yield out.taken()
    for name in ("body", "text", style.root):
        out.end(name)
    yield out.taken()


class _Out:
    """XML as it is written, in a style."""

    def __init__(self, style: Style) -> None:
        self.style = style
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

    def category(self, category: Category, text: str, **attributes: str) -> None:
        """A data category, as the style says it."""
        name, form = self.style.category_form(category)
        self.element(name, text, **form, **attributes)

    def taken(self) -> bytes:
        """What was written since the last time."""
        return self._text.taken()


def _header(out: _Out, holding: Holding) -> None:
    scheme = holding.scheme
    title = scheme.title.get(scheme.source_language) or next(iter(scheme.title.values()), scheme.id)
    release = f", release {holding.release}" if holding.release else ""
    for name in (out.style.header, "fileDesc", "titleStmt"):
        out.start(name)
    out.element("title", title)
    out.end("titleStmt")
    out.start("sourceDesc")
    out.element("p", f"{holding.base}/{scheme.id}{release}, {holding.made.isoformat()}")
    out.end("sourceDesc")
    out.end("fileDesc")
    if out.style.constraints:
        out.start("encodingDesc")
        out.element("p", out.style.constraints, type="XCSURI")
        out.end("encodingDesc")
    out.end(out.style.header)


def _concept(out: _Out, holding: Holding, item: Item) -> None:
    entry = item.entry
    out.start(out.style.concept, {"id": data_categories.identity(entry.concept)})
    if entry.section is not None:
        titles = {each.id: each.title for each in holding.scheme.sections}.get(entry.section, {})
        subject = " ".join(filter(None, (entry.section, titles.get("en"))))
        out.category(data_categories.SUBJECT_FIELD, subject)
    uri = holding.uri(entry.concept)
    out.category(data_categories.CROSS_REFERENCE, uri, target=uri)
    for mapping in entry.mappings:
        out.category(data_categories.CROSS_REFERENCE, mapping.match, target=mapping.uri)
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
    out.end(out.style.concept)


def _language(out: _Out, entry: Entry, language: str) -> None:
    out.start(out.style.language, {"xml:lang": language})
    for definition in entry.definitions:
        if definition.language == language:
            _definition(out, definition)
    for note in entry.notes:
        if note.language == language:
            out.element("note", note.text)
    for term in entry.terms:
        if term.language == language:
            _term(out, term)
    out.end(out.style.language)


def _term(out: _Out, term: Term) -> None:
    out.start(out.style.term)
    out.element("term", term.label)
    out.category(data_categories.ADMINISTRATIVE_STATUS, data_categories.STATUS[term.usage])
    if term.part_of_speech is not None:
        known = term.part_of_speech in data_categories.PARTS_OF_SPEECH
        stated = term.part_of_speech if known else data_categories.OTHER
        out.category(data_categories.PART_OF_SPEECH, stated)
    out.category(data_categories.TERM_TYPE, data_categories.TYPES[term.kind])
    for tag, text in term.reason.items():
        out.element("note", text, lang=tag)
    for each in term.replacements:
        out.element("note", f"{data_categories.INSTEAD}{each.label}", lang=each.language)
    out.end(out.style.term)


def _definition(out: _Out, definition: Definition, **language: str) -> None:
    out.start("descripGrp")
    out.category(data_categories.DEFINITION, definition.text, **language)
    _sources(out, [definition.source] if definition.source else [])
    out.end("descripGrp")


def _sources(out: _Out, sources: Iterable[Source]) -> None:
    for source in sources:
        stated = f"{source.title} <{source.url}>" if source.url else source.title
        out.category(data_categories.SOURCE, stated)
