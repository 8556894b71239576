"""The index schema: one document a concept, one field for each language and kind of text."""

from collections.abc import Iterator
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, NUMERIC, STORED, Schema

from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import enclosing
from taxonomy.search.analysis import content, squashed, stems, whole
from taxonomy.search.query_parser import KINDS
from taxonomy.search.whoosh import stored_documents
from taxonomy.search.whoosh.token_fields import BREAK, Sequenced, TokenField
from taxonomy.store.records import Published
from taxonomy.text import fold, words

FORMAT = "16"  # raised when documents change, so that older indexes are made anew
LONGEST_SIZED = 6  # words of a label that is found by its size
POSITION_KEY = "position"

Document = dict[str, Any]


def schema() -> Schema:
    """The fields. A field such as `label_fr` exists for every language that is met.

    `exact`, `whole` and `squashed` hold whole labels: as they are, by their
    stems, and without what stands between words. `word` has the words of labels
    unstemmed, for what is misspelt and for beginnings of words. `sized_fr` tells
    for a word of a label how many words that label has: `2 abus`. `section` has the
    section of a concept and all that this one is a part of.
    """
    made = Schema(
        key=ID(unique=True, stored=True),
        position=STORED,
        database=STORED,
        card=COLUMN(VarBytesColumn()),
        headings=COLUMN(VarBytesColumn()),
        exact=TokenField,
        whole=TokenField,
        squashed=TokenField,
        word=TokenField,
        place=NUMERIC(sortable=True),
        scheme=ID,
        section=TokenField,
        group=ID,
        broader=TokenField,
        related=TokenField,
        lang=TokenField,
        usage=TokenField,
        pair=TokenField,
    )
    made.add("sized_*", TokenField(), glob=True)
    for kind in KINDS:
        made.add(f"{kind}_*", Sequenced(), glob=True)
    return made


def key(scheme: str, concept: str) -> str:
    """What tells one document from another."""
    return f"concept {scheme}/{concept}"


def document(found: Published) -> Document:
    """A published entry as the index holds it."""
    entry = found.entry
    labels = {(term.label, term.language) for term in entry.terms}
    return {
        "key": key(*entry.identity),
        "card": stored_documents.write(entry),
        "headings": stored_documents.write_headings(entry),
        "exact": [fold(label) for label, _ in labels],
        "whole": [whole(*each) for each in labels],
        "squashed": [squashed(label) for label, _ in labels],
        "word": label_words(entry),
        "place": found.place,
        "scheme": entry.scheme,
        "section": enclosing(entry.section) if entry.section else (),
        "group": entry.group or "",
        "broader": entry.broader,
        "related": entry.related,
        "lang": [term.language for term in entry.terms],
        "usage": [term.usage.value for term in entry.terms],
        "pair": [f"{term.language}:{term.usage.value}" for term in entry.terms],
        **_sized(entry),
        **_texts(entry),
    }


def label_words(entry: Entry) -> set[str]:
    """The words of an entry's labels, folded."""
    return {word.folded for term in entry.terms for word in words(term.label)}


def _sized(entry: Entry) -> dict[str, list[str]]:
    """The words of short labels, each with the number of words of its label."""
    sized: dict[str, list[str]] = {}
    for term in entry.terms:
        words = content(term.label, term.language)
        if len(words) <= LONGEST_SIZED:
            found = sized.setdefault(f"sized_{term.language}", [])
            found.extend(f"{len(words)} {word}" for word in words)
    return sized


def _texts(entry: Entry) -> dict[str, list[str]]:
    """The tokens of all texts by their field, with a break between two texts."""
    texts: dict[str, list[str]] = {}
    for kind, text, language in _labelled_texts(entry):
        tokens = texts.setdefault(f"{kind}_{language}", [])
        if tokens:
            tokens.append(BREAK)
        tokens.extend(stems(text, language))
    return texts


def _labelled_texts(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Every text of an entry: its kind, its words, its language."""
    for term in entry.terms:
        yield "label", term.label, term.language
    for definition in entry.definitions:
        yield "definition", definition.text, definition.language
    for note in entry.notes:
        yield "note", note.text, note.language
