"""Disambiguation: whether a match is meant, excused by a name, or an everyday word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from taxonomy import languages
from taxonomy.checking import fixes
from taxonomy.checking.matcher import LabelMatch, Matcher, Scanned
from taxonomy.checking.rulebook import Rule
from taxonomy.checking.sentences import Sentences
from taxonomy.checking.text_positions import LineIndex
from taxonomy.entry.model import Usage
from taxonomy.entry.verdicts import Advice, advice
from taxonomy.text import fold

# An address on the web or of mail, whose words say nothing.
_ADDRESS = re.compile(
    r"(?:\b(?:https?|ftp)://|\bwww\.|\bmailto:)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_LONGEST_ADDRESS = 500  # characters before and after a term in it
_IGNORED = re.compile(r"luxterm:ignore(-next-line)?\b")


class Level(StrEnum):
    """How grave a finding is (the levels of SARIF 2.1.0, 3.27.10)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """A term in a text that is to be avoided or taken care of: `text[start:end]` is `match`.

    `rule` is the reading that is told, `readings` are all concepts that the words
    may be meant for. `justified` is the name that excuses the term, `fix` what can
    take its place as it stands.
    """

    start: int
    end: int
    match: str
    language: str
    rule: Rule
    readings: tuple[Rule, ...]
    justified: str | None = None
    quoted: bool = False
    fix: str | None = None

    @property
    def advice(self) -> Advice:
        """The verdict on the words as such, whatever they mean here."""
        return advice(each.usage for each in self.readings)

    @property
    def is_clear(self) -> bool:
        """Whether the fix may be put in place unasked: nothing quoted, excused, or that depends."""
        unsure = self.quoted or self.justified is not None or self.advice is Advice.DEPENDS
        return self.fix is not None and not unsure

    @property
    def level(self) -> Level:
        """How grave it is: what is quoted is only noted."""
        if self.quoted or self.justified is not None:
            return Level.NOTE
        return Level.ERROR if self.rule.usage is Usage.DISCOURAGED else Level.WARNING


def judged(text: str, scanned: Scanned, matcher: Matcher) -> list[Finding]:
    """What is to be told of a text, in its order; nothing twice, of what overlaps the longest."""
    if not scanned.terms:
        return []
    bench = _Bench(text, scanned, matcher)
    chosen = _longest(map(bench.read, scanned.terms))
    found = [
        bench.finding(each.match, each.warning)
        for each in chosen
        if not _is_in_an_address(text, each.match)
    ]
    return _heeded(found, text) if "luxterm:ignore" in text else found


class _Read(NamedTuple):
    """A match, with the rules that warn of it here; whether another says it may be used."""

    match: LabelMatch
    warning: tuple[Rule, ...]
    may_be_used: bool


def _longest(read: Iterable[_Read]) -> list[_Read]:
    """Those that warn and stand in no longer one, nor overlap one; in the order of the text."""
    meant = sorted(
        (each for each in read if each.warning or each.may_be_used),
        key=lambda each: each.match.start,
    )
    chosen: list[_Read] = []
    for group in _overlapping(meant):
        if len(group) > 1:
            group.sort(key=lambda each: (each.match.start - each.match.end, each.match.start))
            taken = _Taken()
            chosen += sorted(filter(taken.takes, group), key=lambda each: each.match.start)
        elif group[0].warning:
            chosen += group
    return chosen


def _overlapping(read: Iterable[_Read]) -> Iterator[list[_Read]]:
    """What overlaps, together; most stand alone. They come in the order of the text."""
    group: list[_Read] = []
    end = 0
    for each in read:
        if group and each.match.start >= end:
            yield group
            group = []
        group.append(each)
        end = max(end, each.match.end)
    if group:
        yield group


class _Taken:
    """The places of a text that are spoken for, by the longest match each."""

    def __init__(self) -> None:
        self._by_sign: dict[int, _Read] = {}

    def takes(self, read: _Read) -> bool:
        """Whether to tell of it; what may be used takes its place without being told."""
        start, end, _ = read.match
        holding = [self._by_sign[at] for at in {start, end - 1} if at in self._by_sign]
        if any(each.match.start <= start and end <= each.match.end for each in holding):
            return False
        if read.warning and any(each.warning for each in holding):
            return False
        for at in range(start, end):
            self._by_sign.setdefault(at, read)
        return bool(read.warning)


