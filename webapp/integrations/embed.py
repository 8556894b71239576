"""The script that other websites include, to have the terms in their own pages marked."""

from functools import lru_cache

from flask import Blueprint, Response

from webapp.assets import FOLDER

ADDRESS = "/embed.js"

blueprint = Blueprint("embed", __name__)

_PARTS = ("tips.js", "texts.js")


@blueprint.get(ADDRESS)
def script() -> Response:
    """The script, at an address that stays, for pages of any site."""
    answer = Response(_joined(), mimetype="text/javascript")
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@lru_cache(maxsize=1)
def _joined() -> str:
    """Its parts in one function, so that the page's own names and theirs do not meet."""
    parts = ((FOLDER / "js" / "embed" / name).read_text(encoding="utf-8") for name in _PARTS)
    return "(() => {{\n{}}})();\n".format("\n".join(parts))
