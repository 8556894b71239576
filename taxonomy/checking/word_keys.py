"""What words of running text are compared by: lemmas and, for words no dictionary has, stems.

Each word of the vocabulary has one key, its lemma. A word of a text has the key
of its own lemma and, where the dictionary of its language does not know it, of
every word of the vocabulary that has the same stem: stems alone would join words
that are not the same (*abuse*, *abusive*). Abbreviations keep their case.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from taxonomy import languages
from taxonomy.checking.label_words import LabelWords
from taxonomy.checking.lemmas import (
    LEMMATISED,
    NO_LEMMAS,
    NOT_GUESSED,
    Lemmas,
    LemmaSource,
    LemmaTable,
)
from taxonomy.languages import Language
from taxonomy.stemming import all_cut_down, all_spelled, cut_down, spelled, stem, stem_of_text
from taxonomy.text import fold, fold_anew

_STEM = "~"  # begins the key of a word that tells what a text is about
AS_WRITTEN = "="  # begins the key of an abbreviation, which counts in its own case alone

# Arabic writes conjunctions, prepositions and the article on to the word.
_ARABIC_BEFORE = (
    re.compile("^[وف](?=.{3})"),
    re.compile("^[وف]?(?:لل|[بكل]?ال)(?=.{3})"),
    re.compile("^[وف]?[بكل](?=.{3})"),
)
_NOT_LATIN = re.compile("[^\x00-\u024f]")

Keys = tuple[str, ...]


class WordKeys:
    """The words of one language's vocabulary, and how words of texts lead to them.

    Lemmas are those of the table of a source for as long as it has every word of the
    vocabulary, and those of its dictionaries otherwise, which are made when first needed.
    """

    def __init__(
        self, language: str, source: LemmaSource, labels: LabelWords | None = None
    ) -> None:
        """Begin without any words, or with those of labels."""
        self._base = languages.base(language)
        self._row = languages.get(self._base)
        self._dictionaries = source.dictionaries
        self._table = source.table if self._base in LEMMATISED else NO_LEMMAS
        self._labels = labels or LabelWords()

    @property
    def is_changed(self) -> bool:
        """Whether it has other words than what it was copied from."""
        return self._labels.is_changed

    @property
    def has_table(self) -> bool:
        """Whether lemmas are those of a table, which has all words of the vocabulary."""
        return self._table is not None

    def copy(self) -> "WordKeys":
        """The same words, to be changed while texts are read by these."""
        source = LemmaSource(self._table, self._dictionaries)
        return WordKeys(self._base, source, self._labels.copy())

    def key(self, word: str, *, abbreviation: bool = False) -> str:
        """Add a word of the vocabulary; returns its key."""
        if abbreviation and word != word.lower():
            return self._labels.add_key(AS_WRITTEN + word)
        return self._labels.reuse(word) or self._added(word)

    def context_key(self, word: str) -> str:
        """Add a word that tells what a text is about: any that has its stem tells the same."""
        return self._labels.add_key(_STEM + stem(word, self._base))

    def remove(self, word: str, *, abbreviation: bool = False) -> str:
        """Remove a word of the vocabulary, as often as it was added; returns its key."""
        if abbreviation and word != word.lower():
            return self._labels.remove_key(AS_WRITTEN + word)
        return self._labels.remove(word, _stems(word, self._base))

    def remove_context(self, word: str) -> str:
        """Remove a word that tells what a text is about; returns its key."""
        return self._labels.remove_key(_STEM + stem(word, self._base))

    def _added(self, word: str) -> str:
        if self._table not in (None, NO_LEMMAS) and word not in self._table.words:
            self._table = None
        folded = fold(word)
        key = self._labels.by_form.get(folded)
        if key is None:
            key = self._lemma(word, spelled(folded, self._base), self._lemmas)[0]
        return self._labels.add(word, key, _stems(word, self._base))

    @property
    def _lemmas(self) -> Lemmas:
        return self._dictionaries() if self._table is None else self._table

    def look_up(self, words: Collection[str]) -> tuple[dict[str, Keys], set[str]]:
        """The keys of those words of a text that lead to any; most lead to none.

        With them, the words that the dictionary of the language or the vocabulary has.
        """
        leading, known = dict[str, Keys](), set[str]()
        lemmas = self._lemmas
        for word in self._may_lead(words):
            keys, is_known = self._keys(word, lemmas)
            if keys:
                leading[word] = keys
            if is_known:
                known.add(word)
        return leading, known

    def _may_lead(self, words: Collection[str]) -> Collection[str]:
        """Of the words of a text, those that are worth looking up: all but surely none is missed.

        One by one, the words of a text cost more than all else; together they are folded and
        stemmed in a third of the time.
        """
        table = self._table
        if table is None or not self._row.latin:
            return words
        some = list(words)
        folded = _all_folded(some)
        own = all_spelled(folded, self._base)
        forms, roots, written = self._leading_forms, self._leading_stems, self._abbreviations
        lemmatised, base = table.forms, self._base
        return [
            word
            for word, plain, as_own, root in zip(
                some, folded, own, all_cut_down(own, base), strict=True
            )
            if root in roots
            or as_own in forms
            or plain in lemmatised
            or (plain[-1:] == "s" and not forms.isdisjoint(_singulars(plain, self._row)))
            or (word != plain and (word in written or word.removesuffix("s") in written))
            or (not word.isascii() and word.lower() in lemmatised)
        ]

    @cached_property
    def _leading_forms(self) -> frozenset[str]:
        return frozenset((*self._labels.keys, *self._labels.by_form, *self._row.equivalent))

    @cached_property
    def _leading_stems(self) -> frozenset[str]:
        context = (key[1:] for key in self._labels.keys if key[0] == _STEM)
        return frozenset((*self._labels.by_stem, *context))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(key[1:] for key in self._labels.keys if key[0] == AS_WRITTEN)

    def _keys(self, word: str, lemmas: Lemmas) -> tuple[Keys, bool]:
        """The keys of a word of a text, and whether a dictionary or the vocabulary has the word."""
        base, labels = self._base, self._labels
        forms = labels.by_form
        folded = fold_anew(word)
        own = spelled(folded, base)
        lemma, known = self._lemma(word, own, lemmas)
        known = known or folded in forms
        # Dictionaries do not agree with themselves: a lemma may be a form of ours.
        found = [lemma]
        if lemma in forms:
            found.append(forms[lemma])
        if folded in forms:
            found.append(forms[folded])
        if folded[-1:] == "s":
            found += [forms[each] for each in _singulars(folded, self._row) if each in forms]
        stems = (cut_down(own, base),) if self._row.latin else _stems(word, base, stem_of_text)
        if base not in LEMMATISED or not known:
            for each in stems:
                found += labels.by_stem.get(each, ())
        found += [_STEM + each for each in stems]
        if word != folded and word != word.lower():
            found += [AS_WRITTEN + word, AS_WRITTEN + word.removesuffix("s")]
        if labels.keys.keys().isdisjoint(found):
            return (), known
        return tuple(dict.fromkeys(key for key in found if key in labels.keys)), known

    def _lemma(self, word: str, own: str, lemmas: Lemmas) -> tuple[str, bool]:
        """The lemma of a word, folded, and whether the dictionary has the word.

        `own` is the word itself, folded and in the one spelling.
        """
        base = self._base
        if own in self._row.equivalent:
            return self._row.equivalent[own], True
        if base not in LEMMATISED:
            return own, False
        found = lemmas.lemma(word, base)
        if base == "en" and own.endswith(("ing", "ed")):
            # An abused child is no abuse, and who is groomed does no grooming.
            return own, found is not None
        if found is None and base not in NOT_GUESSED:
            guessed = lemmas.guess(word, base)
            return spelled(fold_anew(guessed), base) if guessed else own, False
        lemma = own if not found or found == word else spelled(fold(found), base)
        return lemma, found is not None

    def table(self, dictionary: Mapping[str, str]) -> LemmaTable:
        """The table of these words by the dictionary of their language, one of `NOT_GUESSED`.

        It has every word that leads to a key of one of these words, whichever others there
        are: it serves each part of the vocabulary as well as all of it.
        """
        words, lemmas, base = frozenset(self._labels.words), self._dictionaries(), self._base

        def own_and_lemma(word: str) -> tuple[str, str]:
            own = spelled(fold_anew(word), base)
            return own, self._lemma(word, own, lemmas)[0]

        keys = {each for word in words for each in own_and_lemma(word)} | {*self._labels.by_form}
        needed = set[str]()
        for word in dictionary:
            own, lemma = own_and_lemma(word)
            if own in keys or lemma in keys or cut_down(own, base) in self._labels.by_stem:
                needed.add(word.lower())
        chosen = {word: lemma for word, lemma in dictionary.items() if word.lower() in needed}
        return LemmaTable(words, chosen)


def _all_folded(words: list[str]) -> list[str]:
    """Words, each as `fold_anew` gives it; Latin ones in one go, in a third of the time."""
    together = " ".join(words)
    if _NOT_LATIN.search(together) is None:
        folded = fold_anew(together).split()
        if len(folded) == len(words):
            return folded
    return [fold_anew(word) for word in words]


def _singulars(folded: str, row: Language) -> Iterator[str]:
    """What a plural in -s comes from, loan words included, that no dictionary has."""
    if row.plural_in_s:
        yield folded[:-1]
    if row.tag == "pt" and folded.endswith(("oes", "aes")):
        yield f"{folded[:-3]}ao"


def _stems(word: str, base: str, stem: Callable[[str, str], str] = stem) -> tuple[str, ...]:
    if base != "ar":
        return (stem(word, base),)
    bare = (each.sub("", word) for each in _ARABIC_BEFORE)
    return tuple(dict.fromkeys(stem(each, base) for each in (word, *bare)))
