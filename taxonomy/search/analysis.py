"""Text analysis for the index: texts as folded, stemmed tokens with their offsets, by language."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from taxonomy import languages, text
from taxonomy.stemming import stem

_APOSTROPHES = "'’ʼ`´"

_SHORT = 100  # characters of a text that is likely to come again: a label, a query
_NOT_LETTERS = re.compile(r"[\W_]+")


class Token(NamedTuple):
    """What is compared, and where it stands: `text[start:end]` is how it was written."""

    stem: str
    start: int
    end: int


def tokens(given: str, language: str) -> Iterator[Token]:
    """The tokens of a text in a language (BCP 47); stemmed where there is a stemmer."""
    base = languages.base(language)
    elided = languages.get(base).elided
    for word in text.words(given):
        if word.folded in elided and given[word.end : word.end + 1] in _APOSTROPHES:
            continue
        yield Token(stem(given[word.start : word.end], base), word.start, word.end)


def stems(given: str, language: str) -> tuple[str, ...]:
    """The tokens of a text, without their places."""
    base = languages.base(language)
    return _stems(given, base) if len(given) <= _SHORT else tuple(_each_stem(given, base))


def whole(given: str, language: str) -> str:
    """What a whole label has in common with its inflections and its other spellings."""
    return " ".join(stems(given, language))


def squashed(given: str) -> str:
    """The letters and digits alone: what *on-line*, *on line* and *online* have in common."""
    return _NOT_LETTERS.sub("", text.fold(given))


def content(given: str, language: str) -> tuple[str, ...]:
    """The tokens of a text without its function words, unless it has no others; each once."""
    base = languages.base(language)
    left_out = languages.get(base).stopwords
    significant = dict.fromkeys(
        token.stem
        for token in tokens(given, base)
        if text.fold(given[token.start : token.end]) not in left_out
    )
    return tuple(significant) or stems(given, base)


def prefixes(sought: Iterable[str], base: str) -> frozenset[str] | None:
    """The first letters that words with some stems may have, folded; None where it may be any."""
    row = languages.get(base)
    if row.stemmer_cuts_prefixes or row.stemmer is None:
        return None
    return frozenset(each[:1] for each in sought)


@lru_cache(maxsize=16_384)
def _stems(given: str, base: str) -> tuple[str, ...]:
    return tuple(_each_stem(given, base))


def _each_stem(given: str, base: str) -> Iterator[str]:
    if languages.get(base).elided:
        return (token.stem for token in tokens(given, base))
    return filter(None, (stem(word, base) for word, _ in text.written(given)))
