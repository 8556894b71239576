"""What the index holds: one document a concept, one field a language and kind of text."""

from typing import Any

from whoosh.analysis import RegexTokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from taxonomy.entry.model import Entry
from taxonomy.search.analysis import squashed, stems, whole
from taxonomy.search.parsing import KINDS
from taxonomy.search.whoosh import cards
from taxonomy.store.values import Published
from taxonomy.text import fold, sort_key, words

FORMAT = "3"  # raised when documents change, so that older indexes are made anew
POSITION_KEY = "position"
BREAK = "\x1f"  # a token between two labels, so that no phrase crosses from one to the next

Document = dict[str, Any]

_SPACED = RegexTokenizer(r"[^ ]+")
_LINED = RegexTokenizer(r"[^\n]+")


def schema() -> Schema:
    """The fields. A field such as `label_fr` exists for every language that is met.

    `exact`, `whole` and `squashed` hold whole labels: as they are, by their
    stems, and without what stands between words. `word` has the words of labels
    unstemmed, for what is misspelt and for beginnings of words; `token` has the
    stems of all texts, so that what is nowhere is not looked for everywhere.
    """
    made = Schema(
        key=ID(unique=True, stored=True),
        position=STORED,
        database=STORED,
        card=STORED,
        heading=ID(sortable=True),
        exact=TEXT(analyzer=_LINED, phrase=False),
        whole=TEXT(analyzer=_LINED, phrase=False),
        squashed=KEYWORD,
        word=KEYWORD,
        token=KEYWORD,
        place=NUMERIC(sortable=True),
        scheme=ID,
        section=ID,
        group=ID,
        broader=KEYWORD,
        related=KEYWORD,
        lang=KEYWORD,
        usage=KEYWORD,
        pair=KEYWORD,
    )
    for kind in KINDS:
        made.add(f"{kind}_*", TEXT(analyzer=_SPACED), glob=True)
    return made


def key(scheme: str, concept: str) -> str:
    """What tells one document from another."""
    return f"concept {scheme}/{concept}"


def document(found: Published) -> Document:
    """A published entry as the index holds it."""
    entry = found.entry
    labels = {(term.label, term.language) for term in entry.terms}
    texts = _texts(entry)
    return {
        "key": key(entry.scheme, entry.concept),
        "card": cards.write(entry),
        "heading": _heading(entry),
        "exact": "\n".join(sorted({fold(label) for label, _ in labels})),
        "whole": "\n".join(sorted({whole(*each) for each in labels})),
        "squashed": " ".join(sorted({squashed(label) for label, _ in labels})),
        "word": " ".join(sorted(label_words(entry))),
        "place": found.place,
        "scheme": entry.scheme,
        "section": entry.section or "",
        "group": entry.group or "",
        "broader": " ".join(entry.broader),
        "related": " ".join(entry.related),
        "lang": " ".join(sorted({term.language for term in entry.terms})),
        "usage": " ".join(sorted({term.usage for term in entry.terms})),
        "pair": " ".join(sorted({f"{term.language}:{term.usage}" for term in entry.terms})),
        "token": " ".join({token for text in texts.values() for token in text.split(" ")}),
        **texts,
    }


def label_words(entry: Entry) -> set[str]:
    """The words of an entry's labels, folded."""
    return {word.folded for term in entry.terms for word in words(term.label)}


def _heading(entry: Entry) -> str:
    preferred = entry.preferred
    label = preferred.get("en") or next(iter(preferred.values()), entry.terms[0].label)
    return sort_key(label)[0]


def _texts(entry: Entry) -> Document:
    texts: dict[str, list[str]] = {}
    for term in entry.terms:
        texts.setdefault(f"label_{term.language}", []).append(_spaced(term.label, term.language))
    for definition in entry.definitions:
        name = f"definition_{definition.language}"
        texts.setdefault(name, []).append(_spaced(definition.text, definition.language))
    for note in entry.notes:
        texts.setdefault(f"note_{note.language}", []).append(_spaced(note.text, note.language))
    return {name: f" {BREAK} ".join(parts) for name, parts in texts.items()}


def _spaced(text: str, language: str) -> str:
    return " ".join(stems(text, language))
