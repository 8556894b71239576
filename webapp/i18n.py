"""The language of the page, and the languages of its reader, which order what the page shows.

A page is written in one of the interface's languages. Terms and texts exist in
many more; a reader sees first what is in their own, whatever the interface speaks.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from babel import Locale, UnknownLocaleError
from flask import Flask, Response, g, request
from flask_babel import Babel, get_locale

from taxonomy import languages
from taxonomy.entry.model import Texts
from webapp.context import accept_language

INTERFACES: Mapping[str, str] = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "de": "Deutsch",
    "pt": "Português",
    "ar": "العربية",
}
UNREVIEWED = frozenset({"ar", "de", "pt"})  # machine-made; no speaker has read them yet
PARAMETER = "ui"
TERMS_PARAMETER = "terms"
_COOKIE = "ui"
_TERMS_COOKIE = "terms"
_A_YEAR = 31_536_000  # seconds
_NEXT_BEST = "en"
_BRITISH = "en_GB"
_LONGEST_TAG = 35  # characters; RFC 5646, section 4.4.1


class ChosenLanguages(NamedTuple):
    """A text and its language; both empty where there was none to choose from."""

    text: str
    language: str


def install(app: Flask) -> None:
    """Write pages in the reader's language, and give templates what they need for it."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(app, default_locale=_NEXT_BEST, locale_selector=_wanted_locale)
    app.after_request(_remember)
    app.after_request(_remember_terms)
    app.jinja_env.globals.update(
        direction=direction,
        in_interface=in_interface,
        in_my_language=in_my_language,
        interfaces=INTERFACES,
        lang_of=lang_of,
        language_name=language_name,
        own_name=own_name,
        page_language=page_language,
        reader_language=reader_language,
        reader_languages=reader_languages,
        chosen_terms=chosen_terms,
        understood=understood,
        unreviewed=UNREVIEWED,
    )


def page_language() -> str:
    """The language that this page is written in."""
    locale = get_locale()
    return locale.language if locale else _NEXT_BEST


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


def reader_languages() -> tuple[str, ...]:
    """The languages that order what a reader is shown, best first.

    Theirs (see `asked_languages`), then the interface's, then English. A tag
    with a region is followed by the same without it.
    """
    known: tuple[str, ...] | None = g.get("reader_languages")
    if known is None:
        known = tuple(dict.fromkeys((*asked_languages(), page_language(), _NEXT_BEST)))
        g.reader_languages = known
    return known


def asked_languages() -> tuple[str, ...]:
    """The languages that the reader asked for.

    The choice that was remembered for terms, or else the interface that was
    chosen and what the browser accepts. An English interface is no choice of
    English terms: it is what people take who find none in their own language.
    """
    terms, interface = chosen_terms(), _chosen_interface()
    if terms:
        return _with_bases((terms,))
    chosen = (interface,) if interface and interface != _NEXT_BEST else ()
    return _with_bases((*chosen, *filter(languages.is_valid, accept_language())))


def reader_language() -> str:
    """The language that a reader reads best, without its region."""
    return languages.base(reader_languages()[0])


def chosen_terms() -> str | None:
    """The language that the reader chose for terms, if any."""
    asked = request.args.get(TERMS_PARAMETER)
    tag = request.cookies.get(_TERMS_COOKIE) if asked is None else asked
    return tag if tag and _is_language(tag) else None


def understood(tag: str) -> bool:
    """Whether a text in this language needs no remark that it is in another than the reader's."""
    wanted = asked_languages() or (page_language(),)
    return any(languages.matches(tag, each) for each in wanted)


def first_available(available: Iterable[str], wanted: Iterable[str]) -> str | None:
    """The tag among those available that fits the first wanted language that any fits."""
    tags = tuple(available)
    for each in wanted:
        found = (
            each if each in tags else next((t for t in tags if languages.matches(t, each)), None)
        )
        if found is not None:
            return found
    return None


def in_my_language(texts: Texts, *others: str) -> ChosenLanguages:
    """The text for this reader.

    In their language, else the interface's, else one of the others named, else
    English, else whichever there is.
    """
    wanted = (*asked_languages(), page_language(), *others, _NEXT_BEST, *texts)
    language = first_available(texts, wanted)
    return ChosenLanguages(texts[language], language) if language else ChosenLanguages("", "")


def in_interface(tag: str) -> str:
    """The address of this very page in another of the interface's languages."""
    others = [(key, value) for key, value in request.args.items(multi=True) if key != PARAMETER]
    address = quote(f"{request.root_path}{request.path}")
    return f"{address}?{urlencode([*others, (PARAMETER, tag)])}"


def _wanted_locale() -> str:
    """The locale of the page: dates and numbers in English are British, as its words are."""
    language = _wanted()
    return _BRITISH if language == _NEXT_BEST else language


def _wanted() -> str:
    return _chosen_interface() or request.accept_languages.best_match(INTERFACES) or _NEXT_BEST


def _chosen_interface() -> str | None:
    for asked in (request.args.get(PARAMETER), request.cookies.get(_COOKIE)):
        if asked is not None and asked in INTERFACES:
            return asked
    return None


def _with_bases(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for tag in tags for each in (tag, languages.base(tag))))


def _is_language(tag: str) -> bool:
    return len(tag) <= _LONGEST_TAG and languages.is_valid(tag)


def _remember(response: Response) -> Response:
    """Remember the interface that was chosen, and tell caches what a page depends on."""
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
        asked = request.args.get(PARAMETER)
        if asked is not None and asked in INTERFACES:
            _set(response, _COOKIE, asked)
    return response


def _remember_terms(response: Response) -> Response:
    """Remember the language that was chosen for terms; an empty choice forgets it."""
    asked = request.args.get(TERMS_PARAMETER)
    if response.mimetype == "text/html" and asked is not None:
        if not asked:
            response.delete_cookie(_TERMS_COOKIE)
        elif _is_language(asked):
            _set(response, _TERMS_COOKIE, asked)
    return response


def _set(response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name, value, _A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure
    )
