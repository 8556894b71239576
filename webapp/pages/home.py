"""The front page: a search box, what this is, and ways in."""

from flask import Blueprint, render_template
from flask_babel import lazy_gettext

from taxonomy.entry.verdicts import Advice, Sense
from taxonomy.search.catalogue import Catalogue
from webapp.context import termbase
from webapp.i18n import page_language
from webapp.presenters.outline import outline

blueprint = Blueprint("home", __name__)

# Words that show what the service answers, each in the language of the page.
_SAMPLES = (
    lazy_gettext("child pornography"),
    lazy_gettext("child prostitute"),
    lazy_gettext("child sex tourism"),
    lazy_gettext("sexting"),
    lazy_gettext("child marriage"),
)
_NOT_ONE = frozenset({Advice.DEPENDS, Advice.NONE})


@blueprint.get("/")
def show() -> str:
    """Invite to ask for a word."""
    catalogue = termbase().catalogue
    outlines = {scheme: outline(catalogue.sections(scheme)) for scheme in catalogue.schemes}
    return render_template(
        "home/show.html",
        outlines=outlines,
        samples=samples(catalogue, page_language(), [str(text) for text in _SAMPLES]),
    )


def samples(catalogue: Catalogue, language: str, labels: list[str]) -> list[Sense]:
    """The terms among some labels on which there is one verdict, in the order of the labels."""
    answers = (catalogue.answer(label, language=language) for label in labels)
    return [each.senses[0] for each in answers if each.advice not in _NOT_ONE]
