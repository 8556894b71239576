"""The change log with every entry that was published, as JSON Lines: a whole mirror in one file."""

from collections.abc import Iterator

import orjson
from flask import Blueprint, Response, request, stream_with_context

from taxonomy.entry.schema import write_entry
from webapp.context import termbase
from webapp.integrations.linked_data import named
from webapp.query_parameters import ChangesParamsSchema

blueprint = Blueprint("change_log_export", __name__)


@blueprint.get("/changes.jsonl")
def lines() -> Response:
    """A line a change, oldest first, from the position after `since` to the end of the log."""
    since = ChangesParamsSchema().load(request.args).position
    answer = Response(stream_with_context(_lines(since)), mimetype="application/jsonl")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return named(answer, "changes.jsonl")


def _lines(since: int) -> Iterator[bytes]:
    for change, entry in termbase().log(since):
        line = {
            "position": change.position,
            "kind": change.kind,
            "scheme": change.scheme,
            "concept": change.concept,
            "revision": change.revision,
            "at": change.at.isoformat(),
            "entry": write_entry(entry) if entry else None,
        }
        yield orjson.dumps(line) + b"\n"
