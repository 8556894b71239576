"""An RDF graph whose statements are taken out one by one: what is left was not understood.

A node is its URI, or `_:` and a name for a blank one; a literal is a `Text`.
Statements keep the order of the file, as far as it has one.
"""

import gzip
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple, cast

import pyoxigraph as rdf

from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.size_limits import Bounded
from taxonomy.exchange.skos import namespaces
from taxonomy.exchange.skos.xml_prolog import LONGEST, require_harmless
from taxonomy.messages import Message, Untranslated

MOST = 20_000_000  # statements
_TOO_MANY = Message("The file has more than %(most)s statements. Split it.", most=MOST)
_LONGEST_LIST = 100_000
_LARGEST_JSON = 128 * 1024 * 1024  # bytes, which are read as a whole

_XML = (b"<?xml", b"<rdf", b"<!DOCTYPE", b"<!--")
_BOM = b"\xef\xbb\xbf"


class RdfText(NamedTuple):
    """A literal: its text and, where it has one, its language."""

    value: str
    language: str


Value = str | RdfText


class Graph:
    """The statements of one file, by subject and predicate."""

    def __init__(self) -> None:
        """Begin without any."""
        self.statements: dict[str, dict[str, list[Value]]] = {}
        self.of_type: dict[str, dict[str, None]] = {}

    def add(self, subject: str, predicate: str, value: Value) -> None:
        """Take a statement in; what is said twice counts once."""
        if predicate == namespaces.TYPE and isinstance(value, str):
            self.of_type.setdefault(value, {})[subject] = None
        values = self.statements.setdefault(subject, {}).setdefault(predicate, [])
        if not values or (value != values[-1] and value not in values[-50:]):
            values.append(value)

    def __contains__(self, subject: str) -> bool:
        """Whether anything is said of a node, or was."""
        return subject in self.statements

    def says(self, subject: str, predicate: str) -> bool:
        """Whether a statement waits to be taken."""
        return predicate in self.statements.get(subject, {})

    def take(self, subject: str, predicate: str) -> list[Value]:
        """The values of a predicate, which count as understood from now on."""
        return self.statements.get(subject, {}).pop(predicate, [])

    def forget(self, subject: str, predicate: str, value: Value) -> None:
        """Count one statement as understood."""
        others = [each for each in self.take(subject, predicate) if each != value]
        if others:
            self.statements[subject][predicate] = others

    def nodes(self, subject: str, predicate: str) -> list[str]:
        """The nodes that a predicate leads to; literals are left where they are."""
        return self._taken(subject, predicate, str)  # type: ignore[return-value]

    def texts(self, subject: str, predicate: str) -> list[RdfText]:
        """The literals of a predicate; nodes are left where they are."""
        return self._taken(subject, predicate, RdfText)  # type: ignore[return-value]

    def text(self, subject: str, predicate: str) -> str | None:
        """The first literal of a predicate, without its language."""
        return next((text.value for text in self.texts(subject, predicate)), None)

    def members(self, head: str) -> list[str]:
        """The nodes of a list (RDF 1.1 Semantics, D.3)."""
        found: list[str] = []
        while head != namespaces.RDF + "nil" and len(found) < _LONGEST_LIST:
            found += self.nodes(head, namespaces.FIRST)
            rest = self.nodes(head, namespaces.REST)
            if not rest:
                break
            head = rest[0]
        return found

    def left(self) -> Iterator[tuple[str, str, int]]:
        """What was not taken: subject, predicate, and how many values it has."""
        for subject, predicates in self.statements.items():
            for predicate, values in predicates.items():
                yield subject, predicate, len(values)

    def _taken(self, subject: str, predicate: str, kind: type) -> list[Value]:
        stated = self.statements.get(subject)
        if stated is None or predicate not in stated:  # as most are not
            return []
        values = stated.pop(predicate)
        taken = [value for value in values if isinstance(value, kind)]
        if len(taken) < len(values):
            stated[predicate] = [value for value in values if not isinstance(value, kind)]
        return taken


