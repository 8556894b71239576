"""What search engines and browsers look for: sitemaps, robots.txt, manifest, icon, contact."""

import json
from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, Response, abort, current_app, render_template, url_for
from flask_babel import gettext
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.search.contract import Filter
from webapp.assets import FOLDER
from webapp.context import concept_uri, root, termbase
from webapp.i18n import INTERFACES, direction, page_language
from webapp.presenters.page_addresses import absolute

blueprint = Blueprint("discovery", __name__)

_IN_SITEMAP = 10_000  # addresses; the protocol allows 50,000
_VALID = timedelta(days=180)  # how long a contact is good for; RFC 9116 advises less than a year
_PAPER, _ACCENT = "#fdfaf5", "#2f3a7d"  # the page's ground, and that of the icon
_ICONS = (("icons/icon-192.png", "192x192"), ("icons/icon-512.png", "512x512"))


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """The sitemaps (sitemaps.org), a page of concepts each."""
    return _xml(render_template("integrations/sitemaps.xml", home=root(), pages=_pages()))


@blueprint.get("/sitemap/<int:page>.xml")
def page(page: int) -> Response:
    """The addresses of some concepts."""
    if page not in _pages():
        raise NoPage
    first = (page - 1) * _IN_SITEMAP
    cards = termbase().catalogue.concepts(Filter(), first=first, last=first + _IN_SITEMAP)
    addresses = [concept_uri(card.scheme, card.concept) for card in cards]
    return _xml(render_template("integrations/sitemap.xml", addresses=addresses))


@blueprint.get("/opensearch.xml")
def search() -> Response:
    """How a browser asks our search (OpenSearch 1.1)."""
    answer = _xml(render_template("integrations/opensearch.xml", home=root()))
    answer.mimetype = "application/opensearchdescription+xml"
    return answer


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read (RFC 9309): all but the desk and the many orders of one result."""
    home = url_for("pages.home.show").rstrip("/")
    lines = [
        "User-agent: *",
        f"Disallow: {home}/desk/",
        f"Disallow: {home}/search?*&",
        f"Disallow: {home}/search/",
        "Allow: /",
        "",
        f"Sitemap: {root()}/sitemap.xml",
    ]
    return _plain(lines)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness (RFC 9116). Raises `NotFound` where no contact is set."""
    contact = termbase().settings.contact_uri
    if not contact:
        abort(404)
    midnight = datetime.combine(datetime.now(UTC).date(), time(), UTC)
    lines = [
        f"Contact: {contact}",
        f"Expires: {(midnight + _VALID).isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(INTERFACES)}",
        f"Canonical: {absolute(url_for('integrations.discovery.security'))}",
    ]
    answer = _plain(lines)
    answer.cache_control.no_store = True  # its date goes on while nothing is published
    return answer


@blueprint.get("/site.webmanifest")
def manifest() -> Response:
    """What a device needs to put this service among its applications (W3C Web App Manifest)."""
    home = url_for("pages.home.show")
    document = {
        "name": gettext("Luxterm: which word to use, and which to avoid"),
        "short_name": "Luxterm",
        "lang": page_language(),
        "dir": direction(page_language()),
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _ACCENT,
        "icons": [
            {"src": _asset(name), "sizes": sizes, "type": "image/png"} for name, sizes in _ICONS
        ],
    }
    answer = Response(
        json.dumps(document, ensure_ascii=False), mimetype="application/manifest+json"
    )
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """The icon, where programs that read no HTML look for it."""
    return Response((FOLDER / "icons" / "favicon.ico").read_bytes(), mimetype="image/x-icon")


def _asset(name: str) -> str:
    fingerprint = current_app.config["ASSETS_FINGERPRINT"]
    return url_for("static", fingerprint=fingerprint, name=name)


def _pages() -> range:
    return range(1, -(-termbase().catalogue.count(Filter()) // _IN_SITEMAP) + 1)


def _xml(text: str) -> Response:
    return Response(text, mimetype="application/xml")


def _plain(lines: list[str]) -> Response:
    return Response("\n".join([*lines, ""]), mimetype="text/plain")
