"""One concept, with all that is known of it."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from taxonomy.entry.model import Ending, Entry, NoteKind
from webapp.context import concept_uri, termbase
from webapp.i18n import page_language
from webapp.pages.designations import by_language, headline
from webapp.pages.outline import trail
from webapp.pages.relations import relations
from webapp.query import DaySchema

blueprint = Blueprint("concepts", __name__)

_DAY = DaySchema()


@blueprint.get("/<scheme>/<concept>")
def show(scheme: str, concept: str) -> str | Response:
    """Show an entry: what to say, language by language, and why; perhaps as it stood on a day."""
    at = _DAY.load(request.args)
    published = termbase().entry(scheme, concept, at=at)
    retirement = published.entry.retirement
    if at is None and retirement is not None and retirement.ending is Ending.MERGED:
        successor = url_for("pages.concepts.show", scheme=scheme, concept=retirement.replaced_by[0])
        return redirect(successor, HTTPStatus.MOVED_PERMANENTLY)
    return render_template(
        "concepts/show.html", published=published, at=at, **parts(published.entry)
    )


def parts(entry: Entry) -> dict[str, Any]:
    """What is shown of an entry, published or not yet."""
    shelf = termbase().shelf
    scheme, concept = entry.identity
    languages = list(dict.fromkeys((page_language(), "en", *shelf.languages())))
    return dict(
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
