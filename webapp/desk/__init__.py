"""What curators see: one module a page or a step, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.curation import permissions
from taxonomy.store.records import Happening, Role
from webapp import blueprints
from webapp.auth import DESK
from webapp.desk import entry_form
from webapp.presenters.value_labels import (
    batch_name,
    desk_places,
    field_name,
    finding_name,
    part_name,
    role_name,
    state_name,
)


def register(app: Flask) -> None:
    """Put the desk under `desk.…`, and give its templates what they all need."""
    desk = Blueprint("desk", __name__, url_prefix=DESK)
    for blueprint in blueprints.of_package(__name__):
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
