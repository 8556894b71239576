"""What a document is to the check: segments of text, each of which knows where it stands."""

from dataclasses import dataclass, field

from taxonomy.checking.documents.strands import Piece, Source, over


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the original: what is known of it, all else is None.

    `offset`, `end`, `line` and `column` are those of text formats, in code points of
    the decoded file; lines and columns are counted from 1, as are paragraphs and
    pages. A `unit` is one of a translation, a `cue` one of subtitles, a `part` that
    file of a packed document in which the paragraph is.
    """

    offset: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    paragraph: int | None = None
    page: int | None = None
    unit: str | None = None
    cue: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        told = [
            f"{name} {value}"
            for name in ("page", "paragraph", "unit", "cue", "line", "column")
            if (value := getattr(self, name)) is not None
        ]
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a segment stands, and the way from its text back to the source."""

    paragraph: int | None = None
    page: int | None = None
    unit: str | None = None
    cue: str | None = None
    part: str | None = None
    source: Source | None = field(default=None, repr=False, compare=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is read as one: a paragraph, a translation, a cue.

    `language` is what the document itself says of it.
    """

    text: str
    where: Where
    language: str | None = None

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` stands in the original."""
        where = self.where
        if where.source is None or where.part is not None:
            return Place(
                paragraph=where.paragraph,
                page=where.page,
                unit=where.unit,
                cue=where.cue,
                part=where.part,
            )
        parts = self.parts(start, end)
        first, last = parts[0].start, parts[-1].end
        line, column = where.source.line(first)
        end_line, end_column = where.source.line(last)
        return Place(
            offset=first,
            end=last,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            unit=where.unit,
            cue=where.cue,
        )

    def parts(self, start: int, end: int) -> tuple[Piece, ...]:
        """The parts of the source that `text[start:end]` is made of; raises IndexError outside."""
        parts = tuple(over(self.where.pieces, start, end))
        if not parts:
            message = f"There is no text from {start} to {end} in this segment."
            raise IndexError(message)
        return parts

    def anchor(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the source the letters of `text[start:end]` begin and end, markup aside."""
        parts = [each for each in self.parts(start, end) if not each.fixed]
        return (parts[0].start, parts[-1].end) if parts else None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its kind, and its text in segments, in the order of reading."""

    kind: str
    segments: tuple[Segment, ...]
