"""An entry as readers see it, published or not yet."""

from collections.abc import Sequence
from typing import Any

from flask import render_template

from taxonomy.entry.model import Entry, NoteKind
from webapp.context import concept_uri, termbase
from webapp.i18n import asked_languages, page_language, reader_languages
from webapp.presenters.designations import InLanguage, by_language, headline, place
from webapp.presenters.editions import short_title
from webapp.presenters.mapped_concepts import elsewhere
from webapp.presenters.outline import trail
from webapp.presenters.page_titles import description, gives_verdicts, title
from webapp.presenters.relations import relations

_MOST_OPEN = 2  # languages whose terms are shown with all that is said of them


def shown(entry: Entry) -> str:
    """The inside of the reader's page, every language in full; nothing without terms."""
    if not entry.terms:
        return ""
    known = parts(entry)
    known["tongues"], known["folded"] = (*known["tongues"], *known["folded"]), ()
    return render_template("concepts/_shown.html", published=None, **known)


def parts(entry: Entry) -> dict[str, Any]:
    """What is shown of an entry, published or not yet."""
    catalogue = termbase().catalogue
    scheme, concept = entry.identity
    languages = list(dict.fromkeys((*reader_languages(), *catalogue.languages())))
    name, known = headline(entry.terms, languages), catalogue.scheme(scheme)
    spoken = by_language(entry, languages)
    opened = open_languages(spoken, name.language)
    verdicts = gives_verdicts(known, entry)
    return {
        "entry": entry,
        "scheme": known,
        "group": catalogue.group(scheme, entry.group) if entry.group else None,
        "name": name,
        "verdicts": verdicts,
        "title": f"{title(name, verdicts=verdicts)} · {short_title(known).text}",
        "description": description(entry, name, verdicts=verdicts),
        "spoken": tuple(each.language for each in spoken),
        "tongues": opened,
        "folded": tuple(each for each in spoken if each not in opened),
        "trail": trail(entry.section, catalogue.sections(scheme)) if entry.section else (),
        "relations": relations(catalogue, entry),
        "elsewhere": elsewhere(entry, languages),
        "ruled": tuple((term, verdict) for term in entry.terms for verdict in term.verdicts),
        "notes": notes(entry),
        "definitions": definitions(entry),
        "permalink": concept_uri(scheme, concept),
    }


def open_languages(spoken: Sequence[InLanguage], named: str) -> tuple[InLanguage, ...]:
    """The languages to show in full: that of the name, then the reader's."""
    wanted = (named, *asked_languages(), page_language())
    found = sorted(
        (each for each in spoken if place(each.language, wanted) < len(wanted)),
        key=lambda each: place(each.language, wanted),
    )
    return tuple(found[:_MOST_OPEN])


def definitions(entry: Entry) -> dict[str, str]:
    """The definition of each language; the first where there are several."""
    found: dict[str, str] = {}
    for each in entry.definitions:
        found.setdefault(each.language, each.text)
    return found


def notes(entry: Entry) -> dict[NoteKind, dict[str, str]]:
    """The notes of each kind by language, those in one language joined."""
    found: dict[NoteKind, dict[str, str]] = {}
    for note in entry.notes:
        texts = found.setdefault(note.kind, {})
        texts[note.language] = f"{texts.get(note.language, '')} {note.text}".strip()
    return found
