"""The quality page: what is missing by language, and what there is to look at."""

from flask import Blueprint, render_template, request

from taxonomy.curation import quality, translation_staleness
from taxonomy.curation.translation_staleness import TextKey
from taxonomy.entry.model import Entry
from taxonomy.errors import NotFound
from taxonomy.store import published, revisions
from webapp.context import termbase
from webapp.presenters.coverage_heatmap import heatmap

blueprint = Blueprint("quality", __name__, url_prefix="/quality")

_SHOWN = 200  # findings of a kind that are shown at once


@blueprint.get("")
def show() -> str:
    """How a scheme stands."""
    schemes = termbase().catalogue.schemes
    known = schemes.get(request.args.get("scheme", "")) or next(iter(schemes.values()), None)
    if known is None:
        raise NotFound("scheme", request.args.get("scheme", ""))
    with termbase().reading() as session:
        several = revisions.changed_concepts(session, known.id)

        def look_up(concept: str) -> Entry | None:
            try:
                return published.get(session, known.id, concept).entry
            except NotFound:
                return None

        def outdated(concept: str) -> frozenset[TextKey]:
            if concept not in several:
                return frozenset()
            line = revisions.of_concept(session, known.id, concept, published_only=True)
            return translation_staleness.outdated(
                translation_staleness.of_revisions(reversed(line)), known.source_language
            )

        entries = (each.entry for each in published.entries(session, known.id))
        found = quality.report(known, entries, look_up, outdated)
    return render_template(
        "desk/quality/show.html",
        scheme=known,
        found=found,
        languages=sorted(found.covered, key=lambda tag: -sum(found.covered[tag].values())),
        picture=heatmap(found),
        shown=_SHOWN,
        parts=tuple(quality.EntryPart),
        kinds=tuple(quality.QualityFinding),
        chosen=request.args.get("missing", ""),
    )
