"""A language made up on the fly: right to left, 40 % longer than English, no letter of ASCII.

It stands under the tag of Hebrew, which no vocabulary of the tests is in and no catalogue
is shipped for. Placeholders and markup are kept, so that pages work; every letter of the
English is accented, so that what is not translated shows.
"""

import re
from io import BytesIO

from babel.messages import Catalog, mofile
from babel.support import Translations
from flask_babel import get_domain

from webapp import i18n

TAG = "he"
NAME = "Þšéúðó"
LONGER = 1.4
_KEPT = re.compile(r"(%%|%\(\w+\)[a-z]|\{\w*\}|</?[a-zA-Z][^<>]*>|&\w+;)")
_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçðéƒĝĥíĵķĺɱñóþɋŕšťúṽŵẋýžÅßÇÐÉƑĜĤÎĴĶĹṀÑÖÞɊŔŠŤÛṼŴẊÝŽ",
)
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)


def pseudo(text):
    """A string of the pseudo-locale: bracketed, accented, two fifths longer."""
    body = text.strip()
    parts = _KEPT.split(body)  # every other one is to be kept as it is
    wanted = round(sum(map(len, parts[::2])) * (LONGER - 1)) - len("⟦⟧")
    for place in range(0, len(parts), 2):
        if wanted > 0:  # `count=0` would mean every vowel
            parts[place], added = _VOWEL.subn(r"\g<0>\g<0>", parts[place], count=wanted)
            wanted -= added
        parts[place] = parts[place].translate(_ACCENTED)
    return text.replace(body, f"⟦{''.join(parts)}{'~' * wanted}⟧")


def catalogue(found):
    """The catalogue of the pseudo-locale for extracted strings, as gettext loads it."""
    made = Catalog(locale=TAG)
    for message in found:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = [pseudo(each) for each in ids]
        many = made.num_plurals - 1
        string = (forms[0], *[forms[-1]] * many) if message.pluralizable else forms[0]
        made.add(message.id, string, context=message.context)
    file = BytesIO()
    mofile.write_mo(file, made)
    file.seek(0)
    return Translations(file)


def application(monkeypatch, termbase, found):
    """The application, with the pseudo-locale among its interfaces."""
    from webapp.app import create_app  # noqa: PLC0415 - the domain's tests need no Flask

    monkeypatch.setattr(i18n, "INTERFACES", {**i18n.INTERFACES, TAG: NAME})
    app = create_app(termbase)
    with app.app_context():
        domain = get_domain()
    domain.cache[TAG, domain.domain[0]] = catalogue(found)
    return app
