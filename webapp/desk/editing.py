"""The entry form: an entry is begun, changed and saved as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from taxonomy.curation import permissions, rules, workflow
from taxonomy.curation.permissions import Step
from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Malformed, NotFound, NotPossible, Violation
from taxonomy.messages import Message
from taxonomy.store import autosaves, published, revisions
from taxonomy.store.database import Session
from taxonomy.store.records import Revision
from webapp.auth import actor
from webapp.context import termbase
from webapp.desk import entry_form, form_choices
from webapp.presenters.concept import shown

blueprint = Blueprint("editing", __name__)

UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class DraftBase:
    """What a form was made from: what is published, or a draft of somebody's."""

    document: Mapping[str, Any]
    based_on: int | None
    draft: Revision | None = None


@blueprint.get("/schemes/<scheme>/new")
def new(scheme: str) -> str:
    """An empty form for a concept that there is not yet."""
    given = entry_form.of_document({"concept": "", "terms": [{}], "definitions": [{}]})
    return _page(termbase().catalogue.scheme(scheme), given, is_new=True)


@blueprint.get("/schemes/<scheme>/concepts/<concept>/edit")
def edit(scheme: str, concept: str) -> str:
    """The form of what is published."""
    found = termbase().entry(scheme, concept)
    given = entry_form.of_document(write_entry(found.entry)) | {"based_on": found.revision}
    if "autosave" in request.args and (autosaved := _autosaved(scheme, concept)):
        given = autosaved
    return _page(termbase().catalogue.scheme(scheme), given)


@blueprint.get("/drafts/<int:number>/edit")
def edit_draft(number: int) -> str:
    """The form of a draft."""
    with termbase().reading() as session:
        draft = revisions.get(session, number)
    given = entry_form.of_document(write_entry(draft.entry))
    given |= {"based_on": draft.based_on, "over": draft.number, "comment": draft.comment}
    return _page(termbase().catalogue.scheme(draft.entry.scheme), given)


@blueprint.post("/schemes/<scheme>/drafts")
def save(scheme: str) -> str | Response | tuple[str, int]:
    """Save what was typed, show it as readers will see it, or add, move and remove rows."""
    given = entry_form.typed(request.form)
    known = termbase().catalogue.scheme(scheme)
    is_new = not given.get("based_on") and not given.get("over")
    do = given.get("do", "save")
    if (changed := entry_form.changed(given, do)) is not None:
        return _page(known, changed, is_new=is_new)
    try:
        entry = _entry(known, given)
    except Malformed as error:
        return _page(known, given, error.violations, is_new=is_new), UNPROCESSABLE
    if do == "preview":
        return _page(known, given, is_new=is_new, preview=Markup(shown(entry)))  # noqa: S704
    draft = _saved(entry, given)
    if do == "submit":
        _submit(draft)
    return redirect(url_for("desk.drafts.show", number=draft.number), 303)


def _submit(draft: Revision) -> None:
    """Hand a draft in that has nothing to be fixed; say so where it has."""
    if any(each.is_error for each in _violations_of(draft.entry)):
        flash(gettext("Draft saved but not submitted. Fix the problems below first."))
        return
    with termbase().transaction() as session:
        workflow.submit(session, draft.number, by=actor())
    flash(gettext("Draft saved and submitted for review."))


def _saved(entry: Entry, given: entry_form.Typed) -> Revision:
    now, comment = datetime.now(UTC), str(given.get("comment", "")).strip()
    over, based_on = (_number(given.get(name)) for name in ("over", "based_on"))
    with termbase().transaction() as session:
        if over is None and based_on is None and _is_published(session, entry):
            message = Message(
                "There is already a concept “%(concept)s”. Edit that one.", concept=entry.concept
            )
            raise NotPossible(message)
        if over is not None:
            draft = workflow.revise(session, over, entry, by=actor(), at=now, comment=comment)
        else:
            draft = workflow.save(
                session, entry, by=actor(), at=now, based_on=based_on, comment=comment
            )
        autosaves.forget(session, account=actor().name, scheme=entry.scheme, concept=entry.concept)
    return draft


