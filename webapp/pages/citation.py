"""How to cite an entry as it stands, or as it stood on a day."""

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.exchange import citation
from taxonomy.exchange.citation import Citation
from taxonomy.store.records import Published
from webapp.context import concept_uri, termbase
from webapp.i18n import reader_languages
from webapp.presenters.designations import headline
from webapp.presenters.editions import short_title
from webapp.query_parameters import DaySchema

blueprint = Blueprint("citation", __name__)

_AUTHOR = "Luxterm"


@blueprint.get("/<scheme>/<concept>/cite")
def show(scheme: str, concept: str) -> str:
    """Show the reference in each style, ready to be copied, and the files."""
    published = _published(scheme, concept)
    cited = _citation(published)
    return render_template(
        "cite/show.html",
        scheme=termbase().catalogue.scheme(scheme),
        concept=concept,
        published=published,
        name=headline(published.entry.terms, reader_languages()),
        styles=[("APA", citation.apa(cited)), ("Chicago", citation.chicago(cited))],
        records=[(each, each.write(cited)) for each in citation.RECORDS.values()],
    )


@blueprint.get('/<scheme>/<concept>.<any("csl.json", bib, ris):suffix>')
def record(scheme: str, concept: str, suffix: str) -> Response:
    """The reference as a file for reference managers."""
    kind = citation.RECORDS[suffix]
    answer = Response(kind.write(_citation(_published(scheme, concept))), mimetype=kind.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{concept}.{suffix}"'
    answer.vary.update(("Accept-Language", "Cookie"))  # the language of the title
    return answer


def _published(scheme: str, concept: str) -> Published:
    found = termbase().entry(scheme, concept, at=DaySchema().load(request.args))
    if not found.entry.terms:
        raise NoPage
    return found


def _citation(published: Published) -> Citation:
    entry = published.entry
    name = headline(entry.terms, reader_languages())
    day = published.at.date()
    vocabulary = short_title(termbase().catalogue.scheme(entry.scheme))
    return Citation(
        concept=entry.concept,
        title=name.label,
        language=name.language,
        container=f"{_AUTHOR}: {vocabulary.text}",
        author=_AUTHOR,
        revision=published.revision,
        published=day,
        address=f"{concept_uri(*entry.identity)}?at={day.isoformat()}",
    )
