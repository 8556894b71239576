"""What words of running text are compared by: lemmas and, for words no dictionary has, stems.

Each word of the vocabulary has one key, its lemma. A word of a text has the key
of its own lemma and, where the dictionary of its language does not know it, of
every word of the vocabulary that has the same stem: stems alone would join words
that are not the same (*abuse*, *abusive*). Abbreviations keep their case.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from unicodedata import unidata_version

import numpy as np
import Stemmer

from taxonomy import languages, stemming, text
from taxonomy.checking import cutting, dictionaries, lexicon, numbering
from taxonomy.checking.dictionaries import LEMMATISED, Dictionaries
from taxonomy.checking.lexicon import Flags, Lexicon, Signs
from taxonomy.checking.numbering import Codes
from taxonomy.checking.stock import Stock
from taxonomy.stemming import all_cut_down, all_spelled, cut_down, spelled, stem, stem_of_text
from taxonomy.text import fold, fold_anew

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
_MANY = 8_000  # new words of a piece of text, from which it pays to make a lexicon
_PLURAL_IN_S = frozenset({"ca", "de", "en", "es", "fr", "nl", "pt"})


class Words:
    """The words of one language's vocabulary, and how words of texts lead to them."""

    def __init__(
        self, language: str, known: Dictionaries | None = None, stock: Stock | None = None
    ) -> None:
        """Begin without any, or with a stock; lemmas are those of dictionaries for texts."""
        self._base = languages.base(language)
        self._is_latin = languages.get(self._base).latin
        self._dictionaries = known or dictionaries.for_texts()
        self._stock = stock or Stock()

    @property
    def turned(self) -> bool:
        """Whether other words are in it than in what it was copied from."""
        return self._stock.turned

    def copy(self) -> "Words":
        """The same words, to be changed while texts are read by these."""
        return Words(self._base, self._dictionaries, self._stock.copy())

    def key(self, word: str, *, abbreviation: bool = False) -> str:
        """Take a word of the vocabulary in; returns its key."""
        if abbreviation and word != word.lower():
            return self._stock.hold(AS_WRITTEN + word)
        return self._stock.again(word) or self._met(word)

    def telling_key(self, word: str) -> str:
        """Take in a word that tells what a text is about: any that has its stem tells the same."""
        return self._stock.hold(_STEM + stem(word, self._base))

    def drop(self, word: str, *, abbreviation: bool = False) -> str:
        """Let go of a word of the vocabulary, as often as it was taken in; returns its key."""
        if abbreviation and word != word.lower():
            return self._stock.release(AS_WRITTEN + word)
        return self._stock.drop(word, _stems(word, self._base))

    def drop_telling(self, word: str) -> str:
        """Let go of a word that tells what a text is about; returns its key."""
        return self._stock.release(_STEM + stem(word, self._base))

    def _met(self, word: str) -> str:
        folded = fold(word)
        key = self._stock.by_form.get(folded) or self._lemma(word, spelled(folded, self._base))[0]
        return self._stock.take(word, key, _stems(word, self._base))

    def keys(self, word: str) -> tuple[tuple[str, ...], bool]:
        """The keys of the vocabulary that a word of a text leads to; most lead to none.

        With them, whether the dictionary of the language or the vocabulary has the word.
        """
        base, forms = self._base, self._stock.by_form
        folded = fold_anew(word)
        own = spelled(folded, base)
        lemma, known = self._lemma(word, own)
        known = known or folded in forms
        # Dictionaries do not agree with themselves: a lemma may be a form of ours.
        found = [lemma]
        if lemma in forms:
            found.append(forms[lemma])
        if folded in forms:
            found.append(forms[folded])
        if folded[-1:] == "s":
            found += [forms[each] for each in _singulars(folded, base) if each in forms]
        stems = (cut_down(own, base),) if self._is_latin else _stems(word, base, stem_of_text)
        if base not in LEMMATISED or not known:
            for each in stems:
                found += self._stock.by_stem.get(each, ())
        found += [_STEM + each for each in stems]
        if word != folded and word != word.lower():
            found += _as_written(word)
        held = self._stock.keys
        if held.keys().isdisjoint(found):
            return (), known
        return tuple(dict.fromkeys(key for key in found if key in held)), known

    def in_bulk(self, codes: Codes) -> tuple[Flags, Flags]:
        """Of words in small letters, by their codes: which surely lead nowhere, which are strange.

        The dictionary has all of the former, and none of the latter. Asked once, these
        words stay as they are.
        """
        nowhere, strange = np.zeros((2, len(codes.first)), bool)
        lexicon = self._lexicon(is_wanted=len(codes.first) >= _MANY)
        if lexicon is not None:
            are_here, signs = lexicon.signs(codes)
            nowhere[are_here] = ~self._leading.among(signs)
            if self._base in _TOLD_BY_ENDINGS:
                strange = ~are_here & (codes.first != 0)
        return nowhere, strange

    def may_lead(self, strange: Sequence[str]) -> list[bool]:
        """Of words that no dictionary has, whether each is to be asked for its keys: few are."""
        base, stock = self._base, self._stock
        held, forms, by_stem, alike = stock.keys, stock.by_form, stock.by_stem, _ALIKE.get(base, {})
        together = " ".join(strange)  # words of plain English fold in one go
        folded = (
            fold_anew(together).split() if together.isascii() else list(map(fold_anew, strange))
        )
        own = all_spelled(folded, base)
        return [
            root in by_stem  # as is every form of ours
            or as_own in held
            or as_own in forms
            or as_own in alike
            or _STEM + root in held
            or (plain[-1] == "s" and not forms.keys().isdisjoint(_singulars(plain, base)))
            or (word != plain and not held.keys().isdisjoint(_as_written(word)))
            for word, plain, as_own, root in zip(
                strange, folded, own, all_cut_down(own, base), strict=True
            )
        ]

    def _lexicon(self, *, is_wanted: bool) -> Lexicon | None:
        if not self._is_latin or self._base not in LEMMATISED:
            return None
        of_base = self._dictionaries.lexicon
        return of_base(self._base, self._led_by, _edition(), is_wanted=is_wanted)

    @cached_property
    def _leading(self) -> Signs:
        return Signs(self._leads())

    def _led_by(self, word: str) -> tuple[str, str, str]:
        """What a word of the dictionary, in small letters, may lead anywhere by: see `_leads`."""
        folded = fold_anew(word)
        own = spelled(folded, self._base)
        lemma, _ = self._lemma(word, own)
        return lemma, folded, _STEM + cut_down(own, self._base)

    def _leads(self) -> Iterator[str]:
        """Everything by which a word that the dictionary has may lead to a key, as `keys` finds it.

        Capitals are looked past.
        """
        yield from self._stock.keys
        for form in self._stock.by_form:
            yield form
            yield from _plurals(form, self._base)
        for key in self._stock.keys:
            if key.startswith(AS_WRITTEN):
                folded = fold_anew(key.removeprefix(AS_WRITTEN))
                yield folded
                yield f"{folded}s"

    def _lemma(self, word: str, own: str) -> tuple[str, bool]:
        """The lemma of a word, folded, and whether the dictionary has the word.

        `own` is the word itself, folded and in the one spelling.
        """
        base = self._base
        alike = _ALIKE.get(base)
        if alike is not None and own in alike:
            return alike[own], True
        if base not in LEMMATISED:
            return own, False
        found = self._dictionaries.lemma(word, base)
        if base == "en" and own.endswith(("ing", "ed")):
            # An abused child is no abuse, and who is groomed does no grooming.
            return own, found is not None
        if found is None and base not in _TOLD_BY_ENDINGS:
            guessed = self._dictionaries.guess(word, base)
            return spelled(fold_anew(guessed), base) if guessed else own, False
        lemma = own if not found or found == word else spelled(fold(found), base)
        return lemma, found is not None


