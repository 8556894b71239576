"""TBX files as vocabularies: version 3 (DCA and DCT, any dialect) and version 2 (martif).

Elements are told by their local names and data categories, so that every
dialect is read alike; what has no place with us is told by its category.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast

from lxml import etree

from taxonomy.entry.model import (
    ConceptMapping,
    Definition,
    Entry,
    Match,
    Note,
    NoteKind,
    Source,
    Term,
    Usage,
)
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.schema_fields import LONGEST_TEXT, is_address
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange import losses, normalization
from taxonomy.exchange.import_report import ImportReport
from taxonomy.exchange.size_limits import Bounded
from taxonomy.exchange.tbx import data_categories
from taxonomy.exchange.tbx.tbx_elements import Element, category, language_of, local, parts, text_of
from taxonomy.exchange.tbx.tbx_terms import read_term
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.messages import Message, Untranslated

_CONCEPTS = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_SOURCE = re.compile(r"(.+?) <(https?://[^<>\s]+)>")


def read(file: BinaryIO, name: str, scheme: Scheme) -> Vocabulary:
    """The concepts of a TBX file, as entries of a scheme.

    Raises `Malformed`, with its line, for what is not well-formed or no TBX.
    """
    report = ImportReport(lambda subject: f"{name}, {subject}")
    reading = _Reading(scheme, report)
    found = []
    refused: list[Violation] = []
    for element in _concepts(file, name):
        place = partial("{}, line {} {}".format, name, element.sourceline)
        try:
            entry = reading.entry(element)
        except Malformed as error:
            refused += (replace(each, place=place(each.pointer)) for each in error.violations)
        else:
            found += [FoundEntry(entry, place)] if entry is not None else []
    if not found and not refused:
        message = Message("This file has no concepts (conceptEntry, or termEntry in version 2).")
        raise Malformed([Violation("no-concepts", "", message, name)])
    reading.tell_what_is_left()
    titled = scheme if scheme.title else replace(scheme, title={"en": scheme.id})
    return Vocabulary(
        titled, lambda _: name, tuple(found), tuple(refused), repaired=report.all(), over=_over
    )


def _concepts(file: BinaryIO, name: str) -> Iterator[Element]:
    bounded = Bounded(file, name)
    try:
        events = etree.iterparse(
            cast("BinaryIO", bounded),
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in events:
            if local(element) in _CONCEPTS:
                yield element
                element.clear()
    except etree.XMLSyntaxError as error:
        line = f"{name}, line {error.lineno}" if error.lineno else name
        message = Message("This isn’t well-formed XML: %(error)s.", error=Untranslated(error.msg))
        raise Malformed([Violation("tbx", "", message, line)]) from error


def _over(given: Entry, base: Entry) -> Entry:
    """What TBX says over what was there: it has no caution, few parts of speech, its own order."""
    entry = losses.completed(given, base, data_categories.LOSSES)
    known = {_key(term): term for term in base.terms}
    terms = (_as_before(term, known.get(_key(term), term)) for term in entry.terms)
    return replace(
        entry,
        terms=losses.in_order_of(base.terms, terms, _key),
        definitions=losses.in_order_of(base.definitions, entry.definitions, losses.LANGUAGE),
    )


def _as_before(term: Term, before: Term) -> Term:
    is_caution = term.usage is Usage.ADMITTED and before.usage is Usage.CAUTION
    is_other = term.part_of_speech == data_categories.OTHER
    return replace(
        term,
        usage=Usage.CAUTION if is_caution else term.usage,
        part_of_speech=before.part_of_speech if is_other else term.part_of_speech,
    )


def _key(term: Term) -> tuple[str, str]:
    return term.language, term.label


class _Reading:
    """Makes entries of concepts, and counts what has no place."""

    def __init__(self, scheme: Scheme, report: ImportReport) -> None:
        self._scheme = scheme
        self._report = report
        self._taken: set[str] = set()
        self._left: Counter[str] = Counter()

    def entry(self, element: Element) -> Entry | None:
        """The entry of a concept; None, and told, where it has no term.

        Raises `Malformed` where a text is longer than ours may be.
        """
        subject = f"line {element.sourceline}"
        made = _Made(subject, self._report, self._left, self._scheme)
        for part in parts(element):
            if local(part) in _LANGUAGES:
                made.language(part)
            else:
                made.concept(part)
        if not made.terms:
            self._report("label-missing", subject, Message("A concept without terms was left out."))
            return None
        identifier = self._identifier(element, made)
        entry = Entry(
            self._scheme.id,
            identifier,
            tuple(made.terms.values()),
            section=made.section,
            definitions=tuple(made.definitions.values()),
            notes=tuple(made.notes.values()),
            mappings=tuple(made.mappings),
            sources=tuple(made.sources),
        )
        return read_entry(write_entry(entry))  # whose rules of shape tell what is too long

    def tell_what_is_left(self) -> None:
        """One line a data category that has no place with us."""
        for name, number in self._left.most_common():
            message = Message(
                "“%(name)s” (%(count)s times) was left out: Luxterm has no field for it.",
                name=name,
                count=number,
            )
            self._report("not-kept", "in all", message)

    def _identifier(self, element: Element, made: "_Made") -> str:
        given = element.get("id") or ""
        lasts = (address.rpartition("/")[2] for address in made.addresses)
        ours = (last for last in lasts if last and data_categories.identity(last) == given)
        label = next(iter(made.terms.values())).label
        identifier = (
            next(ours, "") or normalization.identifier(given) or normalization.identifier(label)
        )
        free = normalization.free(identifier or "concept", self._taken)
        self._taken.add(free)
        return free


class _Made:
    """What one concept comes to."""

    def __init__(
        self, subject: str, report: ImportReport, left: Counter[str], scheme: Scheme
    ) -> None:
        self.terms: dict[tuple[str, str], Term] = {}
        self.definitions: dict[str, Definition] = {}
        self.notes: dict[tuple[str, str], Note] = {}
        self.mappings: dict[ConceptMapping, None] = {}
        self.sources: list[Source] = []
        self.section: str | None = None
        self.addresses: list[str] = []
        self._subject = subject
        self._report = report
        self._left = left
        self._scheme = scheme

    def concept(self, part: Element) -> None:
        """Take what stands at the level of the concept."""
        name = category(part)
        if name == "subjectField" and self._is_section(text_of(part)):
            self.section = text_of(part).split()[0]
        elif name in {"externalCrossReference", "crossReference"}:
            self._reference(part)
        elif name == "source":
            self.sources += _sources(text_of(part))
        else:
            self._add(part, language_of(part) or self._scheme.source_language)

    def language(self, section: Element) -> None:
        """Take a section of one language."""
        language = normalization.language(language_of(section) or "")
        if language is None:
            what = Message(
                "“%(tag)s” isn’t a language tag (BCP 47). Its texts were left out.",
                tag=language_of(section),
            )
            self._report("language-unknown", self._subject, what)
            return
        for part in parts(section):
            if local(part) in _TERMS:
                self._term(part, language)
            else:
                self._add(part, language)

    def _term(self, part: Element, language: str) -> None:
        reading = read_term(part, language, self._subject, self._report)
        for each in reading.others:
            self._add(each, language)
        term = reading.term
        if term is None:
            return
        if term.usage is Usage.PREFERRED and any(
            each.usage is Usage.PREFERRED and each.language == language
            for each in self.terms.values()
        ):
            what = Message(
                "“%(label)s” is a second preferred term in %(language)s. It was made admitted.",
                label=term.label,
                language=language,
            )
            self._report("second-preferred-label", self._subject, what)
            term = replace(term, usage=Usage.ADMITTED)
        if self.terms.setdefault((language, term.label), term) is not term:
            what = Message(
                "“%(label)s” (%(language)s) was there twice. One was left out.",
                label=term.label,
                language=language,
            )
            self._report("label-twice", self._subject, what)

    def _add(self, part: Element, given: str) -> None:
        """Take a definition, an example or a note, alone or in a group."""
        language = normalization.language(language_of(part) or given) or given
        group = list(parts(part))
        source = next((_sources(text_of(each)) for each in group if category(each) == "source"), [])
        for each in group or [part]:
            name, text = category(each), normalization.prose(text_of(each))
            language = normalization.language(language_of(each) or language) or language
            if not text or (name == "source" and len(group) > 1):
                continue
            if len(text) > LONGEST_TEXT:
                what = Message(
                    "A text of more than %(most)s characters was left out.", most=LONGEST_TEXT
                )
                self._report("text-too-long", self._subject, what)
            elif name == "definition" and language not in self.definitions:
                self.definitions[language] = Definition(language, text, next(iter(source), None))
            elif name in {"definition", "note", "context", "explanation", "example"}:
                kind = NoteKind.EXAMPLE if name in {"context", "example"} else NoteKind.SCOPE
                note = Note(kind, language, text, next(iter(source), None))
                self.notes.setdefault((language, text), note)
            else:
                self._left[name] += 1

    def _reference(self, part: Element) -> None:
        target, stated = part.get("target") or "", text_of(part)
        self.addresses.append(target)
        if not is_address(target) or stated not in set(Match):
            if stated != target:
                self._left[category(part)] += 1
            return
        self.mappings[ConceptMapping(Match(stated), target)] = None

    def _is_section(self, text: str) -> bool:
        first = text.split()[:1]
        return bool(first) and first[0] in {each.id for each in self._scheme.sections}


def _sources(text: str) -> list[Source]:
    made = normalization.label(text)
    found = _SOURCE.fullmatch(made)
    if found and is_address(found[2]):
        return [Source(found[1], found[2])]
    return [Source(made)] if made else []
