"""Dictionaries of lemmas (simplemma), read when their language is first needed.

For texts they are tries: asked in a microsecond, but made once on each machine, which
takes seconds a language. For the few words of examples, where there is no trie yet,
they are read as they are shipped: sooner ready, and slower to ask. Both say the same.
"""

from collections.abc import Mapping
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

from taxonomy.checking.lemmas import LEMMATISED


class _TrieOrShipped:
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

    def __init__(self, factory: DictionaryFactory) -> None:
        """Take the dictionaries from a factory of simplemma's."""
        self._dictionary = factory.get_dictionary
        self._look_up = DictionaryLookupStrategy(factory).get_lemma
        self._guess = DefaultStrategy(dictionary_factory=factory).get_lemma

    def dictionary(self, base: str) -> Mapping[str, str]:
        """The dictionary of a language: words as they are written there, with their lemmas."""
        return self._dictionary(base)

    def lemma(self, word: str, base: str) -> str | None:
        """The lemma, for the word as it is written or, at a beginning, in small."""
        found = self._dictionary(base).get(word)  # as most words stand there
        if found is not None:
            return found
        found, small = self._look_up(word, base), word.lower()
        return self._look_up(small, base) if found is None and small != word else found

    def guess(self, word: str, base: str) -> str | None:
        """The lemma that a word no dictionary has is likely to have, by its parts."""
        return self._guess(word if base == "de" else word.lower(), base)


@cache
def for_texts() -> Dictionaries:
    """Those that are quick to ask; where nothing can be stored, they are made by each process."""
    return Dictionaries(_tries())


@cache
def for_sentences() -> Dictionaries:
    """Those that are soonest to be had."""
    return Dictionaries(_TrieOrShipped(_tries()))


@cache
def _tries() -> DictionaryFactory:
    return TrieDictionaryFactory(cache_max_size=len(LEMMATISED), disk_cache_dir=str(_folder()))


def _folder() -> Path:
    """Where tries are stored; another edition of the dictionaries has a folder of its own."""
    return Path(user_cache_dir("luxterm")) / "lemmas" / simplemma.__version__
