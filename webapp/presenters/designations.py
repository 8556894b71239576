"""How the terms of a concept are laid out: which comes first, and what goes together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from taxonomy import languages as tags
from taxonomy.entry.designation import Designation
from taxonomy.entry.model import Entry, Replacement, Term, Texts, Usage
from taxonomy.search.catalogue import Catalogue

T = TypeVar("T", bound=Designation)

# What a reader of an entry needs first: the word to use, then what to avoid, and why.
_READ_IN_ORDER = {
    Usage.PREFERRED: 0,
    Usage.DISCOURAGED: 1,
    Usage.CAUTION: 2,
    Usage.ADMITTED: 3,
}


class Alike(NamedTuple):
    """Terms of one language on which there is the same to say."""

    usage: Usage
    terms: tuple[Term, ...]
    reason: Texts
    replacements: tuple[Replacement, ...]
    exceptions: Texts


class InLanguage(NamedTuple):
    """What a concept is called in one language, best first."""

    language: str
    terms: int
    groups: tuple[Alike, ...]

    @property
    def has_preferred(self) -> bool:
        """Whether there is a term to use."""
        return any(group.usage is Usage.PREFERRED for group in self.groups)


def headline(terms: Iterable[T], languages: Sequence[str]) -> T:
    """The term that names a concept: a preferred one, in the first language that has one.

    Raises `ValueError` where there are no terms.
    """
    return min(
        terms,
        key=lambda term: (
            term.usage is not Usage.PREFERRED,
            place(term.language, languages),
            term.usage.rank,
        ),
    )


def by_language(entry: Entry, languages: Sequence[str]) -> tuple[InLanguage, ...]:
    """The terms under their languages, in the order wanted; unnamed languages come last."""
    spoken = sorted(
        {term.language for term in entry.terms}, key=lambda tag: (place(tag, languages), tag)
    )
    return tuple(in_language(entry, tag) for tag in spoken)


def in_language(entry: Entry, language: str) -> InLanguage:
    """The terms of one language, those to avoid right after the one to use."""
    terms = [term for term in entry.terms if term.language == language]
    groups: dict[object, list[Term]] = {}
    for term in sorted(terms, key=lambda term: _READ_IN_ORDER[term.usage]):
        groups.setdefault(_statement(term), []).append(term)
    return InLanguage(language, len(terms), tuple(_alike(alike) for alike in groups.values()))


def place(language: str, languages: Sequence[str]) -> int:
    """Where a language, or one that it is a variety of, stands among those wanted; or behind."""
    for number, wanted in enumerate(languages):
        if tags.matches(language, wanted):
            return number
    return len(languages)


def home_of(
    catalogue: Catalogue, scheme: str, label: str, language: str, *, near: str | None = None
) -> str | None:
    """The concept of the same scheme in which a replacement may be used, if there is one.

    Where several concepts have the label, it is `near`, the concept of the term
    that is replaced, if that is one of them.
    """
    homes = [
        term.concept
        for term in catalogue.lookup(label, language=language)
        if term.scheme == scheme and not term.usage.warns
    ]
    return near if near in homes else next(iter(homes), None)


def anchor(term: Designation) -> str:
    """The place of a term on its concept's page, as a fragment says it."""
    return f"{term.language}.{'_'.join(term.label.split())}"


def _statement(term: Term) -> object:
    replacements = tuple(
        (each.label, each.language, each.concept, _frozen(each.when)) for each in term.replacements
    )
    return term.usage, _frozen(term.reason), replacements, _frozen(term.exceptions)


def _frozen(texts: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(texts.items())


def _alike(terms: Sequence[Term]) -> Alike:
    first = terms[0]
    return Alike(first.usage, tuple(terms), first.reason, first.replacements, first.exceptions)
