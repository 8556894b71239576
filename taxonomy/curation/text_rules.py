"""What the texts of an entry must satisfy: that they say something, and only what is seen."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from taxonomy.curation.surroundings import Rule, Surroundings
from taxonomy.entry.model import Entry, Texts
from taxonomy.errors import Severity, Violation
from taxonomy.text import fold, written

_ALIKE = ("LATIN", "CYRILLIC", "GREEK")  # scripts with letters that look the same
_TURNING = re.compile("[\u202a-\u202e]")  # embeddings and overrides (UAX 9)
_ISOLATING = re.compile("[\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACED = re.compile(r"^\s|\s$|\s{2}|[\n\t]")


class Told(NamedTuple):
    """A text of an entry and where it stands."""

    pointer: str
    text: str


def labels_are_evenly_spaced(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A label has no space around it and single spaces inside (our own rule)."""
    for place, term in enumerate(entry.terms):
        if _SPACED.search(term.label):
            yield Violation(
                "labels-are-evenly-spaced",
                f"/terms/{place}/label",
                f"“{term.label}” has spaces too many; write “{' '.join(term.label.split())}”.",
            )


def labels_differ_in_more_than_case(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """Labels of one language differ in more than case and accents (our own rule; a warning)."""
    first: dict[tuple[str, str], str] = {}
    for place, term in enumerate(entry.terms):
        known = first.setdefault((term.language, fold(term.label)), term.label)
        if known != term.label:
            yield Violation(
                "labels-differ-in-more-than-case",
                f"/terms/{place}/label",
                f"“{term.label}” differs from “{known}” in case or accents alone.",
                severity=Severity.WARNING,
            )


def texts_say_something(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """No text is blank, and none stands twice in one language (our own rule)."""
    seen: dict[str, str] = {}
    for pointer, text in _texts(entry):
        if not text.strip():
            yield Violation(
                "texts-say-something", pointer, "This says nothing: write it, or take it out."
            )
        elif pointer.startswith(("/definitions", "/notes")):
            if text.strip() in seen:
                message = "The same stands here twice: keep one."
                yield Violation("texts-say-something", pointer, message)
            seen.setdefault(text.strip(), pointer)


def references_name_an_instrument(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A reference names the legal instrument that it is to (our own rule)."""
    for place, reference in enumerate(entry.references):
        if not reference.instrument.strip():
            yield Violation(
                "references-name-an-instrument",
                f"/references/{place}/instrument",
                "Name the instrument: a convention, a directive, a law.",
            )


def texts_hold_what_is_seen(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """No text holds control characters or ones that turn its direction (Unicode TR 36)."""
    for pointer, text in _every(entry):
        for character in sorted({each for each in text if _is_control(each)}):
            yield Violation(
                "texts-hold-what-is-seen",
                pointer,
                f"There is an unseen character here (U+{ord(character):04X}): take it out.",
            )
        if text.count("\u2069") != len(_ISOLATING.findall(text)) - text.count("\u2069"):
            message = "The direction is turned here and not turned back: take out U+2066 to U+2069."
            yield Violation("texts-hold-what-is-seen", pointer, message)


def words_keep_to_one_script(entry: Entry, _: Surroundings) -> Iterator[Violation]:
    """A word is in one script, not mixed of look-alikes (Unicode TS 39; a warning)."""
    for pointer, text in _every(entry):
        for word, _end in written(text):
            scripts = {unicodedata.name(each, "").split(" ")[0] for each in word if each.isalpha()}
            mixed = sorted(scripts.intersection(_ALIKE))
            if len(mixed) > 1:
                names = " and ".join(script.capitalize() for script in mixed)
                yield Violation(
                    "words-keep-to-one-script",
                    pointer,
                    f"“{word}” mixes {names} letters that look alike; type it anew.",
                    severity=Severity.WARNING,
                )
        if _UNSEEN.search(text):
            message = "There is a character of no width here; take it out unless it is meant."
            yield Violation("words-keep-to-one-script", pointer, message, severity=Severity.WARNING)


EVERY: tuple[Rule, ...] = (
    labels_are_evenly_spaced,
    labels_differ_in_more_than_case,
    texts_say_something,
    references_name_an_instrument,
    texts_hold_what_is_seen,
    words_keep_to_one_script,
)


def _is_control(character: str) -> bool:
    is_control = unicodedata.category(character) in {"Cc", "Cs", "Co"} and character not in "\n\t"
    return is_control or _TURNING.match(character) is not None


def _every(entry: Entry) -> Iterator[Told]:
    for place, term in enumerate(entry.terms):
        yield Told(f"/terms/{place}/label", term.label)
    yield from _texts(entry)


def _texts(entry: Entry) -> Iterator[Told]:
    for place, term in enumerate(entry.terms):
        yield from _by_language(f"/terms/{place}/reason", term.reason)
        yield from _by_language(f"/terms/{place}/exceptions", term.exceptions)
    for place, definition in enumerate(entry.definitions):
        yield Told(f"/definitions/{place}/text", definition.text)
    for place, note in enumerate(entry.notes):
        yield Told(f"/notes/{place}/text", note.text)


def _by_language(pointer: str, texts: Texts) -> Iterator[Told]:
    for tag, text in texts.items():
        yield Told(f"{pointer}/{tag}", text)
