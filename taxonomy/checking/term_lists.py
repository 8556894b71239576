"""Lists of terms, each with its verdict: known as written, inflected, or with a discouraged part.

Nothing of a list is kept. It is read from lines, CSV or a workbook, and given back
as a table in CSV or a workbook.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import NamedTuple

from taxonomy import languages
from taxonomy.checking import language_detection
from taxonomy.checking.checker import Checker
from taxonomy.checking.rulebook import Rule
from taxonomy.entry.schema_fields import LONGEST_LABEL
from taxonomy.entry.verdicts import Advice, Answer, Sense, judge
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.tables import in_csv, in_xlsx
from taxonomy.exchange.tables.columns import TERM, guarded
from taxonomy.messages import Message
from taxonomy.text import fold

MOST = 5_000  # terms
NOT_FOUND = "not found"
COLUMNS = (
    "term",
    "language",
    "verdict",
    "known as",
    "say instead",
    "reason",
    "entry",
    "senses",
    "did you mean",
)

_UNFOLDED = 32 * 1024 * 1024  # bytes of a workbook
_HEADERS = frozenset({fold(TERM), "terms"})


class TermForm(StrEnum):
    """The files that a list is given back as."""

    CSV = "csv"
    XLSX = "xlsx"


class About(NamedTuple):
    """What a file tells of a sense: why, its concept’s name and its address."""

    reason: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A term of a list with the answer on it.

    `answer` tells by its senses what the term is, the gravest first.
    """

    term: str
    answer: Answer
    is_part: bool = False  # whether the term only holds what the answer is on

    @property
    def advice(self) -> Advice:
        """The verdict."""
        return self.answer.advice

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the term is known in, as its senses are ordered."""
        return tuple(dict.fromkeys(each.language for each in self.answer.senses))


class Judge:
    """Judges terms one by one, in a language or in any.

    `look_up` gives the answer on a label in a language; what it does not know, but for
    inflection, or only holds, is found by the checker.
    """

    def __init__(
        self,
        checker: Checker,
        look_up: Callable[[str, str | None], Answer],
        *,
        scheme: str | None = None,
        readers: Sequence[str] = (),
    ) -> None:
        """Judge by a checker and a vocabulary, of one scheme or of all that give verdicts."""
        self._checker = checker
        self._look_up = look_up
        self._scheme = scheme
        self._readers = readers

    def judged(self, terms: Iterable[str], language: str | None = None) -> list[Judged]:
        """Each term with its answer; without a language, in any that it is known in."""
        return [self._judged(term, language) for term in terms]

    def _judged(self, term: str, language: str | None) -> Judged:
        answer = self._look_up(term, language)
        if answer.is_known:
            return Judged(term, answer)
        spoken = [language] if language is not None else self._likely(term)
        for tag in spoken:
            if rules := self._inflected(term, tag):
                return Judged(term, judge(term, rules, language=language))
        for tag in spoken:
            findings = self._checker.check(term, language=tag, scheme=self._scheme).findings
            if findings:
                held = [each.rule for each in findings]
                return Judged(term, judge(term, held), is_part=True)
        return Judged(term, Answer(term, language))

    def _likely(self, term: str) -> list[str]:
        """The languages that a term may be in: of its script, the reader's, and the likeliest."""
        detected = language_detection.paragraphs(term, self._checker.languages)
        guesses = (*map(languages.base, self._readers), *(tag for _, _, tag in detected))
        latin = languages.is_latin(term)
        return [
            tag
            for tag in dict.fromkeys(guesses)
            if self._checker.speaks(tag) and languages.get(tag).latin == latin
        ]

    def _inflected(self, term: str, language: str) -> list[Rule]:
        """The rules whose label the whole term is, in another form or spelling."""
        scanned = self._checker.matcher(language, self._scheme).scan(term).terms
        return [
            rule for each in scanned if term[each.start : each.end] == term for rule in each.rules
        ]


def of_terms(terms: Iterable[str]) -> list[str]:
    """Terms that were sent one by one; raises `Malformed` as `of_text`."""
    return _terms(([""], *([term] for term in terms)), "terms")


def of_text(text: str) -> list[str]:
    """The terms of a text, one a line; of a row that was pasted, its first cell.

    Raises `Malformed` where there are too many, or one is too long.
    """
    return _terms(([line.partition("\t")[0]] for line in text.splitlines()), "text")


def of_file(content: bytes, name: str) -> list[str]:
    """The terms of a CSV file or workbook: of the column “term”, or else of the first.

    Any other file has one term a line. Raises `Malformed` for what cannot be read.
    """
    if name.lower().endswith(".xlsx"):
        return _terms(in_xlsx.cells(io.BytesIO(content), name, _UNFOLDED), name)
    if name.lower().endswith((".csv", ".tsv")):
        return _terms(in_csv.cells(io.BytesIO(content), name), name)
    try:
        return of_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _malformed(Message("This file isn’t UTF-8 text. Save it as UTF-8."), name) from error


def written(
    rows: Iterable[Judged],
    form: TermForm,
    *,
    about: Callable[[Sense], About],
    near: Callable[[Judged], Iterable[str]] = lambda _: (),
) -> bytes:
    """The table of what was judged as a file; no cell is one that a spreadsheet computes.

    `near` gives labels that may have been meant by a term that is not known.
    """
    cells = (tuple(map(guarded, _cells(row, about, near(row)))) for row in rows)
    if form is TermForm.XLSX:
        return in_xlsx.written(COLUMNS, cells)
    return b"".join(in_csv.written(COLUMNS, cells))


def _terms(rows: Iterable[Sequence[str]], name: str) -> list[str]:
    """The cells of one column, none of them empty."""
    cells = iter(rows)
    head = next(cells, [])
    column = next((at for at, cell in enumerate(head) if fold(cell) in _HEADERS), None)
    every = cells if column is not None else chain([head], cells)
    at = column or 0
    given = (" ".join(row[at].split()) for row in every if at < len(row))
    terms = list(islice(filter(None, given), MOST + 1))
    if len(terms) > MOST:
        raise _malformed(
            Message("The list has more than %(most)s terms. Split it.", most=MOST), name
        )
    if any(len(term) > LONGEST_LABEL for term in terms):
        message = Message("A term has more than %(most)s characters.", most=LONGEST_LABEL)
        raise _malformed(message, name)
    return terms


def _cells(row: Judged, about: Callable[[Sense], About], near: Iterable[str]) -> tuple[str, ...]:
    senses = row.answer.senses
    if not senses:
        return row.term, "", NOT_FOUND, "", "", "", "", "", "; ".join(near)
    gravest, known = senses[0], [about(each) for each in senses]
    depends = row.advice is Advice.DEPENDS
    return (
        row.term,
        "; ".join(row.languages),
        str(row.advice),
        gravest.label,
        "; ".join(each.label for each in gravest.replacements),
        known[0].reason,
        " ".join(dict.fromkeys(each.address for each in known)),
        "; ".join(map(_sense, senses, known)) if depends else "",
        "",
    )


def _sense(sense: Sense, known: About) -> str:
    """A sense of several: the verdict there, and what its concept is called."""
    return f"{sense.usage}: {known.name}"


def _malformed(message: Message, name: str) -> Malformed:
    return Malformed([Violation("list", "", message, name)])
