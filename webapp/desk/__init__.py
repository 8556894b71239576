"""What curators see: one module a page or a step, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.curation import permissions
from taxonomy.store.records import Happening, Role
from webapp.auth import DESK
from webapp.desk import (
    accounts,
    audit,
    autosaves,
    batches,
    bulk_edits,
    check_settings,
    dashboard,
    drafts,
    editing,
    entry_form,
    entry_search,
    history,
    imports,
    inbox,
    merge_split,
    own_account,
    proposals,
    quality,
    releases,
    sessions,
    three_way_merge,
    translation,
    workflow_steps,
)
from webapp.presenters.value_labels import (
    batch_name,
    desk_places,
    field_name,
    finding_name,
    part_name,
    role_name,
    state_name,
)

blueprints = tuple(
    module.blueprint
    for module in (
        dashboard,
        entry_search,
        sessions,
        own_account,
        accounts,
        audit,
        drafts,
        three_way_merge,
        history,
        quality,
        translation,
        batches,
        releases,
        check_settings,
        bulk_edits,
        imports,
        merge_split,
        proposals,
        inbox,
        workflow_steps,
        editing,
        autosaves,
    )
)


def register(app: Flask) -> None:
    """Put the desk under `desk.…`, and give its templates what they all need."""
    desk = Blueprint("desk", __name__, url_prefix=DESK)
    for blueprint in blueprints:
        desk.register_blueprint(blueprint)
    app.register_blueprint(desk)
    app.jinja_env.globals.update(
        batch_name=batch_name,
        desk_places=desk_places,
        field_name=field_name,
        finding_name=finding_name,
        part_name=part_name,
        happenings=tuple(Happening),
        may=permissions.may,
        place_of=entry_form.field_of,
        role_name=role_name,
        roles=tuple(Role),
        state_name=state_name,
        step=permissions.Step,
    )
