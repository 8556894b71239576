"""Segments: the texts of a document, each with its language and place."""

from dataclasses import dataclass, field, replace

from taxonomy.checking.disambiguation import Finding
from taxonomy.checking.documents.runs import RunPiece, over
from taxonomy.checking.text_positions import LineIndex, TextPosition


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """Where a segment stands, and the way from its text back to the source.

    The source of a packed document is one of its parts, of XML; that is no text to readers.
    """

    paragraph: int | None = None
    page: int | None = None
    unit: str | None = None
    cue: str | None = None
    part: str | None = None
    source: LineIndex | None = field(default=None, repr=False, compare=False)
    pieces: tuple[RunPiece, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is read as one: a paragraph, a translation, a cue.

    `language` is what the document itself says of it.
    """

    text: str
    where: SegmentPlace
    language: str | None = None

    @property
    def file(self) -> LineIndex | None:
        """The text of the file, where the file is a text."""
        return self.where.source if self.where.part is None else None

    def place(self, start: int, end: int) -> TextPosition:
        """Where `text[start:end]` stands in the original."""
        where = self.where
        if self.file is not None:
            parts = self.parts(start, end)
            place = self.file.place(parts[0].start, parts[-1].end)
            return replace(place, unit=where.unit, cue=where.cue)
        here = LineIndex(self.text)
        return TextPosition(
            start,
            end,
            here.utf16(start),
            here.utf16(end),
            paragraph=where.paragraph,
            page=where.page,
            part=where.part,
        )

    def parts(self, start: int, end: int) -> tuple[RunPiece, ...]:
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


Spotted = tuple[Segment, Finding]  # a finding, with the segment in whose text it stands


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its kind, and its text in segments, in the order of reading."""

    kind: str
    segments: tuple[Segment, ...]