@cache
def _edition() -> str:
    """Another one whenever anything may have changed that words are compared by."""
    modules = (cutting, dictionaries, languages, lexicon, numbering, stemming, text)
    sources = (__file__, *(str(each.__file__) for each in modules))
    parts = [Stemmer.version().encode(), unidata_version.encode()]
    parts += (Path(each).read_bytes() for each in sources)
    return sha256(b"\0".join(parts)).hexdigest()[:12]


def _as_written(word: str) -> tuple[str, str]:
    """The keys of an abbreviation that a word may be, or be the plural of."""
    return AS_WRITTEN + word, AS_WRITTEN + word.removesuffix("s")


def _singulars(folded: str, base: str) -> Iterator[str]:
    """What a plural in -s comes from, loan words included, that no dictionary has."""
    if base in _PLURAL_IN_S:
        yield folded[:-1]
    if base == "pt" and folded.endswith(("oes", "aes")):
        yield f"{folded[:-3]}ao"


def _plurals(folded: str, base: str) -> Iterator[str]:
    """Of what words `_singulars` takes one for the singular."""
    if base in _PLURAL_IN_S:
        yield f"{folded}s"
    if base == "pt" and folded.endswith("ao"):
        yield from (f"{folded[:-2]}oes", f"{folded[:-2]}aes")


def _stems(word: str, base: str, stem: Callable[[str, str], str] = stem) -> tuple[str, ...]:
    if base != "ar":
        return (stem(word, base),)
    bare = (each.sub("", word) for each in _ARABIC_BEFORE)
    return tuple(dict.fromkeys(stem(each, base) for each in (word, *bare)))
