"""The names that excuse and the words that tell the context, for publishers to change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.checking import rulebook
from taxonomy.checking.checker import Checker, Report
from taxonomy.curation import check_settings as steps
from taxonomy.curation.check_settings import SettingsDifference, Standing
from taxonomy.entry.model import Confidence
from taxonomy.entry.scheme import NamesAndWords
from taxonomy.entry.scheme_schema import read_names_and_words
from taxonomy.errors import Refused, RulesBroken, SchemeOutOfDate, Violation
from taxonomy.store import audit
from taxonomy.store.records import Happening
from webapp.auth import actor
from webapp.context import termbase
from webapp.desk import check_settings_form as form
from webapp.desk import form_choices
from webapp.desk.check_settings_form import SettingsRow
from webapp.i18n import language_name

blueprint = Blueprint("check_settings", __name__)

_CHANGES_SHOWN = 10
_LONGEST_TRIAL = 10_000  # characters of a text that is tried out


@dataclass(frozen=True, slots=True)
class SettingsOutcome:
    """What became of what was typed: it is to be fixed, somebody was faster, or it was tried."""

    rows: Sequence[SettingsRow]
    problems: dict[str, list[Violation]]
    overtaken: SettingsDifference | None = None
    trial: Report | None = None


@blueprint.get("/checking", defaults={"scheme": None})
@blueprint.get("/schemes/<scheme>/checking")
def show(scheme: str | None) -> str:
    """The names and words of a scheme, language by language; of the first where none is named."""
    known = termbase().catalogue.schemes
    if scheme is None and not known:
        return render_template("desk/checking/none.html")
    with termbase().reading() as session:
        standing = steps.standing(session, scheme or next(iter(known)))
    return _page(standing)


@blueprint.post("/schemes/<scheme>/checking")
def save(scheme: str) -> ResponseReturnValue:
    """Have what was typed in force, or try a sentence by it; nothing typed is ever lost."""
    with termbase().reading() as session:
        standing = steps.standing(session, scheme)
    rows = form.typed(request.form)
    before = standing.scheme.names_and_words
    composed = form.composed(rows, before, request.form.get("confidence", Confidence.RECALLED))
    try:
        wanted = _read(rows, composed)
        if request.form.get("do") == "try":
            return _page(standing, SettingsOutcome(rows, {}, trial=_tried(standing, wanted)))
        return _saved(standing, wanted)
    except Refused as refused:
        return _page(standing, SettingsOutcome(rows, composed.problems(refused.violations))), 422
    except SchemeOutOfDate:
        differing = steps.difference(wanted, before)
        return _page(standing, SettingsOutcome(rows, {}, overtaken=differing)), 412


def _read(rows: Sequence[SettingsRow], composed: form.Composed) -> NamesAndWords:
    if malformed := tuple(form.malformed(rows)):
        raise RulesBroken(malformed)
    return read_names_and_words(composed.document)


def _saved(standing: Standing, wanted: NamesAndWords) -> ResponseReturnValue:
    seen, scheme = request.form.get("revision", ""), standing.scheme.id
    seen_position = int(seen) if seen.isdigit() else 0
    with termbase().transaction() as session:
        after = steps.put(
            session, scheme, wanted, seen=seen_position, by=actor(), at=datetime.now(UTC)
        )
    if after.position == seen_position:
        flash(gettext("No changes to save."))
    else:
        flash(gettext("Saved. Text checks now use these names and words."))
    return redirect(url_for("desk.check_settings.show", scheme=scheme), 303)


def _tried(standing: Standing, wanted: NamesAndWords) -> Report:
    """What would be found in a sentence by the terms of the scheme with these names and words."""
    scheme = replace(standing.scheme, protected=wanted.protected, context=wanted.context)
    checker = Checker(rulebook.trial(termbase().checker.book, scheme))
    text, language = (request.form.get(name, "") for name in ("trial", "trial_language"))
    known = language if checker.speaks(language) else None
    return checker.check(text[:_LONGEST_TRIAL], language=known)


def _page(standing: Standing, outcome: SettingsOutcome | None = None) -> str:
    scheme = standing.scheme
    if outcome is None:
        tongues = {
            term.language for term in termbase().checker.book.rules if term.scheme == scheme.id
        }
        rows = form.of_scheme(scheme.names_and_words, sorted(tongues))
        outcome = SettingsOutcome([*rows, SettingsRow(form.NEW, "")], {})
    *rows, new = outcome.rows
    with termbase().reading() as session:
        lines = audit.lines(
            session, what=Happening.CHECK_CHANGED, subject=scheme.id, limit=_CHANGES_SHOWN
        )
    return render_template(
        "desk/checking/show.html",
        standing=standing,
        scheme=scheme,
        rows=sorted(rows, key=lambda row: language_name(row.language).casefold()),
        new=new,
        problems=outcome.problems,
        opened=_opened(outcome, scheme.names_and_words),
        overtaken=outcome.overtaken,
        trial=request.form.get("trial", ""),
        report=outcome.trial,
        spoken=termbase().checker.languages,
        confidences=form_choices.confidences(),
        lines=lines,
    )


def _opened(outcome: SettingsOutcome, standing: NamesAndWords) -> set[str]:
    """The keys of the rows to look at: with something to mend, or with something new."""
    malformed = {field.rpartition(".")[2] for field in outcome.problems}
    return malformed | form.touched(outcome.rows, standing)
