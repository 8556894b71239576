"""What curators see: one module a page or a step, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.curation import permissions
from taxonomy.store.records import Happening, Role
from webapp.access import DESK
from webapp.desk import (
    account,
    accounts,
    audit,
    batches,
    bulk,
    carrying,
    checking,
    drafts,
    editing,
    find,
    form,
    history,
    home,
    importing,
    inbox,
    quality,
    releases,
    reshaping,
    sessions,
    steps,
    suggesting,
    translating,
    unsaved,
)
from webapp.showing.words import (
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
        home,
        find,
        sessions,
        account,
        accounts,
        audit,
        drafts,
        carrying,
        history,
        quality,
        translating,
        batches,
        releases,
        checking,
        bulk,
        importing,
        reshaping,
        suggesting,
        inbox,
        steps,
        editing,
        unsaved,
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
        place_of=form.field_of,
        role_name=role_name,
        roles=tuple(Role),
        state_name=state_name,
        step=permissions.Step,
    )
