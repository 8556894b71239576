"""Where the lemmas of words come from: a dictionary, or a table made of it for one vocabulary.

Of a dictionary's hundred thousand words a few thousand lead to a label. A `LemmaTable` has
these with their lemmas, found once by asking for the keys of every word of the dictionary, so
that a process that checks texts reads a small file and no dictionary. Besides, it has the
words that would lead to a label by their stem if the dictionary did not have them, and those
that differ from either by capitals alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from taxonomy import languages

# What there is a dictionary of, among the languages that have a row of ours.
LEMMATISED = frozenset(tag for tag, row in languages.LANGUAGES.items() if row.lemmatised)
# Languages whose endings tell all that a guess would, for words no dictionary has: it costs time,
# and is of use where words are compounded. A guess wants the whole dictionary, so that a table
# serves these languages alone.
NOT_GUESSED = frozenset(tag for tag in LEMMATISED if not languages.LANGUAGES[tag].guessed)


class Lemmas(Protocol):
    """A source of lemmas."""

    def lemma(self, word: str, base: str) -> str | None:
        """The lemma of a word, in its own case first; None for a word that is not there."""

    def guess(self, word: str, base: str) -> str | None:
        """The lemma that a word which is not there is likely to have."""


@dataclass(frozen=True)
class LemmaTable:
    """The lemmas of one language that lead to the labels of one vocabulary.

    `words` are the words of those labels: of a vocabulary with others the table tells nothing.
    """

    words: frozenset[str] = frozenset()
    lemmas: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def forms(self) -> frozenset[str]:
        """What the words with a lemma are in small letters."""
        return frozenset(map(str.lower, self.lemmas))

    def lemma(self, word: str, base: str) -> str | None:  # noqa: ARG002 - of one language
        """The lemma of a word, in the order in which `Dictionaries.lemma` looks for it."""
        small = word.lower()
        other = small if word[:1].isupper() else word.capitalize()
        for each in (word, other, small, small.capitalize()):
            if each in self.lemmas:
                return self.lemmas[each]
        return None

    def guess(self, word: str, base: str) -> str | None:  # noqa: ARG002 - see `NOT_GUESSED`
        """None: there is no guess in the languages that have tables."""
        return None


NO_LEMMAS = LemmaTable()


def _dictionaries() -> Lemmas:
    from taxonomy.checking import dictionaries  # noqa: PLC0415 - most need none, and they are slow

    return dictionaries.for_texts()


class LemmaSource(NamedTuple):
    """Where the lemmas of a language come from: a table as far as it goes, else dictionaries."""

    table: LemmaTable | None = None
    dictionaries: Callable[[], Lemmas] = _dictionaries


DICTIONARIES = LemmaSource()
