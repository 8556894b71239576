"""What readers see: one module a page, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.search.parsing import Misread
from webapp.context import termbase
from webapp.pages import (
    about,
    avoid,
    changes,
    check,
    cite,
    concepts,
    glossary,
    groups,
    history,
    home,
    letters,
    lists,
    pairs,
    privacy,
    releases,
    schemes,
    search,
    searching,
    sections,
    source,
    tree,
)
from webapp.pages.pairs import LanguageTag
from webapp.showing import addresses
from webapp.showing.designations import anchor, headline, home_of
from webapp.showing.editions import day, edition_name, short_title
from webapp.showing.near import last_words, near
from webapp.showing.neighbourhood import list_id, neighbourhood
from webapp.showing.outline import section_name, sections_edition
from webapp.showing.section_titles import terms_to_avoid
from webapp.showing.titles import document_formats, verdicts_of

blueprints = tuple(
    module.blueprint
    for module in (
        home,
        search,
        letters,
        avoid,
        lists,
        about,
        privacy,
        searching,
        check,
        schemes,
        sections,
        groups,
        tree,
        glossary,
        changes,
        history,
        cite,
        source,
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
        absolute=addresses.absolute,
        alternates=addresses.alternates,
        anchor=anchor,
        aria_current=addresses.aria_current,
        canonical=addresses.canonical,
        day=day,
        document_formats=document_formats,
        edition_name=edition_name,
        has_an_answer=addresses.has_an_answer,
        headline=headline,
        list_id=list_id,
        misread=Misread,
        home_of=home_of,
        last_words=last_words,
        near=near,
        page_locale=addresses.page_locale,
        neighbourhood=neighbourhood,
        section_name=section_name,
        sections_edition=sections_edition,
        short_title=short_title,
        shelf=lambda: termbase().shelf,
        verdicts_of=verdicts_of,
        terms_to_avoid=terms_to_avoid,
    )
