"""What words of running text are compared by: lemmas and, for words no dictionary has, stems.

Each word of the vocabulary has one key, its lemma. A word of a text has the key
of its own lemma and, where the dictionary of its language does not know it, of
every word of the vocabulary that has the same stem: stems alone would join words
that are not the same (*abuse*, *abusive*). Abbreviations keep their case.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy, TrieDictionaryFactory

from taxonomy import languages
from taxonomy.stemming import spelled, stem
from taxonomy.text import fold

# What there is a dictionary of, among the languages that have a row of ours.
LEMMATISED = frozenset(
    "bg ca cs da de el en es et fi fr hi hu id it lt nb nl nn pl pt ro ru sv tr uk".split()  # noqa: SIM905
)
AS_WRITTEN = "="  # begins the key of an abbreviation, which counts in its own case alone

# Words that stand for each other inside a term: articles, and prepositions melted into one.
_ALIKE = {
    "fr": {"d": "de", "du": "de", "des": "de", "l": "le", "la": "le", "les": "le", "aux": "au"},
    "es": {"del": "de", "la": "el", "los": "el", "las": "el"},
    "pt": {"do": "de", "da": "de", "dos": "de", "das": "de", "os": "o", "as": "o", "a": "o"},
    "it": dict.fromkeys(("d", "del", "dello", "della", "dell", "dei", "degli", "delle"), "di"),
    "ca": {"d": "de", "del": "de", "dels": "de"},
}
_PARTICIPLE = re.compile(r"(?:ing|ed)$")
# Arabic writes conjunctions, prepositions and the article on to the word.
_ARABIC_BEFORE = re.compile("^[وف]?(?:لل|[بكل]?ال|[بكل])?(?=.{3})")


class Words:
    """The words of one language's vocabulary, and how words of texts lead to them."""

    def __init__(self, language: str) -> None:
        """Begin without any; `key` takes words in."""
        self._base = languages.base(language)
        self._keys: set[str] = set()
        self._by_stem: dict[str, set[str]] = {}
        self._by_form: dict[str, str] = {}

    def key(self, word: str, *, abbreviation: bool = False) -> str:
        """Take a word of the vocabulary in; returns its key."""
        if abbreviation and word != word.lower():
            key = AS_WRITTEN + word
        else:
            key = self._by_form.get(fold(word)) or next(self._lemmas(word))
            self._by_form[fold(word)] = key
            for each in self._stems(word):
                self._by_stem.setdefault(each, set()).add(key)
        self._keys.add(key)
        return key

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of the vocabulary that a word of a text leads to; most lead to none."""
        found = dict.fromkeys(key for key in self._lemmas(word) if key in self._keys)
        same = self._by_form.get(fold(word))
        if same is not None:
            found[same] = None
        elif not self.has(word):
            for each in self._stems(word):
                found.update(dict.fromkeys(self._by_stem.get(each, ())))
        if word != word.lower():
            as_written = (AS_WRITTEN + word, AS_WRITTEN + word.removesuffix("s"))
            found.update(dict.fromkeys(key for key in as_written if key in self._keys))
        return tuple(found)

    def has(self, word: str) -> bool:
        """Whether the dictionary of the language has a word."""
        return self._base in LEMMATISED and _in_dictionary(word, self._base) is not None

    def _lemmas(self, word: str) -> Iterator[str]:
        base = self._base
        folded = spelled(fold(word), base)
        if (alike := _ALIKE.get(base, {}).get(folded)) is not None:
            yield alike
        elif base == "en" and _PARTICIPLE.search(folded):
            yield folded  # an abused child is no abuse, and who is groomed does no grooming
        elif base in LEMMATISED:
            yield spelled(fold(_lemma(word, base) or word), base)
        else:
            yield folded

    def _stems(self, word: str) -> Iterator[str]:
        if self._base == "ar":
            yield from (stem(each, "ar") for each in {word, _ARABIC_BEFORE.sub("", word)})
        elif not (self._base == "en" and _PARTICIPLE.search(word)):
            yield stem(word, self._base)


@lru_cache(maxsize=16)  # the same word is asked about again at once
def _in_dictionary(word: str, base: str) -> str | None:
    """The lemma, for the word as it is written or, at a beginning, in small."""
    lookup, _ = _dictionaries()
    small = word.lower()
    found = lookup.get_lemma(word, base)
    return lookup.get_lemma(small, base) if found is None and small != word else found


def _lemma(word: str, base: str) -> str | None:
    found = _in_dictionary(word, base)
    if found is None:
        _, strategy = _dictionaries()
        found = strategy.get_lemma(word if base == "de" else word.lower(), base)
    return found


@cache
def _dictionaries() -> tuple[DictionaryLookupStrategy, DefaultStrategy]:
    """Of every language; a dictionary is read when its language is first met."""
    try:
        factory = TrieDictionaryFactory(cache_max_size=len(LEMMATISED))
    except OSError:  # there is nowhere to keep what is made of them
        factory = TrieDictionaryFactory(cache_max_size=len(LEMMATISED), use_disk_cache=False)
    return DictionaryLookupStrategy(factory), DefaultStrategy(dictionary_factory=factory)
