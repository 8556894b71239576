"""The rows of a list that was checked, as a page shows them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from taxonomy.checking.term_lists import Judged
from taxonomy.entry.verdicts import Advice
from taxonomy.search.contract import Label
from webapp.context import termbase
from webapp.i18n import in_my_language, language_name
from webapp.presenters.senses import Senses, ShownSense

_MOST_GUESSED = 300  # unknown terms for which near spellings are looked up: each costs a search


class TermListRow(NamedTuple):
    """A term of a list: its verdict and senses, or where else it is known, or what is near it."""

    term: str
    tags: tuple[str, ...]  # of the languages in which it was found
    advice: Advice
    senses: tuple[ShownSense, ...]
    elsewhere: tuple[tuple[ShownSense, str], ...]
    near: tuple[Label, ...]
    is_part: bool
    is_neutral: bool  # whether vocabularies have it that give no verdicts, and no other

    @property
    def gravest(self) -> ShownSense:
        """The sense that is shown where there is only one verdict."""
        return self.senses[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """What the languages are called in which the term was found."""
        return tuple(map(language_name, self.tags))


def rows(
    judged: Iterable[Judged], senses: Senses, near: Callable[[Judged], Sequence[Label]]
) -> Iterator[TermListRow]:
    """The rows of some terms; `near` gives the labels that are close to one that is not known."""
    for each in judged:
        answer = each.answer
        others, neutral = senses.of(answer.others).senses, senses.of(answer.neutral).senses
        yield TermListRow(
            term=each.term,
            tags=each.languages,
            advice=each.advice,
            senses=senses.of(answer.senses).senses,
            elsewhere=(
                *((sense, language_name(sense.term.language)) for sense in others),
                *((sense, _title(sense.term.scheme)) for sense in neutral),
            ),
            near=tuple(near(each)),
            is_part=each.is_part,
            is_neutral=bool(neutral) and not others and not answer.senses,
        )


def _title(scheme: str) -> str:
    """What a vocabulary is called."""
    return in_my_language(termbase().catalogue.scheme(scheme).title).text


class NearSpellings:
    """Looks up what unknown terms may have been meant for: each term once, not too many."""

    def __init__(self, ask: Callable[[str], Sequence[Label]]) -> None:
        """`ask` gives the labels that are close to one."""
        self._ask = ask
        self._found: dict[str, Sequence[Label]] = {}

    def of(self, judged: Judged) -> Sequence[Label]:
        """The labels close to a term; none for one that is known, or beyond the bound."""
        if judged.answer.is_known or judged.is_part:
            return ()
        if judged.term not in self._found:
            if len(self._found) >= _MOST_GUESSED:
                return ()
            self._found[judged.term] = self._ask(judged.term)
        return self._found[judged.term]
