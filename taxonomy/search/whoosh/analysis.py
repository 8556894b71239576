"""From texts to the tokens that the index holds, language by language.

Whoosh keeps analysers inside the index, so they stay trivial there: texts are
cut into tokens here and handed over with spaces between them.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from taxonomy import languages, text

BREAK = (
    "\x1f"  # a token that stands between two labels, so that no phrase crosses from one to the next
)

# Articles and the like that lose their vowel before another: l'enfant, dell'abuso.
_ELIDED = {
    "fr": frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"}),
    "it": frozenset({"l", "d", "un", "all", "dell", "dall", "nell", "sull", "coll", "quell"}),
    "ca": frozenset({"l", "d", "m", "n", "s", "t"}),
}
_APOSTROPHES = "'’ʼ`´"


@dataclass(frozen=True, slots=True)
class Token:
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
        yield Token(stem(word.folded, base), word.start, word.end)


def stems(given: str, language: str) -> tuple[str, ...]:
    """The tokens of a text, without their places."""
    return tuple(token.stem for token in tokens(given, language))


@lru_cache(maxsize=65_536)
def stem(word: str, base: str) -> str:
    """A folded word cut down to what its inflections share."""
    algorithm = languages.get(base).stemmer
    if algorithm is None:
        return word
    return text.fold(_stemmer(algorithm).stemWord(word))


_of_thread = threading.local()


def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    # A stemmer must not be used by two threads at once.
    known: dict[str, Stemmer.Stemmer] = _of_thread.__dict__.setdefault("stemmers", {})
    if algorithm not in known:
        known[algorithm] = Stemmer.Stemmer(algorithm)
    return known[algorithm]
