"""The translator's view: the source at one side, the target at the other."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from taxonomy import languages
from taxonomy.curation import translation_staleness, workflow
from taxonomy.curation.translation import Condition, filled, passages
from taxonomy.search.contract import Filter
from taxonomy.store import published, revisions
from webapp.auth import actor
from webapp.context import termbase
from webapp.i18n import page_language

blueprint = Blueprint("translation", __name__, url_prefix="/schemes/<scheme>/translation")


@blueprint.get("/<concept>")
def show(scheme: str, concept: str) -> str:
    """What is to be translated of an entry; all of it, or what is missing or outdated."""
    known = termbase().catalogue.scheme(scheme)
    source, target = _languages(known.source_language)
    with termbase().reading() as session:
        found = published.get(session, scheme, concept)
        line = revisions.of_concept(session, scheme, concept, published_only=True)
    old = translation_staleness.outdated(translation_staleness.of_revisions(reversed(line)), source)
    every = passages(found.entry, source, target, old)
    todo = [each for each in every if each.condition is not Condition.CURRENT]
    before, after = _neighbours(scheme, concept)
    return render_template(
        "desk/translating/show.html",
        scheme=known,
        concept=concept,
        found=found,
        source=source,
        target=target,
        passages=every if "all" in request.args else todo,
        done=len(every) - len(todo),
        total=len(every),
        before=before,
        after=after,
        tongues=sorted({*termbase().catalogue.languages(), page_language()}),
    )


@blueprint.post("/<concept>")
def save(scheme: str, concept: str) -> ResponseReturnValue:
    """Save translations as a draft, and go on to the next concept."""
    target = request.form.get("target", "")
    given = {
        name.removeprefix("text."): text
        for name, text in request.form.items()
        if name.startswith("text.") and text.strip()
    }
    based_on = request.form.get("based_on", "")
    with termbase().transaction() as session:
        base = revisions.get(session, int(based_on) if based_on.isdigit() else 0)
        draft = workflow.save(
            session,
            filled(base.entry, target, given),
            by=actor(),
            at=datetime.now(UTC),
            based_on=base.number,
            comment=gettext("Translated into %(language)s", language=target),
        )
    flash(gettext("Translation saved as draft %(number)s.", number=draft.number))
    if request.form.get("do") == "next" and (after := _neighbours(scheme, concept)[1]):
        return redirect(url_for(".show", scheme=scheme, concept=after, to=target), 303)
    return redirect(url_for("desk.drafts.show", number=draft.number), 303)


def _languages(source_of_scheme: str) -> tuple[str, str]:
    """From which language into which: as asked for, else from the scheme's into the page's."""
    source, target = request.args.get("from", ""), request.args.get("to", "")
    source = source if languages.is_valid(source) else source_of_scheme
    mine = page_language() if page_language() != source else "fr"
    return source, target if languages.is_valid(target) else mine


def _neighbours(scheme: str, concept: str) -> tuple[str | None, str | None]:
    """The concepts before and after one, in the order of the scheme."""
    names = [each.concept for each in termbase().catalogue.concepts(Filter(scheme=scheme))]
    place = names.index(concept) if concept in names else len(names)
    before = names[place - 1] if 0 < place <= len(names) - 1 else None
    return before, names[place + 1] if place + 1 < len(names) else None
