"""Check settings of a scheme: names that excuse a match and context words, and how they change.

They are no entry and have no drafts: a publisher changes them for everybody at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from taxonomy import languages
from taxonomy.checking.examples import failures
from taxonomy.curation.permissions import Step, require
from taxonomy.curation.scheme_rules import NAMES_AND_WORDS
from taxonomy.entry.model import Confidence, Entry
from taxonomy.entry.scheme import NamesAndWords, Scheme
from taxonomy.errors import RulesBroken, SchemeOutOfDate, Violation
from taxonomy.messages import Message
from taxonomy.store import audit, changes, published, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, Change, ChangeKind, Happening

_CONSEQUENCES: Mapping[tuple[bool, bool], Message] = {  # of examples: wanted, because of names
    (True, True): Message(
        "“%(label)s” (%(language)s, concept “%(concept)s”) would no longer be found in its example "
        "“%(sentence)s”, because a name there excuses it. Change the name, or the example first."
    ),
    (True, False): Message(
        "“%(label)s” (%(language)s, concept “%(concept)s”) would no longer be found in its example "
        "“%(sentence)s”, because it has no context word. Change the words, or the example first."
    ),
    (False, True): Message(
        "“%(label)s” (%(language)s, concept “%(concept)s”) would be found in “%(sentence)s”, where "
        "it must not be, because no name there excuses it. Change the names, or the example first."
    ),
    (False, False): Message(
        "“%(label)s” (%(language)s, concept “%(concept)s”) would be found in “%(sentence)s”, where "
        "it must not be, because of a context word. Change the words, or the example first."
    ),
}


class ExceptionPhrase(NamedTuple):
    """A name, with how sure it is, or a word of the context, which has no such thing."""

    language: str
    text: str
    confidence: Confidence | None = None

    def __str__(self) -> str:
        sure = f" ({self.confidence})" if self.confidence else ""
        return f"{self.language}: {self.text}{sure}"


@dataclass(frozen=True, slots=True)
class SettingsDifference:
    """What one state of names and words has and another has not."""

    added: tuple[ExceptionPhrase, ...]
    removed: tuple[ExceptionPhrase, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Standing:
    """A scheme as it is, and the change that made it so."""

    scheme: Scheme
    change: Change | None

    @property
    def position(self) -> int:
        """Where in the change log it was last changed, which tells one state from another."""
        return self.change.position if self.change else 0


def standing(session: Session, scheme: str) -> Standing:
    """A scheme with the position of its last change. Raises `NotFound`."""
    # Asked first: newer words under an older position are refused, and never overwritten.
    change = changes.last(session, ChangeKind.SCHEME, scheme)
    return Standing(schemes.get(session, scheme), change)


def difference(before: NamesAndWords, after: NamesAndWords) -> SettingsDifference:
    """What was added and what was taken out; the order in which they stand means nothing."""
    earlier, later = dict.fromkeys(_phrases(before)), dict.fromkeys(_phrases(after))
    return SettingsDifference(
        tuple(each for each in later if each not in earlier),
        tuple(each for each in earlier if each not in later),
    )


def put(  # noqa: PLR0913 - of what, what, who, when, and what they had read
    session: Session, scheme: str, given: NamesAndWords, *, seen: int, by: Actor, at: datetime
) -> Standing:
    """Have these names and words in place of a scheme's; texts are checked by them from then on.

    `seen` is the position of the scheme that its author read. What differs from
    it in nothing is not told to the log.

    Raises `NotFound` for a scheme that there is not, `SchemeOutOfDate` where
    somebody changed it since, and `RulesBroken` with all that is to be fixed,
    each example of a published term that would hold no longer among it.
    """
    require(by, Step.CHANGE_CHECK)
    changes.lock(session)
    found = standing(session, scheme)
    if seen != found.position:
        raise SchemeOutOfDate(based_on=seen, current=found.position)
    differing = difference(found.scheme.names_and_words, given)
    if not differing:
        return found
    wanted = replace(found.scheme, protected=given.protected, context=given.context)
    broken = tuple(each for rule in NAMES_AND_WORDS for each in rule(wanted))
    if broken := broken or tuple(_broken_examples(session, found.scheme, wanted)):
        raise RulesBroken(broken)
    schemes.save(session, wanted)
    change = changes.append(session, ChangeKind.SCHEME, scheme=scheme, by=by.name, at=at)
    audit.append(
        session,
        Happening.CHECK_CHANGED,
        scheme,
        by=by.name,
        at=at,
        added=_listed(differing.added),
        removed=_listed(differing.removed),
    )
    return Standing(wanted, change)


def _broken_examples(session: Session, before: Scheme, after: Scheme) -> Iterator[Violation]:
    """The examples that hold as the scheme is, and would not; those that fail already may."""
    for each in published.entries(session, before.id):
        entry = each.entry
        if entry.retirement is None and (failing := set(failures(entry, after))):
            yield from _failures(entry, before, after, failing - set(failures(entry, before)))


def _failures(
    entry: Entry, before: Scheme, after: Scheme, failing: Iterable[object]
) -> Iterator[Violation]:
    """Where the change needs fixing: in the names, if they alone do it, else in the words."""
    by_names = set(failures(entry, replace(before, protected=after.protected)))
    for each in failures(entry, after):
        if each not in failing:
            continue
        term = entry.terms[each.term]
        sentence = getattr(term, each.field)[each.place]
        names = each in by_names
        message = _CONSEQUENCES[each.wanted, names]
        yield Violation(
            "examples-hold",
            "/protected" if names else f"/context/{_tag(term.language, before, after)}",
            message.with_params(
                label=term.label, language=term.language, concept=entry.concept, sentence=sentence
            ),
        )


def _tag(language: str, *schemes: Scheme) -> str:
    """The language under which the words for a term stand: `pt` for `pt-BR`."""
    tags = dict.fromkeys(tag for scheme in schemes for tag in scheme.context)
    return next((tag for tag in tags if languages.base(tag) == languages.base(language)), language)


def _phrases(of: NamesAndWords) -> Iterator[ExceptionPhrase]:
    for name in of.protected:
        yield ExceptionPhrase(name.language, name.text, name.confidence)
    for language, words in of.context.items():
        yield from (ExceptionPhrase(language, word) for word in words)


def _listed(phrases: Iterable[ExceptionPhrase]) -> str:
    return "\n".join(map(str, phrases))
