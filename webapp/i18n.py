"""The language of the page: which one, which way it runs, and what a reader of it is shown."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from babel import Locale, UnknownLocaleError
from flask import Flask, Response, request
from flask_babel import Babel, get_locale

from taxonomy import languages
from taxonomy.entry.model import Texts

INTERFACES: Mapping[str, str] = {"en": "English", "fr": "Français", "es": "Español"}
PARAMETER = "ui"
_COOKIE = "ui"
_A_YEAR = 31_536_000  # seconds
_NEXT_BEST = "en"


class Chosen(NamedTuple):
    """A text and its language; both empty where there was none to choose from."""

    text: str
    language: str


def install(app: Flask) -> None:
    """Have pages speak the reader's language, and give templates the words for it."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(app, default_locale=_NEXT_BEST, locale_selector=_wanted)
    app.after_request(_remember)
    app.jinja_env.globals.update(
        direction=direction,
        in_interface=in_interface,
        in_my_language=in_my_language,
        interfaces=INTERFACES,
        lang_of=lang_of,
        language_name=language_name,
        own_name=own_name,
        page_language=page_language,
    )


def page_language() -> str:
    """The language that this page is written in."""
    return str(get_locale() or _NEXT_BEST)


def direction(tag: str) -> str:
    """Which way a language runs, as HTML's `dir` says it."""
    return "rtl" if languages.get(tag).right_to_left else "ltr"


def lang_of(tag: str) -> str:
    """A tag as HTML's `lang` takes it; “und” for what is no language, as a draft may have it."""
    return tag if languages.is_valid(tag) else "und"


def own_name(tag: str) -> str:
    """What a language calls itself."""
    return languages.get(tag).name


def language_name(tag: str) -> str:
    """What the page's language calls a language; the tag itself where it has no name for it."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(page_language())
    except (ValueError, UnknownLocaleError):
        name = None
    return name or own_name(tag)


def in_my_language(texts: Texts, *others: str) -> Chosen:
    """The text for the reader of this page: theirs, else one of the others named, else English."""
    for language in (page_language(), *others, _NEXT_BEST, *texts):
        if language in texts:
            return Chosen(texts[language], language)
    return Chosen("", "")


def in_interface(tag: str) -> str:
    """The address of this very page in another of the interface's languages."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != PARAMETER]
    address = quote(f"{request.root_path}{request.path}")
    return f"{address}?{urlencode([*kept, (PARAMETER, tag)])}"


def _wanted() -> str:
    for asked in (request.args.get(PARAMETER), request.cookies.get(_COOKIE)):
        if asked is not None and asked in INTERFACES:
            return asked
    return request.accept_languages.best_match(INTERFACES) or _NEXT_BEST


def _remember(response: Response) -> Response:
    """Keep the language that was chosen, and tell caches what a page depends on."""
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
        asked = request.args.get(PARAMETER)
        if asked is not None and asked in INTERFACES:
            response.set_cookie(
                _COOKIE, asked, _A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure
            )
    return response
