"""The messages of the domain in the language of the page; the one place that translates them.

A template needs no filter: where it shows a `Message`, that is shown in the
page's language, and marked as English where it has no translation.
"""

from collections.abc import Iterable, Mapping
from unicodedata import bidirectional

from flask import Flask
from flask_babel import format_decimal, gettext
from markupsafe import Markup, escape

from taxonomy.messages import Message, Untranslated
from webapp.i18n import direction, page_language

ENGLISH = "en"


def install(app: Flask) -> None:
    """Have templates show messages in the page's language."""
    app.jinja_env.finalize = _shown


def translate(message: str) -> str:
    """A message as plain text, in the page's language if there is a translation."""
    if not isinstance(message, Message):
        return message
    return _filled(gettext(message.template), message.params)


def in_html(message: Message) -> Markup:
    """A message as HTML: what stays English is marked, what fills it keeps its own direction."""
    template = gettext(message.template)
    params = {name: _html(value) for name, value in message.params.items()}
    text = escape(template) % params if params else escape(template)
    return text if is_translated(message) else _marked(text)


def is_translated(message: str) -> bool:
    """Whether a message reads in the page's language; all do in English."""
    if page_language() == ENGLISH:
        return True
    if not isinstance(message, Message):
        return False
    parts = [each for each in message.params.values() if isinstance(each, Message | Untranslated)]
    return gettext(message.template) != message.template and all(map(is_translated, parts))


def languages_of(messages: Iterable[str]) -> list[str]:
    """The languages that these are in, as `Content-Language` lists them (RFC 9110, 8.5)."""
    return sorted({page_language() if is_translated(each) else ENGLISH for each in messages})


def _shown(value: object) -> object:
    return in_html(value) if isinstance(value, Message) else value


def _filled(template: str, params: Mapping[str, object]) -> str:
    return template % {name: _text(value) for name, value in params.items()} if params else template


def _text(value: object) -> str:
    if isinstance(value, Message):
        return translate(value)
    return format_decimal(value) if isinstance(value, int) else str(value)


def _html(value: object) -> Markup:
    if isinstance(value, Message):
        return in_html(value)
    if isinstance(value, Untranslated) and page_language() != ENGLISH:
        return _marked(escape(value))
    text = escape(_text(value))
    return Markup("<bdi>{}</bdi>").format(text) if _may_turn(text) else text


def _may_turn(text: str) -> bool:
    """Whether what fills a message may run against it, and turn what stands around it."""
    against = {"L"} if direction(page_language()) == "rtl" else {"R", "AL"}
    return not against.isdisjoint(map(bidirectional, text))


def _marked(text: Markup) -> Markup:
    return Markup('<bdi lang="en">{}</bdi>').format(text)
