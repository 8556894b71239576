"""Which addresses scripts of other websites may ask, and how; nothing depends on a cookie."""

from re import Pattern
from typing import Any

from flask import Flask
from flask_cors import CORS

from webapp.api.openapi_blueprint import PREFIX as API
from webapp.integrations.embed import ADDRESS as EMBED
from webapp.integrations.languagetool_api import PREFIX as LANGUAGETOOL
from webapp.integrations.reconciliation import PREFIX as RECONCILIATION

_A_DAY = 86_400  # seconds
_TELLS = {"expose_headers": ["ETag", "Link", "Luxterm-Revision"]}

# Reads are for everyone, as is the check of texts.
_SHARED: dict[str | Pattern[str], dict[str, Any]] = {
    f"{API}/check(/.*)?": {
        "methods": ["POST"],
        "allow_headers": ["Content-Type", "Accept"],
        **_TELLS,
    },
    f"{API}/*": {
        "methods": ["GET", "HEAD"],
        "allow_headers": ["Accept-Language", "If-None-Match"],
        **_TELLS,
    },
    f"{RECONCILIATION}*": {},
    f"{LANGUAGETOOL}/*": {},
    EMBED: {},
}


def install(app: Flask) -> None:
    """Have answers say so, and browsers told that ask first."""
    CORS(app, resources=_SHARED, send_wildcard=True, max_age=_A_DAY)
