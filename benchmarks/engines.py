"""SQLite's FTS5 and tantivy behind the interface of `luxterm`, so that all are asked the same.

A page of answers is twenty hits with what is stored of them, and how many there
are in all.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import msgspec
import orjson
import tantivy

from benchmarks.luxterm import PAGE
from taxonomy.entry.model import Entry, Term, Usage
from taxonomy.text import fold


class Engine(Protocol):
    """What is measured."""

    name: str

    def build(self, made: Iterable[Entry]) -> None:
        """Index everything."""

    def open(self) -> None:
        """Be ready to answer."""

    def ask(self, kind: str, text: str, language: str) -> object:
        """Answer one question."""

    def change(self, entry: Entry) -> None:
        """Have a changed entry found."""


class Fts5:
    """SQLite's full-text search: one row a concept, labels weighed above definitions."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        """Use a folder."""
        self._path = folder / "fts5.sqlite"

    def build(self, made: Iterable[Entry]) -> None:
        """One table for words, one for labels as they are typed, one for slips."""
        self.open()
        self._db.executescript(
            "CREATE VIRTUAL TABLE concept USING fts5"
            "(label, definition, language, card UNINDEXED, prefix='2 3');"
            "CREATE VIRTUAL TABLE typed USING fts5(label, card UNINDEXED, prefix='2 3 4');"
            "CREATE VIRTUAL TABLE near USING fts5(word, tokenize='trigram');"
            "CREATE TABLE exact (folded TEXT, card BLOB);"
        )
        words: set[str] = set()
        with self._db:
            for entry in made:
                card = orjson.dumps(msgspec.to_builtins(entry))
                labels = [fold(term.label) for term in entry.terms]
                texts = " ".join(fold(each.text) for each in entry.definitions)
                tags = " ".join(sorted({term.language for term in entry.terms}))
                row = (" | ".join(labels), texts, tags, card)
                self._db.execute("INSERT INTO concept VALUES (?, ?, ?, ?)", row)
                for label in labels:
                    self._db.execute("INSERT INTO typed VALUES (?, ?)", (label, entry.concept))
                    self._db.execute("INSERT INTO exact VALUES (?, ?)", (label, card))
                    words.update(label.split())
            self._db.execute("CREATE INDEX exact_folded ON exact (folded)")
            self._db.executemany("INSERT INTO near VALUES (?)", [(word,) for word in words])

    def open(self) -> None:
        """Open the file."""
        self._db = sqlite3.connect(self._path)

    def ask(self, kind: str, text: str, language: str) -> object:
        """Answer by bm25, with the number of all answers."""
        if kind == "exact":
            return self._rows("SELECT card FROM exact WHERE folded = ?", fold(text))
        folded = _words(text)
        if kind == "suggest":
            asked = "SELECT label FROM typed WHERE label MATCH ? ORDER BY rank LIMIT 10"
            return self._rows(asked, " ".join(f'"{word}"' for word in folded.split()) + "*")
        if kind == "fuzzy":
            grams = " OR ".join(f'"{folded[at : at + 3]}"' for at in range(len(folded) - 2))
            return self._rows(
                "SELECT word FROM near WHERE near MATCH ? ORDER BY rank LIMIT 5", grams
            )
        words = f'"{folded}"' if kind == "phrase" else " ".join(f'"{w}"' for w in folded.split())
        if kind == "filtered":
            words = f'({words}) AND language:"{language}"'
        asked = (
            "SELECT card FROM concept WHERE concept MATCH ? "
            "ORDER BY bm25(concept, 4.0, 1.0) LIMIT 20"
        )
        return self._rows(asked, words), self._rows(
            "SELECT count(*) FROM concept WHERE concept MATCH ?", words
        )

    def change(self, entry: Entry) -> None:
        """Put an entry in place of what it was."""
        label = " | ".join(fold(term.label) for term in entry.terms)
        with self._db:
            self._db.execute("UPDATE concept SET label = ? WHERE rowid = 1", (label,))

    def _rows(self, asked: str, text: str) -> list[tuple[object, ...]]:
        return self._db.execute(asked, (text,)).fetchall()


class Tantivy:
    """The Rust engine, by its own Python package."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        """Use a folder."""
        self._path = folder / "tantivy"
        self._path.mkdir(exist_ok=True)

    def build(self, made: Iterable[Entry]) -> None:
        """One document a concept."""
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("id", stored=True, tokenizer_name="raw")
        fields.add_text_field("exact", tokenizer_name="raw")
        for name in ("label", "definition", "language"):
            fields.add_text_field(name)
        fields.add_text_field("card", stored=True, tokenizer_name="raw", index_option="basic")
        self._index = tantivy.Index(fields.build(), path=str(self._path))
        writer = self._index.writer()
        for entry in made:
            writer.add_document(self._document(entry))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the folder."""
        self._index = tantivy.Index.open(str(self._path))
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, kind: str, text: str, language: str) -> object:
        """Answer with twenty documents and the number of all."""
        folded = _words(text)
        if kind == "exact":
            asked = tantivy.Query.term_query(self._index.schema, "exact", fold(text))
        elif kind == "fuzzy":
            asked = tantivy.Query.fuzzy_term_query(self._index.schema, "label", folded, distance=1)
        elif kind == "suggest":
            asked = self._index.parse_query(
                f'label:"{folded}"*' if " " in folded else f"{folded}*", ["label"]
            )
        else:
            joined = f'"{folded}"' if kind == "phrase" else f"+{' +'.join(folded.split())}"
            more = f' +language:"{language}"' if kind == "filtered" else ""
            asked = self._index.parse_query(joined + more, ["label", "definition"])
        found = self._searcher.search(asked, PAGE, count=kind != "suggest")
        return [self._searcher.doc(address)["card"] for _, address in found.hits]

    def change(self, entry: Entry) -> None:
        """Put an entry in place of what it was."""
        writer = self._index.writer()
        writer.delete_documents("id", entry.concept)
        writer.add_document(self._document(entry))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _document(self, entry: Entry) -> tantivy.Document:
        made = tantivy.Document()
        made.add_text("id", entry.concept)
        for term in entry.terms:
            made.add_text("exact", fold(term.label))
            made.add_text("label", fold(term.label))
            made.add_text("language", term.language)
        for each in entry.definitions:
            made.add_text("definition", fold(each.text))
        made.add_text("card", orjson.dumps(msgspec.to_builtins(entry)).decode())
        return made


def _words(text: str) -> str:
    """A text without what either engine's query language would take for more than words."""
    return " ".join(re.findall(r"\w+", fold(text)))


def changed(entry: Entry, number: int) -> Entry:
    """An entry with one label more."""
    return replace(entry, terms=(*entry.terms, Term(f"changed {number}", "en", Usage.ADMITTED)))
