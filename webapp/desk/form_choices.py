"""What can be chosen in the entry form."""

from typing import Any

from flask_babel import gettext

from taxonomy import languages
from taxonomy.entry.model import Confidence, Kind, Match, NoteKind, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.search.contract import Filter
from webapp.context import termbase
from webapp.desk.entry_form import Typed
from webapp.i18n import language_name, page_language

_NEIGHBOURS = 100  # concepts that are offered at once; others while they are typed


def of(scheme: Scheme, given: Typed) -> dict[str, Any]:
    """All choices of a form, as (value, word)."""
    catalogue = termbase().catalogue
    target = page_language()
    return {
        "languages": [(tag, language_name(tag)) for tag in _languages(given)],
        "usages": [
            (Usage.PREFERRED.value, gettext("Use")),
            (Usage.ADMITTED.value, gettext("You may use")),
            (Usage.CAUTION.value, gettext("Take care")),
            (Usage.DISCOURAGED.value, gettext("Avoid")),
        ],
        "kinds": [
            (Kind.FULL_FORM.value, gettext("full form")),
            (Kind.ABBREVIATION.value, gettext("abbreviation")),
            (Kind.SPELLING_VARIANT.value, gettext("spelling variant")),
        ],
        "confidences": confidences(),
        "note_kinds": [
            (NoteKind.SCOPE.value, gettext("Scope note")),
            (NoteKind.USAGE.value, gettext("Usage note")),
            (NoteKind.HISTORY.value, gettext("History")),
            (NoteKind.EXAMPLE.value, gettext("Example")),
            (NoteKind.EDITORIAL.value, gettext("Editorial note")),
        ],
        "matches": [(each.value, each.value) for each in Match],
        "sections": [(each.id, f"{each.id} {_name(each.title)}") for each in scheme.sections],
        "groups": [(each.id, _name(each.title)) for each in scheme.groups],
        "editions": sorted({each.number for each in scheme.editions}),
        "neighbours": catalogue.concepts(Filter(scheme=scheme.id), last=_NEIGHBOURS),
        "target": target,
        "parts": _parts(),
        "reason_languages": lambda term: _reason_languages(scheme, term),
    }


def confidences() -> list[tuple[str, str]]:
    """How sure a fact is."""
    return [
        (Confidence.FOUND.value, gettext("checked against a source")),
        (Confidence.INFERRED.value, gettext("inferred from a source")),
        (Confidence.RECALLED.value, gettext("from memory")),
    ]


def _parts() -> list[tuple[str, str, str]]:
    """The lists of a form, with their headings and what their buttons say."""
    return [
        ("terms", gettext("Terms"), gettext("Add a term")),
        ("definitions", gettext("Definitions"), gettext("Add a definition")),
        ("notes", gettext("Notes"), gettext("Add a note")),
        ("references", gettext("Legal references"), gettext("Add a reference")),
        ("broader", gettext("Broader concepts"), gettext("Add a broader concept")),
        ("related", gettext("Related concepts"), gettext("Add a related concept")),
        ("mappings", gettext("In other vocabularies"), gettext("Add a mapping")),
        ("sources", gettext("Sources"), gettext("Add a source")),
    ]


def _languages(given: Typed) -> list[str]:
    used = {
        str(row["language"])
        for name in ("terms", "definitions", "notes")
        for row in given[name]
        if row.get("language")
    }
    known = {*languages.LANGUAGES, *termbase().catalogue.languages(), *used}
    return sorted(known, key=lambda tag: language_name(tag).casefold())


def _reason_languages(scheme: Scheme, term: Typed) -> list[str]:
    """The languages in which a reason is asked for: the source's, and those that have one."""
    used = (*term.get("reason", {}), *term.get("exceptions", {}))
    return list(dict.fromkeys((scheme.source_language, *used)))


def _name(title: Any) -> str:  # noqa: ANN401 - texts by language
    return str(title.get(page_language()) or title.get("en") or next(iter(title.values()), ""))