class _Bench:
    """One text with all that was found in it."""

    def __init__(self, text: str, scanned: Scanned, matcher: Matcher) -> None:
        self._text = text
        self._matcher = matcher
        self._base = languages.base(matcher.language)
        self._sentences = Sentences(text)
        self._names = sorted(scanned.names, key=lambda span: span[0] - span[1])
        self._context = scanned.context

    def read(self, match: LabelMatch) -> _Read:
        """What a match comes to here."""
        rules = self._closest(match)
        warning = [each for each in rules if each.usage.warns]
        meant = tuple([each for each in warning if self._is_meant(match, each)])
        return _Read(match, meant, len(warning) < len(rules))

    def finding(self, match: LabelMatch, warning: Sequence[Rule]) -> Finding:
        """What is told: the gravest reading first, with every other that the words have."""
        start, end, _ = match
        gravest = (
            warning[0] if len(warning) == 1 else max(warning, key=lambda rule: rule.usage.rank)
        )
        rules = self._closest(match)
        others = () if len(rules) == 1 else [each for each in rules if each is not gravest]
        return Finding(
            start=start,
            end=end,
            match=self._text[start:end],
            language=self._matcher.language,
            rule=gravest,
            readings=(gravest, *others),
            justified=self._excusing(start, end),
            quoted=self._sentences.are_quoted(start, end),
            fix=fixes.fix(self._text, start, end, gravest),
        )

    def _excusing(self, start: int, end: int) -> str | None:
        """The name that a passage is part of."""
        for begins, ends in self._names:
            if begins <= start and end <= ends:
                return self._text[begins:ends]
        return None

    def _closest(self, match: LabelMatch) -> tuple[Rule, ...]:
        """Where a label is written just so, it is meant, and not one that is inflected alike."""
        if len(match.rules) == 1:
            return match.rules
        written = fold(self._text[match.start : match.end])
        return tuple(each for each in match.rules if fold(each.label) == written) or match.rules

    def _is_meant(self, match: LabelMatch, rule: Rule) -> bool:
        if not rule.needs_context:
            return True
        begins, ends = self._sentences.around(match.start)
        if not rule.abbreviation and self._is_a_name(match, rule, begins):
            return False
        begins, ends = self._sentences.with_neighbours(begins, ends)
        wanted = self._matcher.context(rule)
        at = bisect_left(self._context, (begins, 0, ""))
        while at < len(self._context) and self._context[at][0] < ends:
            start, end, word = self._context[at]
            if word in wanted and not (start < match.end and match.start < end):
                return True
            at += 1
        return False

    def _is_a_name(self, match: LabelMatch, rule: Rule, begins: int) -> bool:
        """Whether the case of the first letter says that another word is meant.

        A word that is written small is not meant where it has a capital inside a
        sentence (*Madam Chair*); a German noun is not meant where it has none.
        """
        first, written = rule.label[:1], self._text[match.start : match.end]
        if self._base == "de":
            return first.isupper() and written[:1].islower()
        if not (first.islower() and written[:1].isupper()) or written.isupper():
            return False
        before, after = self._text[begins : match.start], self._text[match.end : match.end + 3]
        return re.search(r"\w", before) is not None or after.strip()[:1].isupper()


def _is_in_an_address(text: str, match: LabelMatch) -> bool:
    start, end, _ = match
    if " " in text[start:end]:
        return False
    around = text[max(0, start - _LONGEST_ADDRESS) : end + _LONGEST_ADDRESS]
    if not any(sign in around for sign in ("://", "www.", "mailto:", "@")):
        return False
    begins = max(0, start - _LONGEST_ADDRESS)
    return any(
        begins + each.start() <= start and end <= begins + each.end()
        for each in _ADDRESS.finditer(around)
    )


def ignored_lines(places: LineIndex) -> frozenset[int]:
    """The lines of a text of which a comment in it says that nothing is told."""
    found = _IGNORED.finditer(places.text)
    return frozenset(places.line_and_column(each.start())[0] + bool(each[1]) for each in found)


def _heeded(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Those on no line of which a comment says that nothing is told."""
    places = LineIndex(text)
    ignored = ignored_lines(places)
    return [each for each in findings if places.line_and_column(each.start)[0] not in ignored]
