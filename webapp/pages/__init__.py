"""What readers see: one module a page, each with its blueprint."""

from flask import Blueprint, Flask

from taxonomy.search.query_parser import Misread
from webapp import blueprints
from webapp.context import termbase
from webapp.pages.language_pairs import LanguageTag
from webapp.presenters import page_addresses
from webapp.presenters.designations import anchor, headline, home_of
from webapp.presenters.did_you_mean import last_words, near
from webapp.presenters.editions import day, edition_name, short_title
from webapp.presenters.neighbourhood import list_id, neighbourhood
from webapp.presenters.outline import section_name, sections_edition
from webapp.presenters.page_titles import document_formats, verdicts_of
from webapp.presenters.section_titles import terms_to_avoid


def register(app: Flask) -> None:
    """Put the readers' pages under `pages.…`, and give templates what they all need."""
    app.url_map.converters["tag"] = LanguageTag
    pages = Blueprint("pages", __name__)
    for blueprint in blueprints.of_package(__name__):
        pages.register_blueprint(blueprint)
    app.register_blueprint(pages)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        absolute=page_addresses.absolute,
        alternates=page_addresses.alternates,
        anchor=anchor,
        aria_current=page_addresses.aria_current,
        canonical=page_addresses.canonical,
        day=day,
        document_formats=document_formats,
        edition_name=edition_name,
        has_an_answer=page_addresses.has_an_answer,
        headline=headline,
        list_id=list_id,
        misread=Misread,
        home_of=home_of,
        last_words=last_words,
        near=near,
        page_locale=page_addresses.page_locale,
        neighbourhood=neighbourhood,
        section_name=section_name,
        sections_edition=sections_edition,
        short_title=short_title,
        catalogue=lambda: termbase().catalogue,
        verdicts_of=verdicts_of,
        terms_to_avoid=terms_to_avoid,
    )
