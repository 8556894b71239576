"""What the pseudo-locale makes of a string is longer, accented, and works as the string does."""

import pseudo_locale
import pytest
from translations import catalogues


@pytest.mark.parametrize(
    ("english", "made"),
    [
        ("Search", "⟦Šéáŕçĥ⟧"),
        ("%(count)s concepts", "⟦%(count)s çóóñçééþťš⟧"),
        (" and <b>why</b> ", " ⟦ááñð <b>ŵĥý</b>⟧ "),
        ("{n} of <a href='#x'>them</a>", "⟦{n} óóƒ <a href='#x'>ťĥéɱ</a>⟧"),
    ],
)
def test_placeholders_and_markup_are_kept(english, made):
    assert pseudo_locale.pseudo(english) == made


def test_the_pseudo_locale_is_two_fifths_longer_than_english():
    strings = [
        each
        for message in catalogues.extracted()
        if message.id
        for each in catalogues.forms(message.id)
    ]

    made = sum(len(pseudo_locale.pseudo(each)) for each in strings)

    assert 1.3 <= made / sum(map(len, strings)) <= 1.5
