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
_STEM = "~"  # begins the key of a word that tells what a text is about
AS_WRITTEN = "="  # begins the key of an abbreviation, which counts in its own case alone

# Words that stand for each other inside a term: articles, and prepositions melted into one.
_ALIKE = {
    "fr": {"d": "de", "du": "de", "des": "de", "l": "le", "la": "le", "les": "le", "aux": "au"},
    "es": {"del": "de", "la": "el", "los": "el", "las": "el"},
    "pt": {"do": "de", "da": "de", "dos": "de", "das": "de", "os": "o", "as": "o", "a": "o"},
    "it": dict.fromkeys(("d", "del", "dello", "della", "dell", "dei", "degli", "delle"), "di"),
    "ca": {"d": "de", "del": "de", "dels": "de"},
}
# Arabic writes conjunctions, prepositions and the article on to the word.
_ARABIC_BEFORE = (
    re.compile("^[وف](?=.{3})"),
    re.compile("^[وف]?(?:لل|[بكل]?ال)(?=.{3})"),
    re.compile("^[وف]?[بكل](?=.{3})"),
)
# Languages whose endings tell all that a guess would, for words no dictionary has: it costs time,
# and is of use where words are compounded.
_TOLD_BY_ENDINGS = frozenset({"ca", "en", "es", "fr", "it", "pt"})
_PLURAL_IN_S = frozenset({"ca", "de", "en", "es", "fr", "nl", "pt"})


class Words:
    """The words of one language's vocabulary, and how words of texts lead to them."""

    def __init__(self, language: str) -> None:
        """Begin without any; `key` takes words in."""
        self.base = languages.base(language)
        self._keys: set[str] = set()
        self._by_stem: dict[str, set[str]] = {}
        self._by_form: dict[str, str] = {}

    def key(self, word: str, *, abbreviation: bool = False) -> str:
        """Take a word of the vocabulary in; returns its key."""
        if abbreviation and word != word.lower():
            key = AS_WRITTEN + word
        else:
            folded = fold(word)
            key = self._by_form.get(folded) or _lemma(word, folded, self.base)[0]
            self._by_form[folded] = key
            for each in _stems(word, self.base):
                self._by_stem.setdefault(each, set()).add(key)
        self._keys.add(key)
        return key

    def telling_key(self, word: str) -> str:
        """Take in a word that tells what a text is about: any that has its stem tells the same."""
        key = _STEM + stem(word, self.base)
        self._keys.add(key)
        return key

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of the vocabulary that a word of a text leads to; most lead to none."""
        base, forms = self.base, self._by_form
        folded = fold(word)
        lemma, known = _lemma(word, folded, base)
        # Dictionaries do not agree with themselves: a lemma may be a form of ours.
        found = [lemma, forms.get(lemma), forms.get(folded)]
        if folded[-1:] == "s":
            found += (forms.get(form) for form in _singulars(folded, base))
        stems = _stems(word, base)
        if base not in LEMMATISED or not (known or folded in forms):
            found += (key for each in stems for key in self._by_stem.get(each, ()))
        if word != folded and word != word.lower():
            found += (AS_WRITTEN + word, AS_WRITTEN + word.removesuffix("s"))
        found += (_STEM + each for each in stems)
        keys = self._keys
        return tuple(dict.fromkeys(key for key in found if key in keys))


def has(word: str, base: str) -> bool:
    """Whether the dictionary of a language has a word."""
    return base in LEMMATISED and _in_dictionary(word, base) is not None


def _singulars(folded: str, base: str) -> Iterator[str]:
    """What a plural in -s comes from, loan words included, that no dictionary has."""
    if base in _PLURAL_IN_S:
        yield folded[:-1]
    if base == "pt" and folded.endswith(("oes", "aes")):
        yield f"{folded[:-3]}ao"


def _lemma(word: str, folded: str, base: str) -> tuple[str, bool]:
    """The lemma of a word, folded, and whether the dictionary of its language knows the word."""
    own = spelled(folded, base)
    alike = _ALIKE.get(base)
    if alike is not None and own in alike:
        return alike[own], True
    if base not in LEMMATISED:
        return own, False
    found = _in_dictionary(word, base)
    if base == "en" and own.endswith(("ing", "ed")):
        # An abused child is no abuse, and who is groomed does no grooming.
        return own, found is not None
    if found is None and base not in _TOLD_BY_ENDINGS:
        guessed = _dictionaries()[1].get_lemma(word if base == "de" else word.lower(), base)
        return spelled(fold(guessed), base) if guessed else own, False
    return spelled(fold(found), base) if found else own, found is not None


def _stems(word: str, base: str) -> tuple[str, ...]:
    if base != "ar":
        return (stem(word, base),)
    bare = (each.sub("", word) for each in _ARABIC_BEFORE)
    return tuple(dict.fromkeys(stem(each, base) for each in (word, *bare)))


@lru_cache(maxsize=16)  # the same word is asked about again at once
def _in_dictionary(word: str, base: str) -> str | None:
    """The lemma, for the word as it is written or, at a beginning, in small."""
    look_up, small = _dictionaries()[0].get_lemma, word.lower()
    found = look_up(word, base)
    return look_up(small, base) if found is None and small != word else found


@cache
def _dictionaries() -> tuple[DictionaryLookupStrategy, DefaultStrategy]:
    """Of every language; a dictionary is read when its language is first met."""
    try:
        factory = TrieDictionaryFactory(cache_max_size=len(LEMMATISED))
    except OSError:  # there is nowhere to keep what is made of them
        factory = TrieDictionaryFactory(cache_max_size=len(LEMMATISED), use_disk_cache=False)
    return DictionaryLookupStrategy(factory), DefaultStrategy(dictionary_factory=factory)
