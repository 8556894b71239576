"""The dictionaries of lemmas, in the two ways in which they can be asked.

For texts they are tries: asked in a microsecond, but made once on each machine, which
takes seconds a language. For the few words of examples, where there is no trie yet,
they are read as they are shipped: sooner ready, and slower to ask. Both say the same.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import simplemma
from platformdirs import user_cache_dir
from simplemma.strategies import (
    DefaultStrategy,
    DictionaryLookupStrategy,
    StreamDictionaryFactory,
    TrieDictionaryFactory,
)
from simplemma.strategies.dictionaries import DictionaryFactory

from taxonomy.checking import lexicon
from taxonomy.checking.lexicon import Lexicon

# What there is a dictionary of, among the languages that have a row of ours.
LEMMATISED = frozenset(
    "bg ca cs da de el en es et fi fr hi hu id it lt nb nl nn pl pt ro ru sv tr uk".split()  # noqa: SIM905
)
_LARGE = 400_000  # words of a dictionary from which a lexicon would take too long to make


def _folder() -> Path:
    """Where what is made of them is stored; another edition of them has a folder of its own."""
    return Path(user_cache_dir("luxterm")) / "lemmas" / simplemma.__version__


class _AtHand:
    """Whatever is there first: the trie of a language, or else what is shipped."""

    def __init__(self, tries: DictionaryFactory) -> None:
        self._tries = tries
        self._shipped = StreamDictionaryFactory(cache_max_size=len(LEMMATISED))

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """The dictionary of a language (simplemma's protocol)."""
        is_made = (_folder() / f"{lang}.dic").exists()
        return (self._tries if is_made else self._shipped).get_dictionary(lang)


class Dictionaries:
    """Lemmas in every language; a dictionary is read when its language is first met."""

    def __init__(self, factory: DictionaryFactory, *, has_lexicons: bool = False) -> None:
        """Take the dictionaries from a factory of simplemma's."""
        self._has_lexicons = has_lexicons
        self._lexicons: dict[str, Lexicon] = {}
        self._dictionary = factory.get_dictionary
        self._look_up = DictionaryLookupStrategy(factory).get_lemma
        self._guess = DefaultStrategy(dictionary_factory=factory).get_lemma

    def lemma(self, word: str, base: str) -> str | None:
        """The lemma, for the word as it is written or, at a beginning, in small."""
        found = self._dictionary(base).get(word)  # as most words stand there
        if found is not None:
            return found
        found, small = self._look_up(word, base), word.lower()
        return self._look_up(small, base) if found is None and small != word else found

    def lexicon(
        self, base: str, led_by: Callable[[str], tuple[str, ...]], edition: str, *, is_wanted: bool
    ) -> Lexicon | None:
        """A language's dictionary in bulk: where it is kept already, or is wanted and can be made.

        `led_by` is as `lexicon.made` takes it; another `edition` of it has another lexicon.
        """
        words, found = self._dictionary(base), self._lexicons.get(base)
        if found is None and self._has_lexicons and len(words) <= _LARGE:
            path = _folder() / f"{base}.{edition}.npy"
            found = lexicon.kept(path)
            if found is None and is_wanted:
                found = lexicon.keep(path, lexicon.made(words, led_by))
            if found is not None:
                self._lexicons[base] = found
        return found

    def guess(self, word: str, base: str) -> str | None:
        """The lemma that a word no dictionary has is likely to have, by its parts."""
        return self._guess(word if base == "de" else word.lower(), base)


@cache
def for_texts() -> Dictionaries:
    """Those that are quick to ask; where nothing can be kept, they are made by each process."""
    return Dictionaries(_tries(), has_lexicons=True)


@cache
def for_sentences() -> Dictionaries:
    """Those that are soonest to be had."""
    return Dictionaries(_AtHand(_tries()))


@cache
def _tries() -> DictionaryFactory:
    return TrieDictionaryFactory(cache_max_size=len(LEMMATISED), disk_cache_dir=str(_folder()))
