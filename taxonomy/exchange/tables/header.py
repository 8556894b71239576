"""Which cell of a row holds what: told by the header, or by whoever brings the table in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taxonomy.entry.model import Usage
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange.import_report import first
from taxonomy.exchange.tables import columns
from taxonomy.messages import Message
from taxonomy.text import fold

CONSTANT = "@"  # begins what stands in a column in every row

_SHOWN = 50  # titles of their columns
_TWICE = Message("The column “%(column)s” is there twice.")
_HEADER = Message("The table has these columns: %(columns)s.")
_OF_TERMS = {columns.LANGUAGE, columns.TERM, columns.USAGE}


class Unclear(Malformed):
    """A header that does not tell which column is which; `header` has its names."""

    def __init__(self, problems: Sequence[Message], header: Sequence[str], place: str) -> None:
        """Tell each problem once."""
        super().__init__(Violation("table", "", each, place) for each in dict.fromkeys(problems))
        self.header = tuple(header)


@dataclass(frozen=True, slots=True)
class Header:
    """Where in a row each of our columns stands, what is the same in all, and what is left out.

    `names` are our columns that the table has, `chosen` those of them that were not told
    by their own names. `of_concepts` is the layout: a row a concept, or else a row a term.
    """

    width: int
    places: Mapping[str, int]
    constants: Mapping[str, str]
    names: tuple[str, ...]
    chosen: frozenset[str]
    left_out: tuple[str, ...]
    of_concepts: bool

    def row(self, given: Sequence[str]) -> dict[str, str]:
        """The cells of a row by our columns, without their guards."""
        cells = {
            name: columns.bare(given[place].strip()) if place < len(given) else ""
            for name, place in self.places.items()
        }
        return {**cells, **self.constants}


def read(given: Sequence[str], chosen: Mapping[str, str], name: str) -> Header:
    """The header of a table whose first row is given.

    `chosen` says by our columns which of theirs holds it, or `@` and what is the
    same in every row; columns that are called as ours need not be named. What is
    neither is refused, unless something was chosen: then it is left out.

    Raises `Unclear`.
    """
    matching = _Matching([cell.strip() for cell in given])
    for ours, title in chosen.items():
        matching.choose(ours, title)
    matching.by_name()
    return matching.header(f"{name}, row 1")


class _Matching:
    """Their columns and ours, matched step by step, and what is wrong."""

    def __init__(self, theirs: Sequence[str]) -> None:
        self._theirs = theirs
        self._folded = [fold(each) for each in theirs]
        self._places: dict[str, int] = {}
        self._constants: dict[str, str] = {}
        self._chosen: set[str] = set()
        self._others: list[str] = []
        self._problems: list[Message] = []

    def choose(self, cell_text: str, title: str) -> None:
        """Take what somebody said of one of our columns."""
        ours = columns.known(cell_text)
        if ours is None:
            known = (*_every(of_concepts=False), *map(_any, Usage))
            self._problems.append(_no_columns([cell_text], known))
            return
        self._chosen.add(ours)
        if title.startswith(CONSTANT):
            self._constants[ours] = title.removeprefix(CONSTANT).strip()
        elif self._folded.count(fold(title)) > 1:
            self._problems.append(_TWICE.with_params(column=title))
        elif fold(title) in self._folded:
            self._places[ours] = self._folded.index(fold(title))
        else:
            self._problems.append(Message("There is no column “%(column)s”.", column=title))

    def by_name(self) -> None:
        """Match the columns that are left and called as ours."""
        named = {*self._places.values()}
        for place, title in enumerate(self._theirs):
            ours = columns.known(title)
            if place in named or ours in self._constants:
                continue
            if ours is None:
                self._others.append(title)
            elif ours not in self._places:
                self._places[ours] = place
            elif ours not in self._chosen:
                self._problems.append(_TWICE.with_params(column=ours))

    def header(self, place: str) -> Header:
        """What came of it. Raises `Unclear`."""
        there = {*self._places, *self._constants}
        of_concepts = not there & _OF_TERMS and any(columns.of_kind(there, each) for each in Usage)
        self._require(there, of_concepts=of_concepts)
        if self._problems:
            titles = [each for each in self._theirs if each]
            has = [_HEADER.with_params(columns=_quoted(titles))] if titles else []
            raise Unclear([*self._problems, *has], titles, place)
        return Header(
            width=len(self._theirs),
            places=self._places,
            constants=self._constants,
            names=(*sorted(self._places, key=self._places.__getitem__), *self._constants),
            chosen=frozenset(self._chosen),
            left_out=tuple(each for each in self._others if each),
            of_concepts=of_concepts,
        )

    def _require(self, there: set[str], *, of_concepts: bool) -> None:
        """That there is all that the layout needs, and nothing that it has no place for."""
        for each in (columns.CONCEPT,) if of_concepts else columns.NEEDED:
            if each not in there:
                self._problems.append(Message("The column “%(column)s” is missing.", column=each))
        known = _every(of_concepts=of_concepts)
        for each in sorted(there - _of_layout(there, of_concepts=of_concepts)):
            if each in self._chosen:  # and is not to be left out in silence
                self._problems.append(_no_columns([each], known))
            else:
                self._others.append(self._theirs[self._places.pop(each)])
        if self._others and not self._chosen:
            self._problems.append(_no_columns(self._others, known))


def _of_layout(there: set[str], *, of_concepts: bool) -> set[str]:
    fixed, kinds = _parts(of_concepts=of_concepts)
    return {*fixed, *(each for kind in kinds for each in columns.of_kind(there, kind))}


def _parts(*, of_concepts: bool) -> tuple[Sequence[str], Sequence[str]]:
    if of_concepts:
        return columns.OF_CONCEPTS, columns.BY_LANGUAGE_OF_CONCEPTS
    return columns.FIXED, columns.BY_LANGUAGE


def _no_columns(names: Sequence[str], known: Sequence[str]) -> Message:
    return Message(
        "Not a column that Luxterm reads: %(columns)s. It reads: %(known)s.",
        columns=_quoted(names),
        known=", ".join(known),
    )


def _every(*, of_concepts: bool) -> tuple[str, ...]:
    fixed, kinds = _parts(of_concepts=of_concepts)
    return (*fixed, *map(_any, kinds))


def _any(kind: str) -> str:
    return f"{kind} xx"


def _quoted(names: Iterable[str]) -> str:
    return first([f"“{each}”" for each in names], _SHOWN)
