"""One concept, with all that is known of it."""

from flask import Blueprint, render_template

from taxonomy.entry.model import Entry, NoteKind
from webapp.context import concept_uri, termbase
from webapp.i18n import page_language
from webapp.pages.designations import by_language, headline
from webapp.pages.outline import trail
from webapp.pages.relations import relations

blueprint = Blueprint("concepts", __name__)


@blueprint.get("/<scheme>/<concept>")
def show(scheme: str, concept: str) -> str:
    """Show an entry: what to say, language by language, and why."""
    published = termbase().entry(scheme, concept)
    shelf = termbase().shelf
    entry = published.entry
    languages = list(dict.fromkeys((page_language(), "en", *shelf.languages())))
    return render_template(
        "concepts/show.html",
        published=published,
        entry=entry,
        scheme=shelf.scheme(scheme),
        group=shelf.group(scheme, entry.group) if entry.group else None,
        name=headline(entry.terms, languages),
        tongues=by_language(entry, languages),
        trail=trail(entry.section, shelf.sections(scheme)) if entry.section else (),
        relations=relations(shelf, entry),
        ruled=tuple((term, verdict) for term in entry.terms for verdict in term.verdicts),
        notes=notes(entry),
        permalink=concept_uri(scheme, concept),
    )


def notes(entry: Entry) -> dict[NoteKind, dict[str, str]]:
    """The notes of each kind by language, those in one language joined."""
    found: dict[NoteKind, dict[str, str]] = {}
    for note in entry.notes:
        texts = found.setdefault(note.kind, {})
        texts[note.language] = f"{texts.get(note.language, '')} {note.text}".strip()
    return found
