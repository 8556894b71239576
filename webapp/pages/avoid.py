"""The words to avoid: one language at a time, from A to Z, with a box to filter them."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, render_template, request
from marshmallow import fields, post_load, validate

from taxonomy.languages import matches
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import LONGEST_QUERY, TermHit
from webapp import parameter_types
from webapp.context import termbase
from webapp.i18n import asked_languages, page_language, reader_languages
from webapp.presenters.designations import place
from webapp.presenters.pagination import Pager

blueprint = Blueprint("avoid", __name__)

EVERY = "mul"  # the tag of several languages (ISO 639-2)
TERMS = 20  # terms a page; with their reasons about 4,500 px on a telephone

_LONGEST_LETTER = 8  # characters; no alphabet has a longer one


class AvoidSchema(parameter_types.Parameters):
    """Which of the words to avoid are wanted."""

    language = parameter_types.language()
    containing = fields.String(
        load_default="",
        data_key="q",
        validate=validate.Length(max=LONGEST_QUERY),
        metadata={"rule": "text", "description": "Only terms that contain this text"},
    )
    letter = fields.String(
        load_default=None,
        validate=validate.Length(1, _LONGEST_LETTER),
        metadata={"rule": "letter", "description": "Only terms under this letter"},
    )
    page = parameter_types.page()

    @post_load
    def to_values(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The values, without spaces around the text."""
        return {**data, "containing": data["containing"].strip()}


@blueprint.get("/avoid")
def show() -> str:
    """Show the words to avoid, each with what to say instead and why."""
    asked = AvoidSchema().load(request.args)
    catalogue, containing, letter = termbase().catalogue, asked["containing"], asked["letter"]
    counts = avoided(catalogue, containing)
    lang = asked["language"] or first_language(catalogue)
    chosen = [tag for tag in counts if lang == EVERY or matches(tag, lang)]
    letters = {} if lang == EVERY else catalogue.avoided_letters(chosen, containing)
    total = letters.get(letter, 0) if letter else sum(counts[tag] for tag in chosen)
    narrowed = {"lang": asked["language"], "q": containing or None, "letter": letter}
    pager = Pager(total, TERMS, asked["page"], narrowed)
    terms = catalogue.to_avoid(
        chosen, first=pager.first, last=pager.end, containing=containing, letter=letter
    )
    return render_template(
        "avoid/show.html",
        lang=lang,
        every=EVERY,
        **_ways(catalogue, lang, counts),
        containing=containing,
        letter=letter,
        letters=letters,
        shown=under_languages(terms),
        pager=pager,
    )


def avoided(catalogue: Catalogue, containing: str = "") -> dict[str, int]:
    """How many words each language has to avoid: the reader's own first, then the richest."""
    counts = catalogue.avoided(containing)
    order = tuple(dict.fromkeys((*reader_languages(), *catalogue.languages())))
    return {tag: counts[tag] for tag in sorted(counts, key=lambda tag: (place(tag, order), tag))}


def first_language(catalogue: Catalogue) -> str:
    """The reader's best language that has words to avoid; where none has, the interface's."""
    counts = catalogue.avoided()
    for wanted in reader_languages():
        if any(matches(tag, wanted) for tag in counts):
            return wanted
    return page_language()


def under_languages(terms: Iterable[TermHit]) -> dict[str, list[TermHit]]:
    """Terms under their languages, in the order in which they come."""
    groups: dict[str, list[TermHit]] = {}
    for term in terms:
        groups.setdefault(term.language, []).append(term)
    return groups


def _ways(catalogue: Catalogue, lang: str, counts: Mapping[str, int]) -> dict[str, Any]:
    """The languages to choose from: those of the reader, and the others."""
    known = {tag: counts.get(tag, 0) for tag in avoided(catalogue)}
    mine = (lang, *asked_languages(), page_language())
    near = {tag: count for tag, count in known.items() if place(tag, mine) < len(mine)}
    return {
        "own_languages": near,
        "other_languages": {tag: count for tag, count in known.items() if tag not in near},
        "total": sum(counts.values()),
    }
