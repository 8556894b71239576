"""Which column of a table is which: told on the page, where its header does not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import request
from flask_babel import gettext

from taxonomy import languages
from taxonomy.entry.model import Kind, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.exchange.tables import columns
from taxonomy.exchange.tables.header import CONSTANT
from webapp.context import termbase
from webapp.i18n import language_name

_FIELD = "column."
_MOST = 200  # of their columns, and letters of the name of one


class Field(NamedTuple):
    """One of our columns, with what holds it, and what may be the same in every row of it."""

    name: str
    label: str
    value: str
    constants: Sequence[tuple[str, str]]
    needed: bool


def chosen() -> Mapping[str, str]:
    """What was chosen, by our columns."""
    return {
        name.removeprefix(_FIELD): title
        for name, title in request.form.items()
        if name.startswith(_FIELD) and title.strip()
    }


def offered(titles: Sequence[str]) -> list[str]:
    """Their columns that can be chosen."""
    return [each for each in dict.fromkeys(titles) if len(each) <= _MOST][:_MOST]


def fields(scheme: Scheme, titles: Sequence[str]) -> list[Field]:
    """Our columns, each with what was chosen for it, or else the one that is called so."""
    called = {columns.known(title): title for title in titles}
    constants = _constants(scheme)
    return [
        Field(
            f"{_FIELD}{name}",
            label,
            request.form.get(f"{_FIELD}{name}", called.get(name, "")),
            [(f"{CONSTANT}{value}", word) for value, word in constants.get(name, ())],
            name in columns.NEEDED,
        )
        for name, label in _labels(scheme).items()
    ]


def _labels(scheme: Scheme) -> Mapping[str, str]:
    """Our columns as people call them, those that are needed first."""
    tag = scheme.source_language
    language = language_name(tag)
    return {
        columns.CONCEPT: gettext("Concept"),
        columns.TERM: gettext("Term"),
        columns.LANGUAGE: gettext("Language"),
        columns.USAGE: gettext("Verdict"),
        columns.SECTION: gettext("Section"),
        columns.GROUP: gettext("Theme"),
        columns.KIND: gettext("Form"),
        columns.PART_OF_SPEECH: gettext("Part of speech"),
        columns.CONFIDENCE: gettext("How we know it"),
        columns.INSTEAD: gettext("Say instead"),
        f"{columns.REASON} {tag}": gettext("Reason (%(language)s)", language=language),
        f"{columns.DEFINITION} {tag}": gettext("Definition (%(language)s)", language=language),
    }


def _constants(scheme: Scheme) -> Mapping[str, Sequence[tuple[str, str]]]:
    tags = {*languages.LANGUAGES, *termbase().catalogue.languages(), scheme.source_language}
    return {
        columns.LANGUAGE: sorted(
            ((tag, language_name(tag)) for tag in tags), key=lambda each: each[1].casefold()
        ),
        columns.USAGE: [
            (Usage.PREFERRED.value, gettext("Use")),
            (Usage.ADMITTED.value, gettext("You may use")),
            (Usage.CAUTION.value, gettext("Take care")),
            (Usage.DISCOURAGED.value, gettext("Avoid")),
        ],
        columns.KIND: [
            (Kind.FULL_FORM.value, gettext("full form")),
            (Kind.ABBREVIATION.value, gettext("abbreviation")),
            (Kind.SPELLING_VARIANT.value, gettext("spelling variant")),
        ],
        columns.SECTION: [(each.id, each.id) for each in scheme.sections],
        columns.GROUP: [(each.id, each.id) for each in scheme.groups],
    }
