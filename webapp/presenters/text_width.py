"""How wide a text is at most, and how it is wrapped, where no font can be asked.

The widths are a little above those of the fonts that the style sheet names, at
its medium weight, so that a text that fits by this measure fits on the page.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

ELLIPSIS = "…"

_JOINERS = {"\u200d", "\u200c"}
_EMOJI = 0x1F000  # where the blocks of pictures begin
_NARROW = "iljItfr.,:;'’‘|!()[]-/ \u00a0·"
_WIDE = "mwMW%@—Œœæ"
# Parts of an em, by what the Unicode name of a letter begins with.
_SCRIPTS = {
    "ARABIC": 0.85,
    "BENGALI": 1.0,
    "CYRILLIC": 0.78,
    "DEVANAGARI": 1.0,
    "GREEK": 0.72,
    "HEBREW": 0.7,
    "LATIN": 0.68,
    "THAI": 0.75,
}
_UNKNOWN = 1.25
_UNITS = re.compile(r"\S+?[-/]+(?=\S)|\S+")


def width(text: str, size: float) -> float:
    """The most that a line of text takes up, in the unit of the size of its type."""
    return size * sum(map(_em, text))


def wrapped(text: str, *, size: float, most: float, lines: int) -> tuple[str, ...]:
    """A text in lines that are no wider than `most`; what does not fit is cut off, with “…”."""
    found = [""]
    for unit, has_space in _units(" ".join(text.split())):
        spaced = f" {unit}" if has_space and found[-1] else unit
        if width(found[-1] + spaced, size) <= most:
            found[-1] += spaced
        else:
            found += _pieces(unit, size, most)
    filled = [line for line in found if line]
    if len(filled) <= lines:
        return tuple(filled)
    return *filled[: lines - 1], _cut(filled[lines - 1], size, most)


def _units(text: str) -> Iterator[tuple[str, bool]]:
    """The parts between which a line may end, and whether a space stands before each."""
    for match in _UNITS.finditer(text):
        has_space = match.start() > 0 and text[match.start() - 1] == " "
        for place, part in enumerate(_ideographs(match[0])):
            yield part, has_space and place == 0


def _ideographs(word: str) -> Sequence[str]:
    """A word of Chinese, Japanese or Korean script letter by letter; any other as it is."""
    if any(unicodedata.east_asian_width(letter) in "WF" for letter in word):
        return _clusters(word)
    return (word,)


def _pieces(unit: str, size: float, most: float) -> Iterator[str]:
    """A part that starts a line; one that is too long for it is broken between letters."""
    line = ""
    for cluster in _clusters(unit):
        if line and width(line + cluster, size) > most:
            yield line
            line = ""
        line += cluster
    yield line


def _cut(line: str, size: float, most: float) -> str:
    clusters = _clusters(line)
    while clusters and width("".join(clusters) + ELLIPSIS, size) > most:
        clusters.pop()
    return "".join(clusters).rstrip() + ELLIPSIS


def _clusters(text: str) -> list[str]:
    """Letters with the marks and joiners that belong to them (roughly those of UAX #29)."""
    found: list[str] = []
    for letter in text:
        belongs = _is_mark(letter) or (found and found[-1][-1] in _JOINERS)
        if found and belongs:
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _is_mark(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter).startswith("M")


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    """The width of a letter as a part of the size of the type."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if ord(letter) >= _EMOJI:
        return 1.4
    if letter in _NARROW:
        return 0.43
    if letter in _WIDE:
        return 1.05
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return _of_script(letter)


def _of_script(letter: str) -> float:
    if letter.isascii():
        return 0.8 if letter.isupper() else 0.68
    script = unicodedata.name(letter, "").partition(" ")[0]
    return _SCRIPTS.get(script, _UNKNOWN) + (0.12 if letter.isupper() else 0.0)
