"""One change in many entries: chosen, looked at, handed in."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import batches, rules, workflow
from taxonomy.curation.bulk_edits import BulkEdit, Selection, edited
from taxonomy.entry.diff import differences
from taxonomy.entry.model import Entry, Reference, Source, Usage
from taxonomy.entry.schema_fields import is_address
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.store import published
from taxonomy.store.database import Session
from taxonomy.store.records import BatchKind
from webapp.auth import actor
from webapp.context import termbase

blueprint = Blueprint("bulk_edits", __name__, url_prefix="/bulk")

_MOST = 2_000  # entries that are changed at once


@blueprint.get("")
def choose() -> str:
    """Choose what is meant and what is changed; look at what would become of it."""
    found: list[tuple[Entry, Entry]] = []
    problems: dict[str, list[str]] = {}
    edit = _edit()
    if not edit.says_nothing:
        with termbase().reading() as session:
            found = _found(session)
            around = workflow.context_of(session, _scheme().id)
            problems = {
                after.concept: [
                    each.message for each in rules.violations(after, around) if each.is_error
                ]
                for _, after in found
            }
    return render_template(
        "desk/bulk/choose.html",
        scheme=_scheme(),
        given=request.args,
        usages=tuple(Usage),
        asked=not edit.says_nothing,
        found=[(after, differences(before, after)) for before, after in found],
        problems=problems,
    )


@blueprint.post("")
def hand_in() -> ResponseReturnValue:
    """Hand in the entries that were left checked, as one set."""
    wanted = set(request.form.getlist("concept"))
    comment = request.form.get("comment", "").strip() or gettext("Bulk edit")
    with termbase().transaction() as session:
        changed = [after for _, after in _found(session) if after.concept in wanted]
        batch = batches.hand_in(
            session, BatchKind.BULK_EDIT, changed, by=actor(), at=datetime.now(UTC), comment=comment
        )
    flash(gettext("Set submitted for review."))
    return redirect(url_for("desk.batches.show", number=batch.number), 303)


def _found(session: Session) -> list[tuple[Entry, Entry]]:
    entries = (each.entry for each in published.entries(session, _scheme().id))
    return [
        each for each, _ in zip(edited(entries, _selection(), _edit()), range(_MOST), strict=False)
    ]


def _scheme() -> Scheme:
    schemes = termbase().catalogue.schemes
    return schemes.get(_given("scheme") or "") or next(iter(schemes.values()))


def _selection() -> Selection:
    return Selection(
        language=_given("lang"),
        usage=_usage("usage"),
        section=_given("section"),
        group=_given("group"),
        text=_given("text") or "",
    )


def _edit() -> BulkEdit:
    """What is changed, as the form says it; a reason is in the scheme's source language."""
    title, instrument, reason = (_given(name) for name in ("source", "instrument", "reason"))
    return BulkEdit(
        usage=_usage("to_usage"),
        reason={_scheme().source_language: reason} if reason else {},
        section=_given("to_section"),
        source=Source(title, _address("url")) if title else None,
        reference=(
            Reference(instrument, _given("article"), _address("instrument_url"))
            if instrument
            else None
        ),
    )


def _usage(name: str) -> Usage | None:
    given: Any = _given(name)
    return Usage(given) if given in set(Usage) else None


def _address(name: str) -> str | None:
    """A web address. Raises `Malformed` for anything else, as the entry form does."""
    given = _given(name)
    if given is not None and not is_address(given):
        message = gettext("Enter a web address that begins with https:// or http://.")
        raise Malformed([Violation("shape", f"/{name}", message)])
    return given


def _given(name: str) -> str | None:
    return request.values.get(name, "").strip() or None
