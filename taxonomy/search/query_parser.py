"""The query language: what a reader typed becomes an expression; nothing typed is an error.

    words              all of them wanted
    "some words"       in this order, side by side
    groom*             words that begin so
    -word              not this
    a OR b, ( )        either; brackets group
    lang:fr  usage:discouraged  section:F.4  scheme:luxembourg  in:label|definition|note

What cannot be read so (a bracket that is left open, an OR without its other
side) is read as plain words, and the reading says why.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.text import words as words_of

MOST_PARTS = 48  # words, phrases and brackets that are read; the rest makes it plain
MOST_WORDS = 64  # of a query that are looked for
DEEPEST = 8  # brackets within brackets
SHORTEST_PREFIX = 2  # letters before the star
KINDS = ("label", "definition", "note")

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»〝〞＂", '"'))
_PART = re.compile(
    r"(?P<open>-?\()|(?P<close>\))"
    r'|(?P<filter>(?:lang|usage|section|scheme|in):(?:"[^"]*"|[^\s()"]+))'
    r'|(?P<phrase>-?"[^"]*")|(?P<loose>")|(?P<bare>[^\s()"]+)'
)


class Misread(StrEnum):
    """Why a query was read as plain words."""

    QUOTE = "a quotation mark is left open"
    BRACKET = "the brackets do not pair"
    OPERATOR = "OR needs words on both sides"
    NEGATIVE = "only words that are not wanted are given"
    PREFIX = "too few letters stand before the star"
    FILTER = "a filter has a value that there is not"
    SIZE = "there are too many parts"


class _Unreadable(Exception):
    def __init__(self, why: Misread) -> None:
        self.why = why


@dataclass(frozen=True, slots=True)
class WordQuery:
    """A word, or a bit of text that comes to several."""

    text: str


@dataclass(frozen=True, slots=True)
class PhraseQuery:
    """Words side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class PrefixQuery:
    """Words that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """What is not wanted."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class All:
    """Every part is wanted."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part is enough."""

    parts: tuple["Expression", ...]


Expression = WordQuery | PhraseQuery | PrefixQuery | Not | All | Any


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read; `filters` by their names, `plain_because` where it was malformed."""

    expression: All | Any
    filters: Mapping[str, str] = field(default_factory=dict)
    plain_because: Misread | None = None

    @property
    def is_words_alone(self) -> bool:
        """Whether only words are asked for, all of them."""
        return isinstance(self.expression, All) and all(
            isinstance(part, WordQuery) for part in self.expression.parts
        )

    @property
    def wanted(self) -> str:
        """All that is wanted, as text: what is looked for in labels and marked in answers."""
        return " ".join(_wanted(self.expression))


def read(text: str) -> Reading:
    """How a query is read; never raises."""
    try:
        return _Parser(text.translate(_QUOTES)).read()
    except _Unreadable as error:
        return Reading(_plain(text), plain_because=error.why)


def _plain(text: str) -> All:
    found = dict.fromkeys(text[word.start : word.end] for word in words_of(text))
    return All(tuple(WordQuery(word) for word in list(found)[:MOST_WORDS]))


def _wanted(expression: Expression) -> Iterator[str]:
    if isinstance(expression, WordQuery | PhraseQuery | PrefixQuery):
        yield expression.text
    elif isinstance(expression, All | Any):
        for part in expression.parts:
            yield from _wanted(part)


class _Parser:
    """Reads from left to right, brackets by recursion that `DEEPEST` bounds."""

    def __init__(self, text: str) -> None:
        self._parts = list(_PART.finditer(text))
        self._at = 0
        self._filters: dict[str, str] = {}
        if len(self._parts) > MOST_PARTS:
            raise _Unreadable(Misread.SIZE)

    def read(self) -> Reading:
        expression = self._either(depth=0)
        if self._at < len(self._parts):
            raise _Unreadable(Misread.BRACKET)
        if expression.parts and not list(_wanted(expression)):
            raise _Unreadable(Misread.NEGATIVE)
        return Reading(expression, self._filters)

    def _either(self, depth: int) -> All | Any:
        """Sequences with OR between them."""
        if depth > DEEPEST:
            raise _Unreadable(Misread.SIZE)
        sides: list[list[Expression]] = [[]]
        while self._at < len(self._parts) and not self._parts[self._at]["close"]:
            found = self._parts[self._at]
            self._at += 1
            if found["bare"] == "OR":
                sides.append([])
            else:
                sides[-1] += self._part(found, depth)
        if len(sides) > 1 and not all(sides):
            raise _Unreadable(Misread.OPERATOR)
        if len(sides) == 1:
            return All(tuple(sides[0]))
        return Any(tuple(All(tuple(side)) for side in sides))

    def _part(self, found: re.Match[str], depth: int) -> Iterable[Expression]:
        if found["loose"]:
            raise _Unreadable(Misread.QUOTE)
        if found["filter"]:
            self._filter(*found["filter"].split(":", 1))
            return ()
        if found["open"]:
            inner = self._either(depth + 1)
            if self._at >= len(self._parts):
                raise _Unreadable(Misread.BRACKET)
            self._at += 1
            return _signed(found["open"], inner) if inner.parts else ()
        return _operator(found[0])

    def _filter(self, name: str, value: str) -> None:
        value = value.strip('"')
        if not _IS_VALID[name](value):
            raise _Unreadable(Misread.FILTER)
        self._filters[name] = value


_IS_VALID: Mapping[str, Callable[[str], bool]] = {
    "lang": languages.is_valid,
    "usage": lambda value: value in set(Usage),
    "in": lambda value: value in KINDS,
    "section": bool,
    "scheme": bool,
}


def _operator(word: str) -> Iterable[Expression]:
    """A word, a prefix or a phrase, wanted or not."""
    if word == "AND":
        return ()
    bare = word.removeprefix("-")
    if not words_of(bare):
        return ()  # punctuation alone asks for nothing
    if bare.startswith('"'):
        return _signed(word, PhraseQuery(bare.strip('"')))
    if bare.endswith("*"):
        letters = bare.strip("*")
        if len(letters) < SHORTEST_PREFIX:
            raise _Unreadable(Misread.PREFIX)
        return _signed(word, PrefixQuery(letters))
    return _signed(word, WordQuery(bare))


def _signed(word: str, part: Expression) -> Iterable[Expression]:
    return (Not(part),) if word.startswith("-") else (part,)
