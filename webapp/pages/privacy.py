"""What is stored of readers, and what is not."""

from flask import Blueprint, render_template

from webapp.context import termbase

blueprint = Blueprint("privacy", __name__)


@blueprint.get("/privacy")
def show() -> str:
    """Explain cookies, logs and what becomes of texts and suggestions."""
    settings = termbase().settings
    return render_template(
        "privacy/show.html", contact=settings.contact, contact_uri=settings.contact_uri
    )
