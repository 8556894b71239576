"""An entry as a form: what was typed, and the document that it comes to.

A field is named by its place in the entry document, with dots where a JSON
Pointer has slashes: `terms.0.reason.fr` is `/terms/0/reason/fr`. So what a rule
says of a place is said beside the field of that place. Rows stand in the order
in which they are sent; their numbers only tell one from another.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

Typed = dict[str, Any]

_LINES = ("context", "found_in", "not_found_in")  # fields of a term that hold a text a line

# For each list of rows, what a row holds and what must be typed for it to count.
ROWS: Mapping[str, tuple[str, ...]] = {
    "terms": ("label",),
    "definitions": ("text",),
    "notes": ("text",),
    "references": ("instrument", "article", "url"),
    "mappings": ("uri",),
    "sources": ("title", "url"),
    "broader": ("concept",),
    "related": ("concept",),
}
_INSIDE = {"replacements": ("label",)}  # rows of a term
_BARE = ("broader", "related")  # lists of the document that hold names, not mappings
_SHORT_FIELDS = ("part_of_speech", "kind", "confidence", "language", "usage")


def typed(form: MultiDict[str, str]) -> Typed:
    """What stands in a form, as nested as the document, with blank rows."""
    found: Typed = {"concept": "", "editions": form.getlist("editions")}
    for name, values in form.lists():
        parts = name.split(".")
        if parts[0] in ROWS and len(parts) > 2:  # noqa: PLR2004 - list, row, field
            _put(found, parts, values[-1])
        elif len(parts) == 1 and name not in {"editions", *ROWS}:
            found[name] = values[-1]
    for name in ROWS:
        found[name] = _listed(found.get(name, {}))
    for term in found["terms"]:
        term["replacements"] = _listed(term.get("replacements", {}))
    return found


def of_document(document: Mapping[str, Any]) -> Typed:
    """What stands in the form of a document that was kept; `was` tells which row is which."""
    found: Typed = {**document, "editions": [str(each) for each in document.get("editions", ())]}
    for name in ROWS:
        rows = document.get(name, ())
        found[name] = [
            {"concept": row} if name in _BARE else {**row, "was": str(place)}
            for place, row in enumerate(rows)
        ]
    return found


def document(given: Typed, base: Mapping[str, Any]) -> dict[str, Any]:
    """The entry document that a form comes to; what forms do not show is taken from `base`."""
    made: dict[str, Any] = {
        **{name: value for name, value in base.items() if name not in ROWS},
        **{
            name: given[name].strip() or None
            for name in ("section", "section_confidence", "group")
            if name in given
        },
        "editions": [int(each) for each in given["editions"] if each.isdigit()],
    }
    before: Sequence[Mapping[str, Any]] = base.get("terms", ())
    terms = _filled(given["terms"], ROWS["terms"])
    made["terms"] = [_term(row, _was(row, before), terms) for row in terms]
    for name in ("definitions", "notes"):
        made[name] = [_text(row) for row in _filled(given[name], ROWS[name])]
    for name in ("references", "mappings", "sources"):
        made[name] = [_stripped(row) for row in _filled(given[name], ROWS[name])]
    for name in _BARE:
        made[name] = [_spaced(row, "concept") for row in _filled(given[name], ROWS[name])]
    return made


def changed(given: Typed, do: str) -> Typed | None:
    """The form after a button that adds, removes or moves a row; None for any other button.

    Buttons are named `add.terms`, `remove.terms.2`, `up.terms.2`, `down.terms.2`;
    a row inside another likewise: `add.terms.0.replacements`.
    """
    verb, _, place = do.partition(".")
    steps: Mapping[str, Callable[[list[Typed], int], None]] = {
        "remove": _remove,
        "up": _up,
        "down": _down,
    }
    parts = place.split(".")
    if verb == "add":
        _rows(given, parts).append({})
        return given
    if verb in steps and parts[-1].isdigit():
        rows = _rows(given, parts[:-1])
        if int(parts[-1]) < len(rows):
            steps[verb](rows, int(parts[-1]))
        return given
    return None


def field_of(pointer: str) -> str:
    """The name of the field that a JSON Pointer leads to."""
    name = pointer.removeprefix("/").replace("/", ".")
    parts = name.split(".")
    return f"{name}.concept" if parts[0] in _BARE and len(parts) > 1 else name


def _put(found: Typed, parts: Sequence[str], value: str) -> None:
    here: Any = found
    for part in parts[:-1]:
        here = here.setdefault(part, {})
        if not isinstance(here, dict):  # no form of ours sends a field inside a field
            return
    here[parts[-1]] = value


def _rows(given: Typed, parts: Sequence[str]) -> list[Typed]:
    here: Any = given
    for part in parts:
        if isinstance(here, list):
            here = here[int(part)] if part.isdigit() and int(part) < len(here) else {}
        else:
            here = here.setdefault(part, [])
    return here if isinstance(here, list) else []


def _remove(rows: list[Typed], place: int) -> None:
    del rows[place]


def _up(rows: list[Typed], place: int) -> None:
    rows.insert(max(0, place - 1), rows.pop(place))


def _down(rows: list[Typed], place: int) -> None:
    rows.insert(place + 1, rows.pop(place))


def _listed(rows: Mapping[str, Typed]) -> list[Typed]:
    return [row for row in rows.values() if isinstance(row, dict)]


def _filled(rows: Iterable[Typed], needed: Sequence[str]) -> list[Typed]:
    return [row for row in rows if any(str(row.get(name, "")).strip() for name in needed)]


def _was(row: Typed, before: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    place = row.get("was", "")
    return before[int(place)] if place.isdigit() and int(place) < len(before) else {}


def _term(row: Typed, was: Mapping[str, Any], terms: Sequence[Typed]) -> dict[str, Any]:
    made = {
        **was,
        **{name: row[name].strip() or None for name in _SHORT_FIELDS if name in row},
        "label": _spaced(row, "label"),
        "needs_context": row.get("needs_context") in {"on", True},
        "reason": _texts(row.get("reason", {})),
        "exceptions": _texts(row.get("exceptions", {})),
        **{name: _lines(row[name]) for name in _LINES if name in row},
    }
    replacements = _filled(row.get("replacements", ()), _INSIDE["replacements"])
    made["replacements"] = [_replacement(each, row, was, terms) for each in replacements]
    return {name: value for name, value in made.items() if value is not None}


def _replacement(
    row: Typed, term: Typed, was: Mapping[str, Any], terms: Sequence[Typed]
) -> dict[str, Any]:
    """What to say instead, in the language of the term of that label that fits best."""
    label, concept = _spaced(row, "label"), _spaced(row, "concept") or None
    known = [each for each in was.get("replacements", ()) if each["label"] == label]
    languages = [each.get("language", "") for each in terms if _spaced(each, "label") == label]
    own = term.get("language", "")
    language = own if own in languages or not languages else languages[0]
    if known and (concept or not languages):
        language = known[0]["language"]
    when = known[0].get("when", {}) if known else {}
    made = {"label": label, "language": language, "concept": concept, "when": when}
    return {name: value for name, value in made.items() if value}


def _spaced(row: Typed, name: str) -> str:
    """A short text with single spaces."""
    return " ".join(str(row.get(name, "")).split())


def _lines(given: object) -> list[str]:
    """The lines of a field of several, as typed; as they are, where they are a list already."""
    lines = given if isinstance(given, list) else str(given).splitlines()
    return [line.strip() for line in lines if line.strip()]


def _text(row: Typed) -> dict[str, Any]:
    made: dict[str, Any] = {
        name: row[name].strip() for name in ("kind", "language", "text") if name in row
    }
    source = row.get("source")
    filled = _stripped(source) if isinstance(source, dict) else {}
    return {**made, "source": filled} if filled else made


def _stripped(row: Typed) -> dict[str, Any]:
    filled = {name: value.strip() for name, value in row.items() if isinstance(value, str)}
    return {name: value for name, value in filled.items() if value and name != "was"}


def _texts(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        return {}
    return {tag: text.strip() for tag, text in given.items() if str(text).strip()}
