"""Words cut down to what their inflections and spellings share, by Snowball."""

import threading
from functools import lru_cache

import Stemmer

from taxonomy import languages, text


@lru_cache(maxsize=65_536)
def stem(word: str, base: str) -> str:
    """A word cut down to what its inflections and spellings share, and folded.

    Words are kept for when they come again; those of texts are for `stem_of_text`.
    """
    return stem_of_text(word, base)


def stem_of_text(word: str, base: str) -> str:
    """The same, of which nothing is kept."""
    # Snowball knows the Latin languages without their accents as well, which is how people type
    # them; the letters of other scripts it must see whole.
    is_latin = languages.get(base).latin
    return cut_down(spelled(text.fold_anew(word) if is_latin else word.casefold(), base), base)


def cut_down(word: str, base: str) -> str:
    """The stem of a word that is in the one spelling already; nothing is kept."""
    stemmer = languages.get(base).stemmer
    return text.fold_anew(word if stemmer is None else _stemmer(stemmer).stemWord(word))


def all_cut_down(words: list[str], base: str) -> list[str]:
    """The stems of many folded words, each as `cut_down` gives it, in half the time."""
    stemmer = languages.get(base).stemmer
    stems = words if stemmer is None else _stemmer(stemmer).stemWords(words)
    if "".join(stems).isascii():
        return stems
    return [each if each.isascii() else text.fold_anew(each) for each in stems]


def spelled(word: str, base: str) -> str:
    """A folded word in the one spelling in which those of a language are compared."""
    row = languages.get(base)
    if row.spelled_otherwise is None or row.spelled_otherwise.search(word) is None:
        return word
    for pattern, replacement in row.spellings:
        word = pattern.sub(replacement, word)
    return word


def all_spelled(words: list[str], base: str) -> list[str]:
    """Many folded words, each as `spelled` gives it, in half the time."""
    concerned = languages.get(base).spelled_otherwise
    if concerned is None:
        return words
    return [word if concerned.search(word) is None else spelled(word, base) for word in words]


_of_thread = threading.local()


def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    # A stemmer must not be used by two threads at once.
    known: dict[str, Stemmer.Stemmer] = _of_thread.__dict__.setdefault("stemmers", {})
    if algorithm not in known:
        known[algorithm] = Stemmer.Stemmer(algorithm, 0)  # without a memory of its own
    return known[algorithm]
