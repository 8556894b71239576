"""What the texts of an entry must satisfy: that they say something, and only what is seen."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from taxonomy.curation.rule_context import Rule, RuleContext
from taxonomy.entry.model import Entry, Texts
from taxonomy.errors import Severity, Violation
from taxonomy.messages import Message
from taxonomy.text import UNSEEN, fold, written

_SPACED = re.compile(r"^\s|\s$|\s{2}|[\n\t]")

_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")  # which may be used, if each is ended
_END = "\u2069"

_WITHOUT_WIDTH = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0]"
)
_JOINING = "\u200b\u200c\u200d"  # what Indic scripts, Persian, Thai and emoji are written with
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})  # scripts with letters that look the same
_OF_TWO_SCRIPTS = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_PLAIN = _ALIKE | {"ARMENIAN", "GEORGIAN", "HEBREW", "CJK", "HANGUL", "HIRAGANA", "KATAKANA"}
_ACCENT = "COMBINING"


class PlacedText(NamedTuple):
    """A text of an entry and where it stands."""

    pointer: str
    text: str
    language: str = ""


def labels_are_evenly_spaced(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A term has no spaces around it and only single spaces inside (our own rule)."""
    for place, term in enumerate(entry.terms):
        if term.label.strip() and _SPACED.search(term.label):
            yield Violation(
                "labels-are-evenly-spaced",
                f"/terms/{place}/label",
                Message(
                    "“%(label)s” has too many spaces. Write “%(tidy)s”.",
                    label=term.label,
                    tidy=" ".join(term.label.split()),
                ),
            )


def labels_differ_in_more_than_case(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """Terms of one language differ in more than case and accents (our own rule; a warning)."""
    first: dict[tuple[str, str], str] = {}
    for place, term in enumerate(entry.terms):
        known = first.setdefault((term.language, fold(term.label)), term.label)
        if known != term.label:
            yield Violation(
                "labels-differ-in-more-than-case",
                f"/terms/{place}/label",
                Message(
                    "“%(label)s” differs from “%(other)s” only in capitals, accents or spaces.",
                    label=term.label,
                    other=known,
                ),
                severity=Severity.WARNING,
            )


def texts_say_something(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """No text is empty; no definition or note is there twice in a language (our own rule)."""
    seen: set[tuple[str, str]] = set()
    for pointer, text, language in (*_labels(entry), *_texts(entry)):
        same = language, text.strip()
        if not same[1]:
            message = Message("This is empty. Fill it in or remove it.")
            yield Violation("texts-say-something", pointer, message)
        elif pointer.startswith(("/definitions", "/notes")):
            if same in seen:
                message = Message("This text is here twice. Remove one.")
                yield Violation("texts-say-something", pointer, message)
            seen.add(same)


def references_name_an_instrument(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A reference names its legal instrument (our own rule)."""
    for place, reference in enumerate(entry.references):
        if not reference.instrument.strip():
            yield Violation(
                "references-name-an-instrument",
                f"/references/{place}/instrument",
                Message("Name the instrument: a convention, a directive or a law."),
            )


def texts_hold_what_is_seen(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """No text has control characters or changes direction unseen (Unicode TR 36)."""
    for pointer, text in _strings("", msgspec.to_builtins(entry)):
        odd = set(UNSEEN.findall(text))
        for character in sorted(odd - _ISOLATES):
            message = Message(
                "This contains an invisible character (%(code)s). Remove it.", code=_code(character)
            )
            yield Violation("texts-hold-what-is-seen", pointer, message)
        if odd & _ISOLATES and not _is_balanced(text):
            message = Message(
                "This changes the direction of the text and doesn’t change it back. Remove the "
                "characters U+2066 to U+2069."
            )
            yield Violation("texts-hold-what-is-seen", pointer, message)


def words_keep_to_one_script(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """A word doesn’t mix scripts with letters that look alike (Unicode TS 39; a warning)."""
    for pointer, text, _language in (*_labels(entry), *_texts(entry)):
        for word, _end in written(text) if _OF_TWO_SCRIPTS.search(text) else ():
            mixed = sorted(_ALIKE.intersection(map(_script, word)))
            if len(mixed) > 1:
                names = ", ".join(script.capitalize() for script in mixed)
                yield Violation(
                    "words-keep-to-one-script",
                    pointer,
                    Message(
                        "“%(word)s” mixes letters that look alike (%(scripts)s). Retype it.",
                        word=word,
                        scripts=names,
                    ),
                    severity=Severity.WARNING,
                )


def nothing_unseen_in_words(entry: Entry, _: RuleContext) -> Iterator[Violation]:
    """Characters of no width are only where a script needs them (UAX 31, 2.3; a warning)."""
    for pointer, text, _language in (*_labels(entry), *_texts(entry)):
        for found in _WITHOUT_WIDTH.finditer(text):
            if not _is_needed(found[0], text[: found.start()][-1:]):
                yield Violation(
                    "nothing-unseen-in-words",
                    pointer,
                    Message(
                        "This contains a character of no width (%(code)s) that the script doesn’t "
                        "need. Remove it.",
                        code=_code(found[0]),
                    ),
                    severity=Severity.WARNING,
                )
                break


RULES: tuple[Rule, ...] = (
    labels_are_evenly_spaced,
    labels_differ_in_more_than_case,
    texts_say_something,
    references_name_an_instrument,
    texts_hold_what_is_seen,
    words_keep_to_one_script,
    nothing_unseen_in_words,
)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _is_balanced(text: str) -> bool:
    """Whether every isolate is ended, and none that was not begun."""
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += -1 if character == _END else 1
        if depth < 0:
            return False
    return depth == 0


def _is_needed(character: str, before: str) -> bool:
    """Whether a character of no width does something after that one."""
    if character not in _JOINING or not before:
        return False
    if unicodedata.category(before) in {"So", "Sk"}:  # emoji and their colours
        return True
    return unicodedata.category(before)[0] in "LM" and _script(before) not in {*_PLAIN, _ACCENT}


@lru_cache(maxsize=4_096)
def _script(character: str) -> str:
    """The script of a letter, by the first word of its name (Unicode has no other here)."""
    if unicodedata.category(character)[0] not in "LM":
        return ""
    return unicodedata.name(character, "").partition(" ")[0]


def _strings(pointer: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text in a document, with its pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _strings(f"{pointer}/{name}", each)
    elif isinstance(value, tuple | list):
        for place, each in enumerate(value):
            yield from _strings(f"{pointer}/{place}", each)


def _labels(entry: Entry) -> Iterator[PlacedText]:
    for place, term in enumerate(entry.terms):
        yield PlacedText(f"/terms/{place}/label", term.label, term.language)


def _texts(entry: Entry) -> Iterator[PlacedText]:
    for place, term in enumerate(entry.terms):
        yield from _by_language(f"/terms/{place}/reason", term.reason)
        yield from _by_language(f"/terms/{place}/exceptions", term.exceptions)
        for number, each in enumerate(term.replacements):
            yield from _by_language(f"/terms/{place}/replacements/{number}/when", each.when)
    for place, definition in enumerate(entry.definitions):
        yield PlacedText(f"/definitions/{place}/text", definition.text, definition.language)
    for place, note in enumerate(entry.notes):
        yield PlacedText(f"/notes/{place}/text", note.text, note.language)


def _by_language(pointer: str, texts: Texts) -> Iterator[PlacedText]:
    for tag, text in texts.items():
        yield PlacedText(f"{pointer}/{tag}", text, tag)
