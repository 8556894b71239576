"""Files of entries: looked at first, then handed in as one set that is reviewed as any other."""

import io
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy.curation import batches, scheme_verdicts
from taxonomy.curation.loading import Plan
from taxonomy.entry.diff import differences
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Refused, Violation
from taxonomy.exchange import formats
from taxonomy.exchange.import_options import ImportOptions
from taxonomy.exchange.tables.header import Unclear
from taxonomy.messages import Message
from taxonomy.store import published
from taxonomy.store.records import BatchKind
from webapp import uploads
from webapp.auth import actor
from webapp.context import termbase
from webapp.desk import import_columns
from webapp.uploads import Sent

blueprint = Blueprint("imports", __name__, url_prefix="/import")

_MOST = 2_000  # entries that are handed in at once; more are for the command line
_VERDICTS = {"yes": True, "no": False}
_MAX_SHOWN = 200  # of each kind of thing that is listed

Titles = Sequence[str]  # of a table's columns


@blueprint.get("")
def ask() -> str:
    """Choose a file, and the scheme that it is for."""
    return _page(None)


@blueprint.post("")
@uploads.takes_files
def read() -> ResponseReturnValue:
    """Tell what a file would change; hand it in where that is wished and nothing is wrong."""
    if request.form.get("verdicts") in _VERDICTS and "set_verdicts" in request.form:
        return _set_verdicts(request.form["scheme"], _VERDICTS[request.form["verdicts"]])
    file = uploads.sent()
    plan, titles = _plan(file)
    if file is None or "hand_in" not in request.form or not _may_be_handed_in(plan):
        return _page(plan, file, titles)
    entries = (*plan.added, *(entry for entry, _ in plan.changed))
    with termbase().transaction() as session:
        batch = batches.hand_in(
            session,
            BatchKind.IMPORT,
            entries,
            by=actor(),
            at=datetime.now(UTC),
            comment=gettext("Imported from %(name)s", name=file.name),
        )
    flash(gettext("Set submitted for review."))
    return redirect(url_for("desk.batches.show", number=batch.number), 303)


def _set_verdicts(scheme: str, prescriptive: bool) -> ResponseReturnValue:  # noqa: FBT001
    """Have the usage of a vocabulary's terms count as verdicts, or no longer."""
    termbase().catalogue.scheme(scheme)
    with termbase().transaction() as session:
        changed = scheme_verdicts.change(
            session, scheme, prescriptive=prescriptive, by=actor(), at=datetime.now(UTC)
        )
    flash(gettext("Saved.") if changed else gettext("No changes to save."))
    return redirect(url_for("desk.imports.ask"), 303)


def _may_be_handed_in(plan: Plan) -> bool:
    """Whether there is something to review, and nothing wrong; the page says what is."""
    fits = 0 < plan.steps <= _MOST and not plan.scheme_changes
    return fits and not plan.refused and (not plan.conflicts or "overwrite" in request.form)


def _plan(file: Sent | None) -> tuple[Plan, Titles]:
    """What a file would do, or why it cannot be read; and its columns, if they are to be chosen."""
    scheme = termbase().catalogue.scheme(request.form.get("scheme", ""))
    if file is None:
        return _refusal(scheme, (Violation("file", "", Message("Choose a file.")),)), ()
    chosen = import_columns.chosen() if formats.is_table(file.name) else {}
    titles = request.form.getlist("title") if chosen else ()
    wanted = request.form.get("from", "").strip() or None
    content = io.BytesIO(file.content)
    try:
        options = ImportOptions(wanted, chosen)
        vocabulary = formats.read(content, file.name, scheme, options=options)
    except Unclear as error:
        return _refusal(scheme, error.violations), error.header
    except Refused as error:
        return _refusal(scheme, error.violations), titles
    return termbase().plan(vocabulary), titles


def _refusal(scheme: Scheme, refused: tuple[Violation, ...]) -> Plan:
    return Plan(
        scheme,
        scheme_changes=False,
        added=(),
        changed=(),
        unchanged=0,
        absent=(),
        refused=refused,
    )


def _page(plan: Plan | None, file: Sent | None = None, titles: Titles = ()) -> str:
    changed = [entry for entry, _ in plan.changed[:_MAX_SHOWN]] if plan else []
    with termbase().reading() as session:
        several = published.several(session, (entry.identity for entry in changed))
        before = {each.entry.identity: each.entry for each in several}
    offered = import_columns.offered(titles)
    return render_template(
        "desk/importing/ask.html",
        plan=plan,
        given=request.form,
        changed=[(entry, differences(before[entry.identity], entry)) for entry in changed],
        repairs=Counter(each.rule for each in plan.repaired) if plan else {},
        most=_MOST,
        limit=_MAX_SHOWN,
        file=file,
        titles=offered,
        columns=import_columns.fields(plan.scheme, offered) if plan and offered else (),
    )
