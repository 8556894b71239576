"""What a checking program is told of each term to be avoided, whatever its rules look like.

`gathered` makes of a holding, for each language, the terms that warn, with what
to say instead, and the longer wordings in which each of them is right: names of
instruments, terms that may be used, and longer terms that have a rule of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from taxonomy import languages
from taxonomy.entry.model import Entry, Kind, Replacement, Term, Texts, Usage
from taxonomy.exchange.vocabulary import Holding
from taxonomy.text import RUNNING, UNSEEN, fold

_HYPHENS = re.compile("[\\s\\-\u2010-\u2013]+")  # between words they are found like spaces
_LONGEST = 12  # words of a term that is looked for inside others


@dataclass(frozen=True, slots=True)
class Option:
    """What to say instead, and in which context it fits, if not in all."""

    label: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and behind a term in a longer wording in which it is right."""

    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class LinterTerm:
    """One term that warns. Texts are of one line, and hold nothing that is unseen.

    `cased` says that it counts in its own case alone, `excepted` that there are exceptions.
    """

    language: str
    label: str
    concept: str
    uri: str
    usage: Usage
    reason: str
    options: tuple[Option, ...]
    cased: bool
    needs_context: bool
    excepted: bool
    around: tuple[Around, ...] = ()

    @property
    def sure(self) -> str | None:
        """What can be said instead in every context; None where that depends."""
        first = next(iter(self.options), None)
        return first.label if first and not first.when and first.label != self.label else None

    @property
    def summary(self) -> str:
        """The term and what to say instead, without words of any language, and the reason."""
        instead = " / ".join(
            f"{each.label} ({each.when})" if each.when else each.label for each in self.options
        )
        advice = f"{self.label} → {instead}" if instead else self.label
        return f"{advice}. {self.reason}" if self.reason else advice


def gathered(holding: Holding) -> dict[str, tuple[LinterTerm, ...]]:
    """The terms that warn, by language, in their order; of one label the gravest.

    There are none of a vocabulary that gives no verdicts.
    """
    if holding.scheme.descriptive:
        return {}
    entries = [item.entry for item in holding.items if item.entry.retirement is None]
    warning: dict[str, dict[str, LinterTerm]] = {}
    for entry in entries:
        for term in entry.terms:
            label = one_line(term.label)
            if term.usage.warns and RUNNING.search(label):
                base = languages.base(term.language)
                known = warning.setdefault(base, {})
                _keep_the_gravest(known, _advice(holding, entry, term, label))
    longer = _Longer(warning)
    for language, text in _wordings(holding, entries, warning):
        longer.add(language, text)
    return {tag: tuple(map(longer.about, known.values())) for tag, known in warning.items()}


def one_line(text: str) -> str:
    """A text without line breaks, spaces too many and characters that nobody sees."""
    return " ".join(UNSEEN.sub("", text).split())


def slugs(advices: Iterable[LinterTerm]) -> Iterator[tuple[str, LinterTerm]]:
    """Each with a name of its own, of the letters, digits and hyphens of ASCII."""
    taken: set[str] = set()
    for each in advices:
        stem = _ascii(each.label) or _ascii(each.concept) or "term"
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield name, each


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60]


def _keep_the_gravest(known: dict[str, LinterTerm], advice: LinterTerm) -> None:
    key = _HYPHENS.sub(" ", advice.label if advice.cased else advice.label.casefold())
    other = known.get(key)
    if other is None or other.usage.rank < advice.usage.rank:
        known[key] = advice


def _advice(holding: Holding, entry: Entry, term: Term, label: str) -> LinterTerm:
    base = languages.base(term.language)
    return LinterTerm(
        language=base,
        label=label,
        concept=entry.concept,
        uri=holding.uri(entry.concept),
        usage=term.usage,
        reason=_in(base, term.reason),
        options=tuple(_options(term.replacements, base)),
        cased=term.kind is Kind.ABBREVIATION and label != label.lower(),
        needs_context=term.needs_context,
        excepted=bool(term.exceptions),
    )


def _options(replacements: Iterable[Replacement], base: str) -> Iterator[Option]:
    for each in replacements:
        label = one_line(each.label)
        if label and languages.base(each.language) == base:
            yield Option(label, _in(base, each.when))


def _in(base: str, texts: Texts) -> str:
    """The text in a language; in English, or any, where there is none in it."""
    by_base = {languages.base(tag): text for tag, text in reversed(tuple(texts.items()))}
    return one_line(by_base.get(base) or by_base.get("en") or next(iter(texts.values()), ""))


def _wordings(
    holding: Holding, entries: Iterable[Entry], warning: dict[str, dict[str, LinterTerm]]
) -> Iterator[tuple[str, str]]:
    """Every wording, after its language, that makes a term inside it right."""
    for phrase in holding.scheme.protected:
        yield languages.base(phrase.language), one_line(phrase.text)
    for term in (term for entry in entries for term in entry.terms if not term.usage.warns):
        yield languages.base(term.language), one_line(term.label)
    for advice in (each for known in warning.values() for each in known.values()):
        own = () if advice.needs_context else (advice.label,)
        for label in (*own, *(option.label for option in advice.options)):
            yield advice.language, label


class _Longer:
    """The longer wordings that terms stand in; each is looked through once."""

    def __init__(self, warning: dict[str, dict[str, LinterTerm]]) -> None:
        self._inside: dict[tuple[str, tuple[str, ...]], dict[Around, None]] = {
            (tag, _words(advice.label)): {}
            for tag, known in warning.items()
            for advice in known.values()
        }
        self._languages = frozenset(warning)

    def add(self, language: str, text: str) -> None:
        """Note what stands around every term inside a wording."""
        if language not in self._languages:
            return
        found = [(fold(match[0]), match.start(), match.end()) for match in RUNNING.finditer(text)]
        for first in range(len(found)):
            for last in range(first, min(first + _LONGEST, len(found))):
                words = tuple(word for word, _, _ in found[first : last + 1])
                inside = self._inside.get((language, words))
                if inside is not None and len(words) < len(found):
                    inside[Around(text[: found[first][1]], text[found[last][2] :])] = None

    def about(self, advice: LinterTerm) -> LinterTerm:
        """The advice, with what may stand around its term."""
        return replace(advice, around=tuple(self._inside[advice.language, _words(advice.label)]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(fold, RUNNING.findall(text)))
