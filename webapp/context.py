"""The way from a request to the domain: the termbase, and who is reading."""

from collections.abc import Iterable
from typing import cast

from flask import Flask, Response, after_this_request, current_app, request

from taxonomy.entry.model import Texts
from taxonomy.termbase import Termbase

_EXTENSION = "luxterm"
_NEXT_BEST = "en"
_MOST_LANGUAGES = 10  # of an Accept-Language header that are heeded


def install(app: Flask, termbase: Termbase) -> None:
    """Have every request to this application answered from a termbase."""
    app.extensions[_EXTENSION] = termbase


def termbase() -> Termbase:
    """The termbase that this request is answered from."""
    return cast("Termbase", current_app.extensions[_EXTENSION])


def root() -> str:
    """The address under which the world sees this service, without a slash at the end."""
    return (termbase().settings.base_uri or request.url_root).rstrip("/")


def concept_uri(scheme: str, concept: str) -> str:
    """The URI of a concept, which is the address of its page; identifiers need no quoting."""
    return f"{root()}/{scheme}/{concept}"


def accepted_languages() -> tuple[str, ...]:
    """The languages that the reader accepts, best first, each also without its region.

    The answer then varies by them, and says so.
    """
    after_this_request(_varied)
    tags = accept_language()
    return tuple(dict.fromkeys(each for tag in tags for each in (tag, tag.partition("-")[0])))


def accept_language() -> tuple[str, ...]:
    """The tags of the Accept-Language header that are accepted, best first."""
    listed = list(request.accept_languages)[:_MOST_LANGUAGES]
    return tuple(tag for tag, quality in listed if quality > 0 and tag != "*")


def choose(texts: Texts, wanted: Iterable[str]) -> str | None:
    """The text in the first wanted language that has one, else in English, else in any."""
    language = choose_language(texts, wanted)
    return texts[language] if language else None


def choose_language(texts: Texts, wanted: Iterable[str]) -> str | None:
    """The first wanted language that has a text, else English, else any that has one."""
    return next((each for each in (*wanted, _NEXT_BEST, *texts) if each in texts), None)


def _varied(response: Response) -> Response:
    response.vary.add("Accept-Language")
    return response
