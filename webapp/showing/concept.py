"""An entry as readers see it, published or not yet."""

from typing import Any

from flask import render_template

from taxonomy.entry.model import Entry, NoteKind
from webapp.context import concept_uri, termbase
from webapp.i18n import page_language
from webapp.showing.designations import by_language, headline
from webapp.showing.elsewhere import elsewhere
from webapp.showing.outline import trail
from webapp.showing.relations import relations


def shown(entry: Entry) -> str:
    """The inside of the reader's page; nothing for an entry without terms."""
    return (
        render_template("concepts/_shown.html", published=None, **parts(entry))
        if entry.terms
        else ""
    )


def parts(entry: Entry) -> dict[str, Any]:
    """What is shown of an entry, published or not yet."""
    shelf = termbase().shelf
    scheme, concept = entry.identity
    languages = list(dict.fromkeys((page_language(), "en", *shelf.languages())))
    return {
        "entry": entry,
        "scheme": shelf.scheme(scheme),
        "group": shelf.group(scheme, entry.group) if entry.group else None,
        "name": headline(entry.terms, languages),
        "tongues": by_language(entry, languages),
        "trail": trail(entry.section, shelf.sections(scheme)) if entry.section else (),
        "relations": relations(shelf, entry),
        "elsewhere": elsewhere(entry, languages),
        "ruled": tuple((term, verdict) for term in entry.terms for verdict in term.verdicts),
        "notes": notes(entry),
        "permalink": concept_uri(scheme, concept),
    }


def notes(entry: Entry) -> dict[NoteKind, dict[str, str]]:
    """The notes of each kind by language, those in one language joined."""
    found: dict[NoteKind, dict[str, str]] = {}
    for note in entry.notes:
        texts = found.setdefault(note.kind, {})
        texts[note.language] = f"{texts.get(note.language, '')} {note.text}".strip()
    return found
