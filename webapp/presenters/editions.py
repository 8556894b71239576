"""How an edition is named, and how dates that are known in part are written."""

from datetime import date

from flask_babel import format_date, gettext

from taxonomy.entry.scheme import Edition, Scheme
from webapp.i18n import ChosenLanguages, in_my_language, language_name

_PATTERNS = {1: "yyyy", 2: "MMMM yyyy", 3: "long"}  # by how many parts of a date are known


def edition_name(scheme: Scheme, edition: str) -> str:
    """An edition as readers know it: which text, which language, which year."""
    for each in scheme.editions:
        if each.id == edition:
            about = [_text(each.number), language_name(each.language), _year(each)]
            return ", ".join(part for part in about if part)
    return edition


def day(known: str) -> str:
    """An ISO 8601 date in the page's language, as exact as it is known."""
    parts = [int(part) for part in known.split("-")]
    year, month, day_of_month = [*parts, 1, 1][:3]
    return str(format_date(date(year, month, day_of_month), _PATTERNS[len(parts)]))


def _text(number: int) -> str:
    if number == 1:
        return str(gettext("First edition"))
    if number == 2:  # noqa: PLR2004 - there are two so far
        return str(gettext("Second edition"))
    return str(gettext("Edition %(number)s", number=number))


def _year(edition: Edition) -> str:
    return max((event.date[:4] for event in edition.events), default="")


def short_title(scheme: Scheme) -> ChosenLanguages:
    """What people call a scheme for short; its title where there is no short one."""
    return in_my_language(
        {tag: names[0] for tag, names in scheme.short_titles.items()} or scheme.title
    )
