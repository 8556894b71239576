"""Pages that answer in the format that is asked for (RFC 9110, section 12), and name the others."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound as NoPage

from taxonomy.exchange import formats
from taxonomy.termbase import EVERYTHING, ExportSelection
from webapp.context import root
from webapp.integrations.linked_data import document
from webapp.presenters.page_titles import document_formats

_PAGE = "text/html"

# The pages that have documents beside them, with the part of the scheme that each is about.
_ABOUT: Mapping[str, Callable[..., ExportSelection]] = {
    "pages.schemes.show": lambda: EVERYTHING,
    "pages.sections.show": lambda section: ExportSelection(section=section),
    "pages.concepts.show": lambda concept: ExportSelection((concept,)),
    "pages.releases.show": lambda release: ExportSelection(release=release),
    "pages.releases.concept": lambda release, concept: ExportSelection((concept,), release=release),
}


def install(app: Flask) -> None:
    """Look at what is accepted before a page is made, and say afterwards what else there is."""
    app.before_request(_as_accepted)
    app.after_request(_with_others)


def _as_accepted() -> Response | None:
    about = _ABOUT.get(request.endpoint or "")
    if about is None or "at" in request.args:
        return None
    accepted = request.accept_mimetypes.best_match((_PAGE, *formats.BY_MEDIA_TYPE), _PAGE)
    if accepted == _PAGE:
        return None
    form = formats.BY_MEDIA_TYPE[accepted]
    parts = dict(request.view_args or {})
    answer = document(form, parts.pop("scheme"), about(**parts))
    answer.headers["Content-Location"] = f"{root()}{request.path}.{form.suffix}"
    return answer


def _with_others(response: Response) -> Response:
    if request.endpoint in _ABOUT and response.status_code < NoPage.code:
        response.vary.add("Accept")
        for each in document_formats((request.view_args or {})["scheme"]):
            address = f"{root()}{request.path}.{each.suffix}"
            link = f'<{address}>; rel="alternate"; type="{each.media_type}"; title="{each.title}"'
            response.headers.add("Link", link)
    return response
