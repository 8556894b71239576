"""What readers see: one module a page, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.exchange import formats
from taxonomy.search.parsing import Misread
from webapp.context import termbase
from webapp.pages import (
    about,
    avoid,
    check,
    concepts,
    glossary,
    groups,
    history,
    home,
    letters,
    lists,
    pairs,
    releases,
    schemes,
    search,
    searching,
    sections,
)
from webapp.pages.pairs import LanguageTag
from webapp.showing.designations import anchor, headline, home_of
from webapp.showing.editions import day, edition_name, short_title
from webapp.showing.near import near
from webapp.showing.outline import section_name
from webapp.showing.titles import verdicts_of

blueprints = tuple(
    module.blueprint
    for module in (
        home,
        search,
        letters,
        avoid,
        lists,
        about,
        searching,
        check,
        schemes,
        sections,
        groups,
        glossary,
        history,
        releases,
        concepts,
        pairs,
    )
)


def register(app: Flask) -> None:
    """Put the readers' pages under `pages.…`, and give templates what they all need."""
    app.url_map.converters["tag"] = LanguageTag
    pages = Blueprint("pages", __name__)
    for blueprint in blueprints:
        pages.register_blueprint(blueprint)
    app.register_blueprint(pages)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        anchor=anchor,
        day=day,
        document_formats=formats.EVERY,
        edition_name=edition_name,
        headline=headline,
        misread=Misread,
        home_of=home_of,
        near=near,
        section_name=section_name,
        short_title=short_title,
        shelf=lambda: termbase().shelf,
        verdicts_of=verdicts_of,
    )
