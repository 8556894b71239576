"""Integrations: linked data, reconciliation, LanguageTool’s API, sitemaps and what finds them."""

from flask import Blueprint, Flask

from webapp.integrations import (
    change_log_export,
    content_negotiation,
    discovery,
    embed,
    languagetool_api,
    linked_data,
    reconciliation,
    reconciliation_draft,
    search_export,
)


def register(app: Flask) -> None:
    """Register `integrations.…`, and have pages answer in the format that is asked for."""
    integrations = Blueprint("integrations", __name__)
    for module in (
        linked_data,
        search_export,
        change_log_export,
        discovery,
        reconciliation,
        reconciliation_draft,
        languagetool_api,
        embed,
    ):
        integrations.register_blueprint(module.blueprint)
    app.register_blueprint(integrations)
    content_negotiation.install(app)
