"""What the index holds: one document a concept, one field a language and kind of text."""

import json
from typing import Any

from whoosh.analysis import RegexTokenizer
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from taxonomy.entry.model import Entry, Usage
from taxonomy.search.whoosh.analysis import BREAK, stems
from taxonomy.text import fold

FORMAT = "1"  # raised when documents change, so that older indexes are made anew
POSITION_KEY = "position"
KINDS = ("label", "definition", "note")  # kinds of text, the most telling first

Document = dict[str, Any]

_SPACED = RegexTokenizer(r"[^ ]+")
_LINED = RegexTokenizer(r"[^\n]+")


def schema() -> Schema:
    """The fields. A field such as `label_fr` exists for every language that is met."""
    made = Schema(
        key=ID(unique=True, stored=True),
        position=STORED,
        database=STORED,
        card=STORED,
        exact=TEXT(analyzer=_LINED, phrase=False),
        scheme=ID,
        section=ID,
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


def exact(label: str) -> str:
    """What a whole label is found by."""
    return fold(label)


def document(entry: Entry) -> Document:
    """An entry as the index holds it."""
    made: Document = {
        "key": key(entry.scheme, entry.concept),
        "card": json.dumps(card(entry), ensure_ascii=False),
        "exact": "\n".join(sorted({exact(term.label) for term in entry.terms})),
        "scheme": entry.scheme,
        "section": entry.section or "",
        "lang": " ".join(sorted({term.language for term in entry.terms})),
        "usage": " ".join(sorted({term.usage for term in entry.terms})),
        "pair": " ".join(sorted({f"{term.language}:{term.usage}" for term in entry.terms})),
    }
    texts: dict[str, list[str]] = {}
    for term in entry.terms:
        texts.setdefault(f"label_{term.language}", []).append(_spaced(term.label, term.language))
    for definition in entry.definitions:
        name = f"definition_{definition.language}"
        texts.setdefault(name, []).append(_spaced(definition.text, definition.language))
    for note in entry.notes:
        texts.setdefault(f"note_{note.language}", []).append(_spaced(note.text, note.language))
    made.update({name: f" {BREAK} ".join(parts) for name, parts in texts.items()})
    return made


def card(entry: Entry) -> Document:
    """All that an answer shows of an entry, so that answering reads nothing else."""
    return {
        "scheme": entry.scheme,
        "concept": entry.concept,
        "section": entry.section,
        "preferred": entry.preferred,
        "definitions": {each.language: each.text for each in entry.definitions},
        "terms": [
            {
                "label": term.label,
                "language": term.language,
                "usage": term.usage,
                "reason": dict(term.reason),
                "replacements": [[each.label, each.language] for each in term.replacements],
                "verified": term.confidence.verified,
                "stems": stems(term.label, term.language),
            }
            for term in sorted(entry.terms, key=lambda term: Usage(term.usage).rank)
        ],
    }


def _spaced(text: str, language: str) -> str:
    return " ".join(stems(text, language))