def _entry(scheme: Scheme, given: entry_form.Typed) -> Entry:
    """The entry that was typed. Raises `Malformed`."""
    base = _base(scheme.id, given)
    document = entry_form.document(given, base.document)
    return read_entry(
        {
            **{name: value for name, value in document.items() if value is not None},
            "scheme": scheme.id,
            "concept": given.get("concept", "").strip(),
        }
    )


def _base(scheme: str, given: entry_form.Typed) -> DraftBase:
    over, based_on = (_number(given.get(name)) for name in ("over", "based_on"))
    number = over or based_on
    if number is None:
        return DraftBase({}, None)
    with termbase().reading() as session:
        found = revisions.get(session, number)
    if found.entry.identity != (scheme, given.get("concept", "")):
        message = Message("Revision %(number)s belongs to another concept.", number=str(number))
        raise NotPossible(message)
    return DraftBase(write_entry(found.entry), found.based_on, found if over else None)


def _page(
    scheme: Scheme,
    given: entry_form.Typed,
    violations: tuple[Violation, ...] | None = None,
    *,
    is_new: bool = False,
    preview: Markup | None = None,
) -> str:
    if violations is None:
        violations = _violations(scheme, given)
    problems: dict[str, list[Violation]] = {}
    for each in violations:
        problems.setdefault(entry_form.field_of(each.pointer), []).append(each)
    is_shown = request.method == "POST" or "over" in given
    return render_template(
        "desk/entry/form.html",
        scheme=scheme,
        given=given,
        new=is_new,
        problems=problems,
        summary=[(name, each) for name, violations in problems.items() for each in violations]
        if is_shown
        else [],
        errors_many=sum(each.is_error for each in violations),
        opened=lambda name: any(each.startswith(f"{name}.") for each in problems),
        heading=_heading(given, is_new=is_new),
        action=url_for("desk.editing.save", scheme=scheme.id),
        autosave=_noticed(scheme, given),
        behind=_behind(scheme, given),
        preview=preview,
        may_submit=permissions.may(actor(), Step.SUBMIT),
        **form_choices.of(scheme, given),
    )


def _heading(given: entry_form.Typed, *, is_new: bool) -> str:
    if is_new:
        return str(gettext("New concept"))
    return str(gettext("Edit %(concept)s", concept=given["concept"]))


def _noticed(scheme: Scheme, given: entry_form.Typed) -> dict[str, Any] | None:
    """Unsaved work of an earlier time, where the form does not hold it already."""
    concept = given.get("concept", "")
    if request.method == "POST" or "autosave" in request.args or not concept:
        return None
    with termbase().reading() as session:
        autosaved = autosaves.get(session, account=actor().name, scheme=scheme.id, concept=concept)
    if autosaved is None:
        return None
    names = {"scheme": scheme.id, "concept": concept}
    return {
        "at": autosaved.at,
        "address": url_for("desk.editing.edit", **names, autosave=1),
        "discard": url_for("desk.autosaves.discard", **names),
    }


def _behind(scheme: Scheme, given: entry_form.Typed) -> dict[str, Any] | None:
    """What was published since the form was opened, if anything was."""
    based_on = _number(given.get("based_on"))
    with termbase().reading() as session:
        current = published.revision(session, scheme.id, given.get("concept", ""))
    if current is None or current == based_on:
        return None
    address = url_for("desk.history.compare", before=based_on, after=current) if based_on else ""
    return {"current": current, "based_on": based_on, "address": address}


def _violations(scheme: Scheme, given: entry_form.Typed) -> tuple[Violation, ...]:
    """What the rules say of a form; nothing of one that was just opened and is empty."""
    try:
        entry = _entry(scheme, given)
    except Malformed as error:
        return error.violations if request.method == "POST" else ()
    return _violations_of(entry)


def _violations_of(entry: Entry) -> tuple[Violation, ...]:
    with termbase().reading() as session:
        around = workflow.context_of(session, entry.scheme)
        return tuple(rules.violations(entry, around))


def _autosaved(scheme: str, concept: str) -> entry_form.Typed | None:
    with termbase().reading() as session:
        found = autosaves.get(session, account=actor().name, scheme=scheme, concept=concept)
    return dict(found.document) if found else None


def _is_published(session: Session, entry: Entry) -> bool:
    try:
        published.get(session, *entry.identity)
    except NotFound:
        return False
    return True


def _number(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isdigit() else None
