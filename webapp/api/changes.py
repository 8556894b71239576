"""The change log, for mirrors: what was published, in the order in which it was."""

from typing import Any

from taxonomy.messages import Message
from taxonomy.store import changes
from webapp.api.openapi_blueprint import ResourceBlueprint
from webapp.api.schemas import ChangesSchema
from webapp.context import termbase
from webapp.query_parameters import ChangesParams, ChangesParamsSchema

blueprint = ResourceBlueprint("changes", Message("Changes: follow what is published"))


@blueprint.get("/changes")
@blueprint.arguments(ChangesParamsSchema, location="query")
@blueprint.response(200, ChangesSchema)
def listed(since: ChangesParams) -> dict[str, Any]:
    """List what was published after a position, oldest first.

    Ask again with `next` as `since`. An empty list means that there is nothing new.
    """
    with termbase().reading() as session:
        found = changes.since(session, since.position, limit=since.limit)
        position = changes.position(session)
    following = found[-1].position if found else since.position
    return {"position": position, "next": following, "items": found}