def read(file: BinaryIO, name: str, on_progress: Callable[[int], None] = lambda _: None) -> Graph:
    """The statements of a file in any of the formats, which is told by its content.

    `on_progress` is called now and then with the number of statements so far.

    Raises `Malformed`, with the line where there is one, for what is not RDF or
    larger than `LARGEST` bytes or `MOST` statements.
    """
    graph = Graph()
    bounded, form = _opened(file, name)
    try:
        for number, quad in enumerate(_quads(cast("BinaryIO", bounded), form, name), 1):
            if number > MOST:
                raise Malformed([_malformed(name, _TOO_MANY)])
            if number % 100_000 == 0:
                on_progress(number)
            graph.add(_node(quad.subject), quad.predicate.value, _value(quad.object))
    except SyntaxError as error:
        line = f"{name}, line {error.lineno}" if error.lineno else name
        message = Message(
            "This isn’t well-formed %(format)s: %(error)s.",
            format=form.name,
            error=Untranslated(error.msg),
        )
        raise Malformed([_malformed(line, message)]) from error
    except MemoryError as error:
        message = Message(
            "Part of this %(format)s file never ends, or is too large: %(error)s.",
            format=form.name,
            error=Untranslated(error),
        )
        raise Malformed([_malformed(name, message)]) from error
    except (OSError, EOFError, ValueError) as error:
        message = Message(
            "This can’t be read as %(format)s: %(error)s.",
            format=form.name,
            error=Untranslated(error),
        )
        raise Malformed([_malformed(name, message)]) from error
    return graph


def _quads(file: BinaryIO, form: rdf.RdfFormat, name: str) -> Iterable[rdf.Quad]:
    if form == rdf.RdfFormat.JSON_LD:
        return rdf.parse(_shallow(file, name), format=form, base_iri="urn:luxterm:file")
    return rdf.parse(file, format=form, base_iri="urn:luxterm:file")


def _shallow(file: BinaryIO, name: str) -> bytes:
    """The bytes of a JSON-LD file, unless it is nested so deep that readers fall over it."""
    content = io.BufferedReader(cast("io.RawIOBase", file)).read(_LARGEST_JSON + 1)
    if len(content) > _LARGEST_JSON:
        message = Message(
            "The JSON-LD file is larger than %(most)s bytes. Send N-Triples or Turtle instead.",
            most=_LARGEST_JSON,
        )
        raise Malformed([_malformed(name, message)])
    try:
        json.loads(content)
    except RecursionError as error:
        raise Malformed(
            [_malformed(name, Message("The brackets are nested too deeply."))]
        ) from error
    except ValueError as error:
        message = Message("This isn’t valid JSON: %(error)s.", error=Untranslated(error))
        raise Malformed([_malformed(name, message)]) from error
    return content


def _opened(file: BinaryIO, name: str) -> tuple[Bounded, rdf.RdfFormat]:
    bounded = Bounded(file, name)
    if bounded.peek(2) == b"\x1f\x8b":
        unfolded = gzip.GzipFile(fileobj=bounded)
        bounded = Bounded(cast("BinaryIO", unfolded), name, unfolds=bounded)
    start = bounded.peek(1024).removeprefix(_BOM).lstrip()
    if start.startswith(_XML):
        require_harmless(bounded.peek(LONGEST), name)
        return bounded, rdf.RdfFormat.RDF_XML
    if start.startswith((b"{", b"[")) and not start.startswith(b"[]"):
        bounded.longest_line = _LARGEST_JSON
        return bounded, rdf.RdfFormat.JSON_LD
    return bounded, rdf.RdfFormat.TURTLE


def _node(node: object) -> str:
    if isinstance(node, rdf.NamedNode):
        return node.value
    return str(node)


def _value(value: object) -> Value:
    if isinstance(value, rdf.Literal):
        return RdfText(value.value, value.language or "")
    return _node(value)


def _malformed(place: str, message: Message) -> Violation:
    return Violation("rdf", "", message, place)
