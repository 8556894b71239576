"""What words may mean, for the reader of a page: each sense with its verdict and its entry."""

from collections.abc import Iterable
from typing import NamedTuple

from taxonomy.entry.model import Texts, Usage
from taxonomy.entry.verdicts import Advice, Sense, advice
from taxonomy.search.catalogue import Catalogue
from taxonomy.search.contract import ListedConcept
from webapp.i18n import ChosenLanguages, in_my_language

_LONGEST_GIST = 140  # characters


class ShownInstead(NamedTuple):
    """A term to use instead, and when it fits, in the reader's language."""

    label: str
    language: str
    when: ChosenLanguages
    concept: str | None


class ShownSense(NamedTuple):
    """A sense as a reader sees it: why, what instead, what its entry is called and defines."""

    term: Sense
    name: ChosenLanguages
    gist: ChosenLanguages
    reason: ChosenLanguages
    exceptions: ChosenLanguages
    replacements: tuple[ShownInstead, ...]

    @property
    def usage(self) -> Usage:
        """The verdict on the words in this sense."""
        return self.term.usage

    @property
    def names_itself(self) -> bool:
        """Whether what to say instead is what the entry is called, so that one link does."""
        return self.name.text in {each.label for each in self.replacements}


class ShownAnswer(NamedTuple):
    """What some words come to: one verdict, and the senses behind it, the gravest first."""

    advice: Advice
    senses: tuple[ShownSense, ...]

    @property
    def gravest(self) -> ShownSense:
        """The sense that is shown where there is only one verdict."""
        return self.senses[0]


class Senses:
    """Finds the entries of senses; each once, however often it is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is looked up yet."""
        self._catalogue = catalogue
        self._concepts: dict[tuple[str, str], ListedConcept | None] = {}

    def of(self, senses: Iterable[Sense]) -> ShownAnswer:
        """The verdict on words that have some senses, with each of them explained."""
        known = sorted(senses, key=lambda sense: -sense.usage.rank)
        return ShownAnswer(advice(each.usage for each in known), tuple(map(self.shown, known)))

    def shown(self, sense: Sense) -> ShownSense:
        """A sense with its texts in the reader's language."""
        concept = self._concept(sense.scheme, sense.concept)
        return ShownSense(
            term=sense,
            name=in_my_language(concept.preferred if concept else {}, sense.language),
            gist=_gist(concept.definitions if concept else {}, sense.language),
            reason=in_my_language(sense.reason, sense.language),
            exceptions=in_my_language(sense.exceptions, sense.language),
            replacements=tuple(
                ShownInstead(
                    each.label,
                    each.language,
                    in_my_language(each.when, sense.language),
                    each.concept,
                )
                for each in sense.replacements
            ),
        )

    def _concept(self, scheme: str, concept: str) -> ListedConcept | None:
        key = scheme, concept
        if key not in self._concepts:
            self._concepts[key] = self._catalogue.concept(scheme, concept)
        return self._concepts[key]


def _gist(definitions: Texts, language: str) -> ChosenLanguages:
    """The first sentence of a definition, or as much of it as a line holds."""
    chosen = in_my_language(definitions, language)
    sentence = chosen.text.partition(". ")[0]
    if len(sentence) > _LONGEST_GIST:
        sentence = sentence[:_LONGEST_GIST].rpartition(" ")[0] + "…"
    return ChosenLanguages(sentence.rstrip(" ."), chosen.language)
