"""Releases: a scheme under a name that can be cited for ever, and what differs between two."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from taxonomy.curation import releasing
from taxonomy.errors import NotFound
from taxonomy.store import releases
from taxonomy.store.records import Release
from webapp.context import root, termbase
from webapp.pages import concepts
from webapp.presenters.concept import parts
from webapp.presenters.pagination import CONCEPTS, Pager
from webapp.presenters.value_labels import field_name
from webapp.query_parameters import ComparisonSchema, PageSchema

blueprint = Blueprint("releases", __name__)


@blueprint.get("/<scheme>/releases/all")
def listed(scheme: str) -> str:
    """Show every release of a scheme, with a form to compare two."""
    known = termbase().catalogue.scheme(scheme)
    with termbase().reading() as session:
        every = releases.of_scheme(session, scheme)
    return render_template("releases/listed.html", scheme=known, every=every)


@blueprint.get("/<scheme>/<release:release>")
def show(scheme: str, release: str) -> ResponseReturnValue:
    """Show what stands in a release, and how to cite it."""
    with termbase().reading() as session:
        try:
            found = releases.get(session, scheme, release)
        except NotFound:
            return concepts.show(scheme, release)  # a concept may be called so
        every = list(releases.revisions_at(session, scheme, found.position))
        pager = Pager(len(every), CONCEPTS, PageSchema().load(request.args))
        wanted = every[pager.first : pager.end]
        entries = releases.entries(session, found, wanted) if wanted else ()
        shown = [each.entry for each in entries if each.entry.retirement is None]
        known = releases.scheme_of(session, found)
        others = releases.of_scheme(session, scheme)
    return render_template(
        "releases/show.html",
        scheme=known,
        release=found,
        entries=shown,
        pager=pager,
        before=next((each for each in others if each.position < found.position), None),
        permalink=f"{root()}/{scheme}/{release}",
    )


@blueprint.get("/<scheme>/<release:release>/<concept>")
def concept(scheme: str, release: str, concept: str) -> str:
    """Show an entry as it was released."""
    with termbase().reading() as session:
        published = releases.entry(session, releases.get(session, scheme, release), concept)
    shown = parts(published.entry)
    shown["permalink"] = f"{root()}/{scheme}/{release}/{concept}"
    return render_template(
        "concepts/show.html", published=published, at=None, release=release, **shown
    )


@blueprint.get("/<scheme>/releases/comparison")
def compared(scheme: str) -> str:
    """Show what differs: first the terms whose verdict is another, then concept by concept."""
    before, after = ComparisonSchema().load(request.args)
    known = termbase().catalogue.scheme(scheme)
    later: Release | None = None
    with termbase().reading() as session:
        earlier = releases.get(session, scheme, before)
        later = releases.get(session, scheme, after) if after else None
        position = later.position if later else termbase().position
        comparison = releasing.compare(session, scheme, earlier.position, position)
    pager = Pager(
        len(comparison.concepts),
        CONCEPTS,
        PageSchema().load(request.args),
        {"scheme": scheme, "before": before, "after": after},
    )
    return render_template(
        "releases/compared.html",
        scheme=known,
        before=earlier,
        after=later,
        verdicts=comparison.verdicts,
        concepts=comparison.concepts[pager.first : pager.end],
        pager=pager,
        field_name=field_name,
    )
