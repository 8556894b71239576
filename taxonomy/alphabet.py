"""In which order words stand, and under which letter, as their language has it.

Texts stand by their folded letters, except for the letters that a language
gives a place of their own (`languages`). Accents and punctuation part only
what is otherwise alike.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from taxonomy import languages
from taxonomy.text import fold

# Characters for private use, which no word has: `n\ue001` is behind all that begins with an n.
_OWN = 0xE000
_PUNCTUATION = re.compile(r"[^\w\s\ue000-\uf8ff]")
_MORE_MARKS = "[\u0300-\u036f]*?"  # such as the tones of Vietnamese, upon a letter with a mark

# Thai vowels that are written before a consonant are sorted after it, and tones are left aside.
_THAI_VOWEL_FIRST = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_THAI_TONES = re.compile("[\u0e47-\u0e4c]")


class _Letters(NamedTuple):
    """The letters of a language that do not stand where their folding does."""

    pattern: re.Pattern[str]  # a group for each way to write one
    keys: tuple[str, ...]  # by which it is sorted, group by group
    names: Mapping[str, str]  # by their keys


def sort_key(text: str, language: str = "") -> tuple[str, str]:
    """What texts of a language are sorted by; without one, by folded letters alone."""
    decomposed = _THAI_TONES.sub("", unicodedata.normalize("NFD", text))
    placed = _placed(_THAI_VOWEL_FIRST.sub(r"\2\1", decomposed), languages.get(language).order)
    return _PUNCTUATION.sub("", fold(placed)).strip(), text


def initial(text: str, language: str = "") -> str:
    """The letter under which a text stands in an alphabetical index; “#” for none."""
    key = sort_key(text, language)[0]
    names = _letters(languages.get(language).order).names
    if name := names.get(key[:2]) or names.get(key[:1]):
        return name
    return key[0].upper() if key[:1].isalpha() else "#"


def _placed(text: str, order: str) -> str:
    letters = _letters(order)
    return letters.pattern.sub(lambda found: letters.keys[(found.lastindex or 1) - 1], text)


@lru_cache
def _letters(order: str) -> _Letters:
    names: dict[str, str] = {}
    keys: dict[str, str] = {}
    for key, forms in _in_order(order):
        names[key] = forms[0]
        keys |= dict.fromkeys(forms, key)
    for form, key in list(keys.items()):
        keys = {form.lower(): key, form.title(): key} | keys  # what is told goes before
    keys = {unicodedata.normalize("NFD", form): key for form, key in keys.items()}
    longest_first = sorted(keys, key=len, reverse=True)
    pattern = "|".join(f"({_with_more_marks(form)})" for form in longest_first)
    return _Letters(
        re.compile(pattern or "(?!)"), tuple(keys[form] for form in longest_first), names
    )


def _in_order(order: str) -> Iterator[tuple[str, list[str]]]:
    """The key of each letter, and the forms of it that are told."""
    for group in order.split():
        base = fold(group[0])
        for place, letter in enumerate(group.split("<")):
            yield base + chr(_OWN + place) if place else base, letter.split("=")


def _with_more_marks(form: str) -> str:
    return "".join(_MORE_MARKS + each if unicodedata.combining(each) else each for each in form)
