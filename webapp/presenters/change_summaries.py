"""What was published lately, put into words: which entry, and what became different."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flask_babel import gettext, ngettext

from taxonomy.entry.diff import Difference, DiffKind, differences
from taxonomy.entry.model import Entry, Usage
from taxonomy.store import revisions
from taxonomy.store.database import Session
from taxonomy.store.records import Change, ChangeKind, Revision
from webapp.context import termbase
from webapp.i18n import language_name, reader_languages
from webapp.presenters.designations import headline
from webapp.presenters.value_labels import field_name

_MOST_WORDS = 5  # sentences on one change; the history tells the rest


class Changed(NamedTuple):
    """A line of the change log, as a reader would tell it."""

    change: Change
    entry: Entry | None
    words: tuple[str, ...]
    comment: str = ""
    is_new: bool = False

    @property
    def name(self) -> str:
        """What changed, in the reader's language: the entry's term, never its identifier."""
        if self.entry is None or not self.entry.terms:
            return self.change.concept or ""
        return headline(self.entry.terms, reader_languages()).label


def in_sentences(session: Session, some: Sequence[Change]) -> tuple[Changed, ...]:
    """Lines of the change log in words, read in two statements."""
    numbers = [each.revision for each in some if each.revision is not None]
    later = revisions.several(session, numbers)
    based = [each.based_on for each in later.values() if each.based_on is not None]
    earlier = revisions.several(session, based)
    return tuple(_changed(each, later, earlier) for each in some)


def _changed(change: Change, later: dict[int, Revision], earlier: dict[int, Revision]) -> Changed:
    revision = later.get(change.revision or 0)
    if revision is None:
        released = change.kind is ChangeKind.RELEASED
        words = gettext("A release was made") if released else gettext("Vocabulary changed")
        return Changed(change, None, (str(words),))
    before = earlier.get(revision.based_on or 0)
    if before is None:
        first = str(gettext("First published"))
        return Changed(change, revision.entry, (first,), is_new=True)
    scheme = termbase().catalogue.schemes.get(change.scheme)
    verdicts = scheme is None or scheme.prescriptive
    found = tuple(in_words(differences(before.entry, revision.entry), verdicts=verdicts))
    return Changed(change, revision.entry, found, revision.comment)


def in_words(found: Sequence[Difference], *, verdicts: bool = True) -> Iterator[str]:
    """What differs, most important first, a short sentence each; at most a few of them.

    `verdicts` tells whether the usage of a term is one in its vocabulary.
    """
    whole = {(each.of, each.language) for each in found if each.field == "term"}
    about = [
        each for each in found if each.field == "term" or (each.of, each.language) not in whole
    ]
    every = (_sentence(each, verdicts=verdicts) for each in _by_weight(about))
    sentences = list(dict.fromkeys(every))
    yield from sentences[:_MOST_WORDS]
    if (more := len(sentences) - _MOST_WORDS) > 0:
        yield str(ngettext("%(num)s more change", "%(num)s more changes", more))


def _by_weight(found: Iterable[Difference]) -> list[Difference]:
    first = ("retirement", "usage", "term")
    return sorted(found, key=lambda each: (each.field not in first, each.field != "usage"))


def _sentence(each: Difference, *, verdicts: bool) -> str:
    if each.field == "usage" and not verdicts:
        return str(gettext("%(term)s: status changed", term=_about(each)))
    if each.field == "usage" and each.before in _USAGES and each.after in _USAGES:
        return _verdict_changed(each)
    field, about = field_name(each.field), _about(each)
    if each.change is DiffKind.ADDED:
        text = gettext("%(field)s added", field=field)
    elif each.change is DiffKind.REMOVED:
        text = gettext("%(field)s removed", field=field)
    else:
        text = gettext("%(field)s changed", field=field)
    return f"{text}: {about}" if about else str(text)


def _verdict_changed(each: Difference) -> str:
    text = gettext(
        "%(term)s: verdict changed from “%(before)s” to “%(after)s”",
        term=_about(each),
        before=_verdict(each.before),
        after=_verdict(each.after),
    )
    return str(text)


def _verdict(usage: str) -> str:
    words: dict[str, str] = {
        Usage.PREFERRED: gettext("Use"),
        Usage.ADMITTED: gettext("You may use"),
        Usage.CAUTION: gettext("Take care"),
        Usage.DISCOURAGED: gettext("Avoid"),
    }
    return words[usage]


def _about(each: Difference) -> str:
    language = language_name(each.language) if each.language else ""
    of = each.of if each.field not in {"definitions", "notes"} else ""
    return f"{of} ({language})" if of and language else of or language


_USAGES = frozenset(Usage)
