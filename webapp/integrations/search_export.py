"""What a search found, as a document: the concepts of one scheme, in the order of the answers."""

from dataclasses import replace

from flask import Blueprint, Response, request

from taxonomy.errors import BadQuestion, Violation
from taxonomy.messages import Message
from taxonomy.termbase import ExportSelection
from webapp.context import termbase
from webapp.integrations.linked_data import at, download
from webapp.query_parameters import QuerySchema

blueprint = Blueprint("search_export", __name__)

MOST = 2_000  # concepts


@at(blueprint, "/search/<scheme>")
def found(scheme: str, suffix: str) -> Response:
    """All that was found in a scheme, whatever page of the answers is asked for."""
    termbase().catalogue.scheme(scheme)
    asked = QuerySchema().load(request.args)
    hits = termbase().catalogue.find(replace(asked, scheme=scheme, page=1, per_page=MOST))
    if hits.total > MOST:
        message = Message(
            "The search finds %(total)s concepts, more than %(most)s. Add a word or a filter.",
            total=hits.total,
            most=MOST,
        )
        raise BadQuestion([Violation("text", "q", message)])
    concepts = tuple(each.term.concept for each in hits.items)
    return download(suffix, "found", scheme, ExportSelection(concepts))
