"""The query parameters of lists of revisions: their state, and which page of them."""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields, post_load

from taxonomy.messages import Message
from taxonomy.store.records import State
from webapp import parameter_types
from webapp.parameter_types import one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionListParams:
    """Which page of a list of revisions is wanted, and in which state they are."""

    page: int
    per_page: int
    state: State | None = None

    @property
    def first(self) -> int:
        """How many revisions are on the pages before."""
        return (self.page - 1) * self.per_page


class RevisionPageSchema(parameter_types.Parameters):
    """Which page of the revisions of a concept."""

    page = parameter_types.page()
    per_page = parameter_types.per_page()

    @post_load
    def to_params(self, data: dict[str, Any], **_: object) -> RevisionListParams:
        """Turn checked parameters into a value."""
        return RevisionListParams(**data)


class RevisionListSchema(RevisionPageSchema):
    """Which revisions to list, and which page of them."""

    state = fields.Enum(
        State,
        by_value=True,
        load_default=None,
        error_messages={"unknown": one_of(State)},
        metadata={"rule": "state", "description": Message("Only revisions in this state")},
    )
