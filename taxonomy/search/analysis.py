"""From texts to the tokens that are compared, language by language, and where each token stands."""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from taxonomy import languages, text
from taxonomy.search.stopwords import STOPWORDS

# Articles and the like that lose their vowel before another: l'enfant, dell'abuso.
_ELIDED = {
    "fr": frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"}),
    "it": frozenset({"l", "d", "un", "all", "dell", "dall", "nell", "sull", "coll", "quell"}),
    "ca": frozenset({"l", "d", "m", "n", "s", "t"}),
}
_APOSTROPHES = "'’ʼ`´"

# What is spelled in two ways is compared in one: British as American, digraphs as umlauts; and
# plurals that no rule of a stemmer reaches, of the words that this field speaks of most.
_SPELLINGS = {
    "ar": ((re.compile("[أا]طفال"), "طفل"), (re.compile("ضحايا"), "ضحية")),
    "en": (
        (re.compile(r"^children$"), "child"),
        (re.compile(r"^(wo)?men$"), r"\1man"),
        (re.compile(r"^(p)ae(?=d)|(?<=[a-z])(ae(?=[a-z])|oe(?=[dst]|tus))"), r"\1e"),
        (re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ing$|ations?$|ers?$)"), "iz"),
        (re.compile(r"(?<=[a-z]{2}[bilnv])our(?=$|s|al|e|i|a)"), "or"),
        (re.compile(r"(?<=[a-z]{3})ll(?=ed$|ing$|ers?$)"), "l"),
    ),
    "nl": ((re.compile(r"^kinderen$"), "kind"),),
    "ru": ((re.compile("ё"), "е"),),
    "de": ((re.compile(r"(?<![aeiouq])([aou])e"), r"\1"),),
}
_CUTS_BEGINNINGS = frozenset({"ar", "id", "nl"})  # stemmers: ال, mem-, ge-
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
    elided = _ELIDED.get(base, frozenset())
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
    left_out = STOPWORDS.get(base, frozenset())
    told = dict.fromkeys(
        token.stem
        for token in tokens(given, base)
        if text.fold(given[token.start : token.end]) not in left_out
    )
    return tuple(told) or stems(given, base)


@lru_cache(maxsize=65_536)
def stem(word: str, base: str) -> str:
    """A word cut down to what its inflections and spellings share, and folded."""
    language = languages.get(base)
    # Snowball knows the Latin languages without their accents as well, which is how people type
    # them; the letters of other scripts it must see whole.
    word = text.fold(word) if language.latin else word.casefold()
    for pattern, replacement in _SPELLINGS.get(base, ()):
        word = pattern.sub(replacement, word)
    if language.stemmer is None:
        return text.fold(word)
    return text.fold(_stemmer(language.stemmer).stemWord(word))


def beginnings(sought: Iterable[str], base: str) -> frozenset[str] | None:
    """The first letters that words with some stems may have, folded; None where it may be any."""
    if base in _CUTS_BEGINNINGS or languages.get(base).stemmer is None:
        return None
    return frozenset(each[:1] for each in sought)


@lru_cache(maxsize=16_384)
def _stems(given: str, base: str) -> tuple[str, ...]:
    return tuple(_each_stem(given, base))


def _each_stem(given: str, base: str) -> Iterator[str]:
    if base in _ELIDED:
        return (token.stem for token in tokens(given, base))
    return filter(None, (stem(word, base) for word, _ in text.written(given)))


_of_thread = threading.local()


def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    # A stemmer must not be used by two threads at once.
    known: dict[str, Stemmer.Stemmer] = _of_thread.__dict__.setdefault("stemmers", {})
    if algorithm not in known:
        known[algorithm] = Stemmer.Stemmer(algorithm)
    return known[algorithm]
