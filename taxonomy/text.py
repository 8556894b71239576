"""How words are compared: folding and word boundaries, for search and checking alike.

There is one folding, for index, query and look-up, so that what was written is
found however it is typed: without case, accents, vowel signs that are optional
in Arabic and Hebrew, width forms, invisible characters, or the many dashes and
apostrophes.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

# Halves of characters: what a byte that is no text comes to on a command line.
_HALVES = "\ud800-\udfff"

# What no text of an entry may hold: controls, halves, private use, no characters, hidden tags;
# what turns the direction (UAX 9).
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff\u202a-\u202e\u2066-\u2069]"
)

# Marks that may be left out when a word is typed. Thai, Japanese and Indic signs are letters.
_OPTIONAL_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1dc0-\u1dff\u20d0-\u20f0"
)
_STRETCH = "\u0640"  # makes Arabic words longer
_DROPPED = re.compile(f"[{_INVISIBLE}{_HALVES}{_OPTIONAL_MARKS}{_STRETCH}]")
_SPACES = re.compile(r"\s+")

# Letters that decomposition leaves whole, though readers type another for them.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060\u055a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    }
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ħ": "h", "ŋ": "n", "ŧ": "t"}
)

# Scripts that do without spaces between words: Thai, Lao, Khmer, Burmese, Han, kana.
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)


def _ranges(characters: Iterator[int]) -> str:
    """Code points as the inside of a regular expression's character class."""
    runs: list[list[int]] = []
    for code in characters:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


# `\w` holds letters and digits but not the marks upon them.
_MARKS = _ranges(
    code for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"
)
_IN_WORDS = f"{_MARKS}{_INVISIBLE}"
_COMMON = "0-9A-Za-zÀ-ÖØ-öø-ʯЀ-ҁҊ-ԯ"  # what most words are made of, taken by the run
_WORD = re.compile(
    rf"(?:(?:[{_COMMON}]+|(?![{_UNSPACED}_])\w)[{_IN_WORDS}]*)+"
    rf"|(?P<unspaced>(?:[{_UNSPACED}][{_IN_WORDS}]*)+)"
)
# For running text: a space of no width parts words there, a sign of a script without spaces is a
# word by itself, and so is a syllable of Korean, which particles are written on to.
_SINGLE = f"{_UNSPACED}\uac00-\ud7a3"
_INSIDE = f"{_MARKS}{_INVISIBLE}".replace("\u200b-\u200f", "\u200c-\u200f")
RUNNING = re.compile(
    rf"((?:(?:[{_COMMON}]+|(?![{_SINGLE}_])\w)[{_INSIDE}]*)+|[{_SINGLE}][{_INSIDE}\uff9e\uff9f]*)"
)
_PLAIN = "\u052f"  # up to here, Latin to Cyrillic, a word is a run of letters and digits
_NOT_PLAIN = re.compile(r"[\xad\u0300-\u036f\u0483-\u0489\u0530-\u200f\u2028-\U0010ffff]")
_SHORT = 100  # characters of a text that is likely to come again: a label, a query
_CLUSTER = re.compile(rf".[{_IN_WORDS}]*", re.DOTALL)


class Word(NamedTuple):
    """A word, folded, and where it stands: `text[start:end]` is how it was written."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text as it is compared: folding twice is folding once.

    It is kept for when it comes again; words of texts that are checked are for `fold_anew`.
    """
    return fold_anew(text)


def fold_anew(text: str) -> str:
    """The same, of which nothing is kept."""
    if text.isascii():  # most words and labels, by a shorter way
        return (
            text.lower() if text.isalnum() else " ".join(text.lower().translate(_LETTERS).split())
        )
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = _DROPPED.sub("", decomposed).casefold().translate(_LETTERS)
    composed = unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFKD", bare)))
    return _SPACES.sub(" ", composed).strip()


def line_of(error: UnicodeDecodeError) -> int:
    """The line, from 1, at which bytes are no text in the coding that was tried."""
    return error.object.count(b"\n", 0, error.start) + 1


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in its order.

    Where a script has no spaces between words, each sign and each pair of
    neighbouring signs is a word, so that words overlap there.
    """
    return _words_cached(text) if len(text) <= _SHORT else tuple(_words(text))


@lru_cache(maxsize=4_096)
def _words_cached(text: str) -> tuple[Word, ...]:
    return tuple(_words(text))


def written(text: str) -> Iterator[tuple[str, int]]:
    """The words as they are written, each with its end: `words` for those who need no more."""
    for found in _WORD.finditer(text):
        if found.lastgroup is None:
            yield found[0], found.end()
        else:
            for start, end in _pairs(text, found.start(), found.end()):
                yield text[start:end], end


def beginning(text: str, letters: Collection[str]) -> Iterator[tuple[str, int]]:
    """Of the words as they are written, those that may begin with certain letters, folded.

    In plain texts the others are passed over without being cut out, and these come by letter.
    """
    if _NOT_PLAIN.search(text) is not None:
        return (
            word for word in written(text) if word[0][0] > _PLAIN or fold(word[0][0])[:1] in letters
        )
    return (
        (each[0], each.end())
        for letter in letters
        if letter in _spellings()
        for each in _beginning_with(letter).finditer(text)
    )


@cache
def _beginning_with(letter: str) -> re.Pattern[str]:
    """The words of plain texts whose first letter comes to one when it is folded."""
    return re.compile(rf"[{_spellings()[letter]}](?<![^\W_].)[^\W_]*", re.DOTALL)


@cache
def _spellings() -> dict[str, str]:
    """For a folded letter, the letters of plain texts that come to it."""
    found: dict[str, str] = {}
    for letter in filter(str.isalnum, map(chr, range(ord(_PLAIN) + 1))):
        folded = fold(letter)[:1]
        found[folded] = found.get(folded, "") + letter
    return found


def _words(text: str) -> Iterator[Word]:
    for word, end in written(text):
        folded = fold(word)
        if folded:
            yield Word(folded, end - len(word), end)


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of each sign and of each pair of neighbouring signs."""
    places = [match.span() for match in _CLUSTER.finditer(text, start, end)]
    for number, (first, last) in enumerate(places):
        yield first, last
        if number + 1 < len(places):
            yield first, places[number + 1][1]
